"""``sitemap.xml``: the pages that search engines are to know. sitemaps.org, protocol 0.9."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Listed
from feedkit.outputs.pages.links import (
    ABOUT,
    PODROLL,
    SUBSCRIBE,
    index_path,
    person_path,
    tag_path,
    whole,
)
from feedkit.outputs.pages.listing import cut
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
    for number, listed in enumerate(cut(episodes), start=1):
        yield _Page(whole(show.address, index_path(number)), _newest(listed), show.artwork.address)
    yield _Page(whole(show.address, SUBSCRIBE))
    yield _Page(whole(show.address, ABOUT))
    if show.podcast.podroll:
        yield _Page(whole(show.address, PODROLL))
    for each in episodes:
        address = whole(show.address, each.page)
        if each.page_address == address:
            picture = each.artwork or show.artwork
            yield _Page(address, _changed(each), picture.address)
    yield from _listings(publication)


def _listings(publication: Publication) -> Iterator[_Page]:
    """The pages of tags and of people."""
    address = publication.catalog.show.address
    for slug, tagged in publication.listings.tags.items():
        for number, listed in enumerate(cut(tagged.episodes), start=1):
            yield _Page(whole(address, tag_path(slug, number)), _newest(listed))
    for slug, heard in publication.listings.people.items():
        portrait = heard.person.portrait.address if heard.person.portrait else ""
        for number, listed in enumerate(cut(heard.episodes), start=1):
            yield _Page(whole(address, person_path(slug, number)), _newest(listed), portrait)


def _newest(listed: tuple[Listed, ...]) -> datetime | None:
    return max((_changed(each) for each in listed), default=None)


def _changed(episode: Listed) -> datetime:
    return max(episode.published, episode.updated or episode.published)


def _line(page: _Page) -> str:
    last = f"<lastmod>{page.changed.isoformat()}</lastmod>" if page.changed else ""
    inside = f"<image:loc>{escape(page.picture, quote=False)}</image:loc>" if page.picture else ""
    image = f"<image:image>{inside}</image:image>" if inside else ""
    return f"  <url><loc>{escape(page.address, quote=False)}</loc>{last}{image}</url>"


SITEMAP = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
