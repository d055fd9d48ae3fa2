"""The page of a common site for addresses that lead nowhere, in the folder of no show or of any."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from feedkit.model.shelf import Shelf
from feedkit.outputs.pages.links import Place, root_of
from feedkit.outputs.pages.security import policy
from feedkit.outputs.pages.templates import fill
from feedkit.outputs.pages.views import LinkView
from feedkit.outputs.shows.index_page import stylesheet
from feedkit.text.words import Words

PATH = "404.html"
TEMPLATE = "shows-404.html"


class LostView(Struct, frozen=True, kw_only=True):
    """The page for addresses that lead nowhere, with the ways on. Its links start at the host."""

    title: str
    language: str
    security: str
    stylesheet: str
    home: str
    shows: tuple[LinkView, ...]


def not_found_page(shelf: Shelf, templates: Mapping[str, str], words: Words) -> bytes:
    """The page: a host answers with it at any address, so its links are those of the host."""
    place = Place(PATH, root_of(shelf.address))
    view = LostView(
        title=shelf.title,
        language=shelf.language,
        security=policy(),
        stylesheet=place.to(stylesheet(shelf, templates)[0]),
        home=place.to(""),
        shows=tuple(
            LinkView(text=each.show.title, href=place.to(f"{each.folder}/")) for each in shelf.shows
        ),
    )
    return fill(templates, TEMPLATE, words, lost=view).encode()
