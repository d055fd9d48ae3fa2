"""``sitemap.xml``: the pages that search engines are to know. sitemaps.org, protocol 0.9.

A site of very many pages has several lists, and ``sitemap.xml`` is the list of those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape
from itertools import islice

from msgspec import Struct

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
MOST_PAGES = 25_000
"""How many pages a list names: half of what may be, so that it never has 50 MB."""

_ALL = "all"
_PART = re.compile(r"sitemap-\d+\.xml")
_KIND = "sitemap"
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    pages = list(_pages(publication))
    parts = [pages[start : start + MOST_PAGES] for start in range(0, len(pages), MOST_PAGES)]
    if len(parts) == 1:
        yield _artifact(publication, "", PATH, pages)
        return
    yield _artifact(publication, _ALL, PATH, _addresses(publication, len(parts)))
    for number, part in enumerate(parts, start=1):
        yield _artifact(publication, str(number), _part_path(number), part)


def _artifact(publication: Publication, key: str, path: str, of: Sequence[object]) -> Artifact:
    digest = digest_of(_KIND, publication.version, of)
    return Artifact(kind=_KIND, key=key, path=path, digest=digest, stage=Stage.PAGES)


def _part_path(number: int) -> str:
    return f"sitemap-{number}.xml"


def _addresses(publication: Publication, parts: int) -> list[str]:
    """Where the lists of a site that has several are."""
    address = publication.catalog.show.address
    return [whole(address, _part_path(number)) for number in range(1, parts + 1)]


def _render(publication: Publication, artifact: Artifact) -> bytes:
    if artifact.key == _ALL:
        count = sum(1 for _ in _pages(publication))
        return list_of_lists(_addresses(publication, -(-count // MOST_PAGES)))
    start = (int(artifact.key) - 1) * MOST_PAGES if artifact.key else 0
    listed = islice(_pages(publication), start, start + MOST_PAGES)
    return _document(f'urlset xmlns="{_SITEMAPS}" xmlns:image="{_IMAGES}"', map(_line, listed))


def list_of_lists(addresses: Iterable[str]) -> bytes:
    """The list of all lists of pages, which are named by their whole addresses."""
    places = (f"<loc>{escape(each, quote=False)}</loc>" for each in addresses)
    lines = (f"  <sitemap>{each}</sitemap>" for each in places)
    return _document(f'sitemapindex xmlns="{_SITEMAPS}"', lines)


def list_of_one(address: str) -> bytes:
    """The list of pages of a site that has one page."""
    return _document(f'urlset xmlns="{_SITEMAPS}"', [_line(_Page(address))])


def lists_among(paths: Iterable[str]) -> tuple[str, ...]:
    """The lists of pages among the files of a site, for a list of lists may not name another."""
    return tuple(filter(_PART.fullmatch, paths)) or (PATH,)


def _document(tag: str, lines: Iterable[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{tag}>'
    return "\n".join([head, *lines, f"</{tag.partition(' ')[0]}>\n"]).encode()


class _Page(Struct, frozen=True):
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
