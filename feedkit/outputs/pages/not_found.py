"""The page for addresses that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.artifact import Artifact, Stage
from feedkit.outputs.pages.links import Place, root_of
from feedkit.outputs.pages.sheet import Ingredients, Sheet, page
from feedkit.outputs.publication import Output, Publication

_KIND = "not-found-page"
_TEMPLATE = "404.html"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    yield Ingredients(publication, _KIND, _TEMPLATE).artifact("", _TEMPLATE)


def _render(publication: Publication, artifact: Artifact) -> bytes:
    show, words = publication.catalog.show, publication.words
    sheet = Sheet(
        place=Place(artifact.path, root_of(show.address)),
        subject=words.gettext("Page not found"),
        description=words.gettext("There is no such page of {show}.", show=show.title),
        canonical=show.address,
        hidden=True,
    )
    return page(publication, _TEMPLATE, sheet)


NOT_FOUND_PAGE = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
