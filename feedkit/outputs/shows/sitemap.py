"""``sitemap.xml`` and ``robots.txt`` of a common site: each show has a list of its own pages.

sitemaps.org, protocol 0.9: a list of lists names no pages, so the page of all shows has its own.
"""

from __future__ import annotations

from urllib.parse import quote

from feedkit.model.shelf import Shelf
from feedkit.outputs.sitemap import PATH, list_of_lists, list_of_one

OWN = "sitemap-shows.xml"
ROBOTS = "robots.txt"


def sitemap_index(shelf: Shelf) -> bytes:
    """The list of all lists of pages."""
    of_shows = (f"{each.folder}/{name}" for each in shelf.shows for name in each.sitemaps)
    return list_of_lists(shelf.address + quote(path) for path in (OWN, *of_shows))


def own_pages(shelf: Shelf) -> bytes:
    """The list of pages that are no show's own."""
    return list_of_one(shelf.address)


def robots(shelf: Shelf) -> bytes:
    """Everything is open, as directories need it: crawlers ask the host, and no show's folder."""
    if shelf.noindex:
        return b"User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {shelf.address}{PATH}\n".encode()
