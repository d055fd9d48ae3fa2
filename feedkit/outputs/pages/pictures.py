"""Pictures as pages show them: the small copy where there is one, and others to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode, Picture
from feedkit.outputs.pages.links import Place
from feedkit.outputs.pages.views import CopiesView, ImageView
from feedkit.outputs.publication import Publication

WIDEST = 640
"""The pixels of the small copy, which pages are laid out for."""


def image(picture: Picture, place: Place, alt: str = "") -> ImageView:
    """A picture on a page, its size brought down to that of the small copy."""
    path = picture.small or picture.path
    width, height = laid_out(picture)
    return ImageView(
        href=place.to(path) if path else picture.address,
        media_type="image/jpeg" if picture.small else picture.media_type,
        width=width,
        height=height,
        alt=alt,
        copies=tuple(_copies(picture, place)),
    )


def laid_out(picture: Picture) -> tuple[int, int]:
    """The width and height of a picture, brought down to those of the small copy."""
    scale = min(1.0, WIDEST / max(picture.width, picture.height, 1))
    return max(1, round(picture.width * scale)), max(1, round(picture.height * scale))


def artwork(publication: Publication, place: Place, alt: str = "") -> ImageView:
    """The show's own artwork: its copies lie the same way from all pages that are equally deep."""
    show = publication.catalog.show
    known = publication.once(("artwork", place.outset), lambda: image(show.artwork, place))
    return ImageView(
        href=known.href,
        media_type=known.media_type,
        width=known.width,
        height=known.height,
        alt=alt,
        copies=known.copies,
    )


def with_pictures(publication: Publication) -> bool:
    """Whether there are pictures in notes, which may stand anywhere."""
    episodes = publication.catalog.episodes
    # All are asked, for what is noted of one now need not be read again.
    pictured = [publication.noted("pictured", each, _pictured) for each in episodes]
    return any(pictured)


def _pictured(each: Episode) -> str:
    """Something, where the notes of an episode show pictures."""
    return "yes" if "![" in each.notes or "<img" in each.notes.lower() else ""


def _copies(picture: Picture, place: Place) -> Iterator[CopiesView]:
    for media_type in dict.fromkeys(each.media_type for each in picture.sizes):
        listed = (each for each in picture.sizes if each.media_type == media_type)
        srcset = ", ".join(f"{place.to(each.path)} {each.width}w" for each in listed)
        yield CopiesView(media_type=media_type, srcset=srcset)
