"""``sitemap.xml`` and ``robots.txt`` of a common site: each show has a list of its own pages.

sitemaps.org, protocol 0.9: a list of lists names no pages, so the page of all shows has its own.
"""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from feedkit.model.shelf import Shelf
from feedkit.outputs.sitemap import PATH

OWN = "sitemap-shows.xml"
ROBOTS = "robots.txt"
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_index(shelf: Shelf) -> bytes:
    """The list of all lists of pages."""
    paths = (OWN, *(f"{each.folder}/{PATH}" for each in shelf.shows))
    addresses = (escape(shelf.address + quote(path), quote=False) for path in paths)
    places = (f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return _document("sitemapindex", "\n  ".join(places))


def own_pages(shelf: Shelf) -> bytes:
    """The list of pages that are no show's own."""
    return _document("urlset", f"<url><loc>{escape(shelf.address, quote=False)}</loc></url>")


def _document(name: str, inside: str) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="{_SITEMAPS}">'
    return f"{head}\n  {inside}\n</{name}>\n".encode()


def robots(shelf: Shelf) -> bytes:
    """Everything is open, as directories need it: crawlers ask the host, and no show's folder."""
    if shelf.noindex:
        return b"User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {shelf.address}{PATH}\n".encode()
