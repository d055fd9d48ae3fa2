"""``sitemap.xml``: the pages that search engines are to know. sitemaps.org, protocol 0.9."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Episode
from feedkit.outputs.pages.index import index_pages
from feedkit.outputs.pages.links import PODROLL, SUBSCRIBE, index_path, whole
from feedkit.outputs.publication import Output, Publication, digest_of

PATH = "sitemap.xml"
_KIND = "sitemap"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    digest = digest_of(_KIND, publication.version, list(_pages(publication)))
    yield Artifact(kind=_KIND, key="", path=PATH, digest=digest, stage=Stage.PAGES)


def _render(publication: Publication, _artifact: Artifact) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(_line(address, changed) for address, changed in _pages(publication)),
        "</urlset>\n",
    ]
    return "\n".join(lines).encode()


def _pages(publication: Publication) -> Iterator[tuple[str, datetime | None]]:
    """The whole addresses of pages, with their last change as their content has it."""
    show, episodes = publication.catalog.show, publication.catalog.episodes
    for number, listed in enumerate(index_pages(episodes), start=1):
        newest = max((_changed(each) for each in listed), default=None)
        yield whole(show.address, index_path(number)), newest
    yield whole(show.address, SUBSCRIBE), None
    if show.podcast.podroll:
        yield whole(show.address, PODROLL), None
    for each in episodes:
        address = whole(show.address, each.page)
        if each.page_address == address:
            yield address, _changed(each)


def _changed(episode: Episode) -> datetime:
    return max(episode.published, episode.updated or episode.published)


def _line(address: str, changed: datetime | None) -> str:
    last = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return f"  <url><loc>{escape(address)}</loc>{last}</url>"


SITEMAP = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
