"""What directories would object to in an artwork."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from feedkit.media.cure import renamed
from feedkit.media.defect import Defect, shown
from feedkit.model.audio_facts import ImageFacts
from feedkit.model.size import Size

_SMALLEST, _LARGEST = 1400, 3000
_HEAVY = Size(1_000_000)
_ALPHA = ("RGBA", "PA", "RGBa")
_COLOURS = {
    "CMYK": "has the colours of print (CMYK)",
    "YCbCr": "has the colours of video (YCbCr)",
    "LAB": "has Lab colours",
    "LA": "is grey with an alpha channel",
    "La": "is grey with an alpha channel",
}


def artwork_defects(facts: ImageFacts, name: str) -> tuple[Defect, ...]:
    """Everything that is wrong with a picture as artwork. ``name`` is the file's."""
    found = (objection(facts, name) for objection in _OBJECTIONS)
    return tuple(defect for defect in found if defect)


def _not_square(facts: ImageFacts, name: str) -> Defect | None:
    if facts.width == facts.height:
        return None
    return Defect(
        "ART001",
        f"{shown(name)} is {_pixels(facts)}, where a square was wanted",
        f"crop it to {min(facts.width, facts.height)} x {min(facts.width, facts.height)} pixels, "
        "or put it on a square ground",
    )


def _size(facts: ImageFacts, name: str) -> Defect | None:
    if min(facts.width, facts.height) < _SMALLEST:
        cure = "export it again from the original; enlarging makes it blurred"
    elif max(facts.width, facts.height) > _LARGEST:
        cure = f"scale it down to {_LARGEST} x {_LARGEST} pixels"
    else:
        return None
    return Defect(
        "ART002",
        f"{shown(name)} is {_pixels(facts)}, where {_SMALLEST} to {_LARGEST} "
        "pixels on each side were wanted",
        cure,
    )


def _format(facts: ImageFacts, name: str) -> Defect | None:
    if facts.extension in ("jpg", "png"):
        return None
    return Defect(
        "ART004",
        f"{shown(name)} is {facts.extension.upper()}, where JPEG or PNG was wanted",
        f"save it as {shown(renamed(name, 'jpg'))} or {shown(renamed(name, 'png'))}",
    )


def _mislabelled(facts: ImageFacts, name: str) -> Defect | None:
    called = PurePath(name).suffix.removeprefix(".").lower().replace("jpeg", "jpg")
    if facts.extension not in ("jpg", "png") or called == facts.extension:
        return None
    words = {"jpg": "a JPEG", "png": "a PNG"}[facts.extension]
    return Defect(
        "ART005",
        f"{shown(name)} is {words} by its content, not by its name",
        f"rename it to {shown(renamed(name, facts.extension))}",
    )


def _colours(facts: ImageFacts, name: str) -> Defect | None:
    if facts.mode not in _COLOURS:
        return None
    return Defect(
        "ART006",
        f"{shown(name)} {_COLOURS[facts.mode]}, where RGB was wanted",
        "save it again in RGB (sRGB), without transparency",
    )


def _transparent(facts: ImageFacts, name: str) -> Defect | None:
    if facts.mode not in _ALPHA:
        return None
    return Defect(
        "ART007",
        f"{shown(name)} has transparent parts, or room for them; apps put any colour behind",
        "save it on a ground of its own, without an alpha channel",
    )


def _heavy(facts: ImageFacts, name: str) -> Defect | None:
    if facts.size <= _HEAVY:
        return None
    return Defect(
        "ART010",
        f"{shown(name)} takes {facts.size}, where at most {_HEAVY} load quickly",
        "save it as a JPEG of quality 85",
    )


def _pixels(facts: ImageFacts) -> str:
    return f"{facts.width} x {facts.height} pixels"


_OBJECTIONS: tuple[Callable[[ImageFacts, str], Defect | None], ...] = (
    _not_square,
    _size,
    _format,
    _mislabelled,
    _colours,
    _transparent,
    _heavy,
)
