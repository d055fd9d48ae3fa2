"""``search/episodes.json``: what can be searched where there is no index, titles and headings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Episode
from feedkit.model.outline import Chapter
from feedkit.outputs.pages.links import Place
from feedkit.outputs.pages.outline_view import shown
from feedkit.outputs.pages.phrases import clock
from feedkit.outputs.pages.search import TITLES
from feedkit.outputs.publication import Output, Publication, digest_of
from feedkit.outputs.search.documents import facts

_KIND = "search-titles"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    if publication.catalog.episodes and not publication.index:
        digest = digest_of((_KIND, publication.version), list(_lines(publication)))
        yield Artifact(kind=_KIND, key="", path=TITLES, digest=digest, stage=Stage.SIDE_FILES)


def _lines(publication: Publication) -> Iterator[str]:
    """A line for each episode."""

    def line(episode: Episode) -> str:
        return json.dumps(_told(publication, episode), ensure_ascii=False)

    for each in publication.catalog.episodes:
        yield publication.noted(_KIND, each, line)


def _render(publication: Publication, _artifact: Artifact) -> bytes:
    text = "[\n" + ",\n".join(_lines(publication)) + "\n]\n"
    return text.encode("utf-8", "replace")


def _told(publication: Publication, each: Episode) -> dict[str, Any]:
    """An episode with its headings; the address starts from the show's."""
    return {
        "title": each.title,
        "url": Place("").to(each.page),
        "facts": facts(publication, each),
        "headings": list(_headings(each.outline.chapters)),
    }


def _headings(chapters: tuple[Chapter, ...]) -> Iterator[tuple[str, str]]:
    for each in shown(chapters):
        yield each.start.decimal, each.title or clock(each.start)
        yield from _headings(each.children)


SEARCHED_TITLES = Output(kind=_KIND, stage=Stage.SIDE_FILES, artifacts=_artifacts, render=_render)
