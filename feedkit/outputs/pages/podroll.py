"""The page with the shows of others that a show recommends."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.podcast.remote_item import RemoteItem
from feedkit.outputs.opml import RECOMMENDED, lists_recommended
from feedkit.outputs.pages.links import PODROLL, Place, file_of, whole
from feedkit.outputs.pages.sheet import Ingredients, Sheet, page
from feedkit.outputs.pages.views import LinkView, PodrollView
from feedkit.outputs.publication import Output, Publication

_KIND = "podroll-page"
_TEMPLATE = "podroll.html"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    recommended = publication.catalog.show.podcast.podroll
    if recommended:
        made_from = Ingredients(publication, _KIND, _TEMPLATE)
        yield made_from.artifact("", file_of(PODROLL), recommended)


def _render(publication: Publication, artifact: Artifact) -> bytes:
    show, place = publication.catalog.show, Place(artifact.path)
    view = PodrollView(
        shows=tuple(map(_link, show.podcast.podroll)),
        all_feeds=place.to(RECOMMENDED) if lists_recommended(show) else "",
    )
    sheet = Sheet(
        place=place,
        subject=publication.words.gettext("Recommended shows"),
        description=publication.words.gettext("Recommended by {show}", show=show.title),
        canonical=whole(show.address, PODROLL),
    )
    return page(publication, _TEMPLATE, sheet, podroll=view)


def _link(each: RemoteItem) -> LinkView:
    """A show by what is known of it; its feed is the only address that everybody has."""
    known = each.title or (urlsplit(each.feed).netloc if each.feed else each.guid)
    return LinkView(text=known, href=each.feed or "")


PODROLL_PAGE = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
