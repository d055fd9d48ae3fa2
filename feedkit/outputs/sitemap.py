"""``sitemap.xml``: the pages that search engines are to know. sitemaps.org, protocol 0.9."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Listed
from feedkit.outputs.pages.index import index_pages
from feedkit.outputs.pages.links import PODROLL, SUBSCRIBE, index_path, whole
from feedkit.outputs.publication import Output, Publication, digest_of

PATH = "sitemap.xml"
_KIND = "sitemap"
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    digest = digest_of(_KIND, publication.version, list(_pages(publication)))
    yield Artifact(kind=_KIND, key="", path=PATH, digest=digest, stage=Stage.PAGES)


def _render(publication: Publication, _artifact: Artifact) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<urlset xmlns="{_SITEMAPS}" xmlns:image="{_IMAGES}">',
        *(_line(each) for each in _pages(publication)),
        "</urlset>\n",
    ]
    return "\n".join(lines).encode()


@dataclass(frozen=True, slots=True)
class _Page:
    """A page by its whole address, its last change as its content has it, and its picture."""

    address: str
    changed: datetime | None = None
    picture: str = ""


def _pages(publication: Publication) -> Iterator[_Page]:
    show, episodes = publication.catalog.show, publication.catalog.episodes
    for number, listed in enumerate(index_pages(episodes), start=1):
        newest = max((_changed(each) for each in listed), default=None)
        yield _Page(whole(show.address, index_path(number)), newest, show.artwork.address)
    yield _Page(whole(show.address, SUBSCRIBE))
    if show.podcast.podroll:
        yield _Page(whole(show.address, PODROLL))
    for each in episodes:
        address = whole(show.address, each.page)
        if each.page_address == address:
            picture = each.artwork or show.artwork
            yield _Page(address, _changed(each), picture.address)


def _changed(episode: Listed) -> datetime:
    return max(episode.published, episode.updated or episode.published)


def _line(page: _Page) -> str:
    last = f"<lastmod>{page.changed.isoformat()}</lastmod>" if page.changed else ""
    inside = f"<image:loc>{escape(page.picture)}</image:loc>" if page.picture else ""
    image = f"<image:image>{inside}</image:image>" if inside else ""
    return f"  <url><loc>{escape(page.address)}</loc>{last}{image}</url>"


SITEMAP = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
