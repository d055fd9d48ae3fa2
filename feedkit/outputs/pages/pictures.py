"""Pictures as pages show them: the small copy where there is one, and others to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Picture
from feedkit.outputs.pages.links import Place
from feedkit.outputs.pages.views import CopiesView, ImageView

WIDEST = 640
"""The pixels of the small copy, which pages are laid out for."""


def image(picture: Picture, place: Place, alt: str = "") -> ImageView:
    """A picture on a page, its size brought down to that of the small copy."""
    path = picture.small or picture.path
    scale = min(1.0, WIDEST / max(picture.width, picture.height, 1))
    return ImageView(
        href=place.to(path) if path else picture.address,
        media_type="image/jpeg" if picture.small else picture.media_type,
        width=max(1, round(picture.width * scale)),
        height=max(1, round(picture.height * scale)),
        alt=alt,
        copies=tuple(_copies(picture, place)),
    )


def _copies(picture: Picture, place: Place) -> Iterator[CopiesView]:
    for media_type in dict.fromkeys(each.media_type for each in picture.sizes):
        listed = (each for each in picture.sizes if each.media_type == media_type)
        srcset = ", ".join(f"{place.to(each.path)} {each.width}w" for each in listed)
        yield CopiesView(media_type=media_type, srcset=srcset)
