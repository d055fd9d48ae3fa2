"""The page that leads to each of several shows, and its style sheet."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from feedkit.model.catalog import Picture
from feedkit.model.shelf import Shelf, ShelvedShow
from feedkit.outputs.pages import phrases
from feedkit.outputs.pages.links import Place
from feedkit.outputs.pages.pictures import image
from feedkit.outputs.pages.security import policy
from feedkit.outputs.pages.templates import fill
from feedkit.outputs.pages.theme import theme
from feedkit.outputs.pages.views import ImageView
from feedkit.outputs.shows.opml import PATH as OPML
from feedkit.text.words import Words

PATH = "index.html"
TEMPLATE = "shows.html"


class ShowView(Struct, frozen=True, kw_only=True):
    """A show in the list."""

    title: str
    language: str
    author: str
    href: str
    subscribe: str
    description: tuple[str, ...]
    artwork: ImageView


class ShelfView(Struct, frozen=True, kw_only=True):
    """The page as its template sees it."""

    title: str
    language: str
    description: tuple[str, ...]
    canonical: str
    noindex: bool
    security: str
    stylesheet: str
    opml: str
    shows: tuple[ShowView, ...]


def stylesheet(shelf: Shelf, templates: Mapping[str, str]) -> tuple[str, bytes]:
    """The path and the text of the style sheet: the colours are those of the first show."""
    first = [(each.show.artwork.palette, each.show.site.colours) for each in shelf.shows[:1]]
    colours = theme(*first[0]) if first else theme(())
    text = (colours + templates.get("site.css", "")).encode()
    return f"assets/feedkit-{sha256(text).hexdigest()[:8]}.css", text


def index_page(shelf: Shelf, templates: Mapping[str, str], words: Words) -> bytes:
    """The page that leads to each show."""
    pictures = (each.show.artwork.address for each in shelf.shows if not each.show.artwork.path)
    view = ShelfView(
        title=shelf.title,
        language=shelf.language,
        description=phrases.paragraphs(shelf.description),
        canonical=shelf.address,
        noindex=shelf.noindex,
        security=policy(images=pictures),
        stylesheet=stylesheet(shelf, templates)[0],
        opml=OPML,
        shows=tuple(_show(each, words) for each in shelf.shows),
    )
    return fill(templates, TEMPLATE, words, shelf=view).encode()


def _show(each: ShelvedShow, words: Words) -> ShowView:
    show, place = each.show, Place(PATH)
    artwork = _inside(show.artwork, each.folder)
    cover = image(artwork, place, phrases.cover(show.title, words))
    return ShowView(
        title=show.title,
        language=show.language,
        author=show.author or "",
        href=place.to(f"{each.folder}/"),
        subscribe=place.to(f"{each.folder}/subscribe/"),
        description=phrases.paragraphs(show.description),
        artwork=cover,
    )


def _inside(picture: Picture, folder: str) -> Picture:
    """A picture of a show's own site, from the site that all of them stand in."""

    def path(own: str) -> str:
        return own and f"{folder}/{own}"

    sizes = tuple(replace(size, path=path(size.path)) for size in picture.sizes)
    return replace(picture, path=path(picture.path), small=path(picture.small), sizes=sizes)
