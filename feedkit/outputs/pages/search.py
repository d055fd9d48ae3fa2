"""The page to search on, which asks nobody: what it looks in is part of the site."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.artifact import Artifact, Stage
from feedkit.outputs.pages.assets import SEARCH_SCRIPT, asset_path
from feedkit.outputs.pages.links import SEARCH, Place, file_of, whole
from feedkit.outputs.pages.sheet import Ingredients, Sheet, page
from feedkit.outputs.pages.views import SearchView
from feedkit.outputs.publication import Output, Publication

TITLES = f"{SEARCH}episodes.json"
"""The list of titles and headings, which is searched where there is no index."""

_KIND = "search-page"
_TEMPLATE = "search.html"


def search_view(publication: Publication, place: Place) -> SearchView:
    """What a page searches in."""
    index = publication.index
    return SearchView(
        index=place.to(index) if index else "", titles="" if index else place.to(TITLES)
    )


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    if publication.catalog.episodes:
        made_from = Ingredients(publication, _KIND, _TEMPLATE)
        script = asset_path(publication, SEARCH_SCRIPT)
        yield made_from.artifact("", file_of(SEARCH), publication.index, script)


def _render(publication: Publication, artifact: Artifact) -> bytes:
    show, place = publication.catalog.show, Place(artifact.path)
    words = publication.words
    sheet = Sheet(
        place=place,
        subject=words.gettext("Search"),
        description=words.gettext("Search the episodes of {show}.", show=show.title),
        canonical=whole(show.address, SEARCH),
        hidden=True,
        searching=True,
    )
    return page(publication, _TEMPLATE, sheet, search=search_view(publication, place))


SEARCH_PAGE = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
