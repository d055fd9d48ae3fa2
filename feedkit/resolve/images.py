"""Pictures for other places than the cover's square: where they stand, and their shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import gcd

from feedkit.model.catalog import Picture
from feedkit.model.podcast.image import Image
from feedkit.model.podcast.told import ToldImage


def told_images(written: Iterable[Image], pictures: Mapping[str, Picture]) -> Iterator[ToldImage]:
    """The pictures with their addresses; one whose file is not there has been objected to."""
    for each in written:
        picture = pictures.get(each.image)
        if picture is not None:
            yield _ours(each, picture)
        elif each.elsewhere:
            yield _theirs(each)


def _ours(each: Image, picture: Picture) -> ToldImage:
    return ToldImage(
        address=picture.address,
        alt=each.alt,
        purpose=_purpose(each),
        aspect_ratio=each.aspect_ratio or _shape(picture.width, picture.height),
        width=picture.width,
        height=picture.height,
        media_type=picture.media_type,
    )


def _theirs(each: Image) -> ToldImage:
    known = each.width is not None and each.height is not None
    shape = _shape(each.width or 1, each.height or 1) if known else ""
    return ToldImage(
        address=each.image,
        alt=each.alt,
        purpose=_purpose(each),
        aspect_ratio=each.aspect_ratio or shape,
        width=each.width,
        height=each.height,
        media_type=each.type or "",
    )


def _purpose(each: Image) -> str:
    return " ".join(each.purpose)


def _shape(width: int, height: int) -> str:
    """The shape in small numbers: 1920 by 1080 is 16/9."""
    part = gcd(width, height)
    return f"{width // part}/{height // part}"
