"""Pages at old addresses that lead to the new ones, on hosts that know no other redirect."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.artifact import Artifact, Stage
from feedkit.outputs.pages.links import Place, file_of, whole
from feedkit.outputs.pages.sheet import Ingredients, Sheet, page
from feedkit.outputs.pages.views import LinkView
from feedkit.outputs.publication import Output, Publication

_KIND = "redirect-page"
_TEMPLATE = "redirect.html"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    made_from = Ingredients(publication, _KIND, _TEMPLATE)
    for each in publication.catalog.redirects:
        yield made_from.artifact(each.path, file_of(each.path), each)


def _render(publication: Publication, artifact: Artifact) -> bytes:
    found = publication.redirect(artifact.key)
    place = Place(artifact.path)
    sheet = Sheet(
        place=place,
        subject=found.title,
        description=publication.words.gettext("{title} has moved.", title=found.title),
        canonical=whole(publication.catalog.show.address, found.to),
        hidden=True,
    )
    target = LinkView(text=found.title, href=place.to(found.to))
    return page(publication, _TEMPLATE, sheet, target=target)


REDIRECT_PAGES = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
