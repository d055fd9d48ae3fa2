"""The colours of a picture, from the small copy that pages show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from PIL import Image

from feedkit.diagnostics import WorldFailed

MOST = 8
"""How many colours are told of a picture."""

_PIXELS = 160
_STEP = 32
_NEAR = 48
_LEAST = 0.004

Colour = tuple[int, int, int]


def palette(path: Path) -> tuple[str, ...]:
    """The colours that a small JPEG is made of, the commonest first.

    Colours that are hard to tell apart count as one, and a trace of a colour does not count.
    """
    try:
        with Image.open(path, formats=("JPEG",)) as image:
            # Pixels as they are: a mean across an edge is a colour that the picture does not have.
            small = image.convert("RGB").resize((_PIXELS, _PIXELS), Image.Resampling.NEAREST)
    except (OSError, ValueError) as error:
        raise WorldFailed(f"{path} cannot be read: {error}") from error
    raw = small.tobytes()
    counted = Counter(zip(raw[::3], raw[1::3], raw[2::3], strict=True))
    told = [each for count, each in _common(counted) if count >= _LEAST * _PIXELS * _PIXELS]
    return tuple("#{:02x}{:02x}{:02x}".format(*each) for each in told[:MOST])


def _common(counted: Mapping[Colour, int]) -> Iterator[tuple[int, Colour]]:
    """Groups of like colours with how often they occur, the commonest first.

    A group is named by the commonest of its colours.
    """
    cells: dict[Colour, list[tuple[int, Colour]]] = {}
    for (red, green, blue), count in counted.items():
        cell = (red // _STEP, green // _STEP, blue // _STEP)
        cells.setdefault(cell, []).append((count, (red, green, blue)))
    groups: list[tuple[int, Colour]] = []
    named = ((sum(count for count, _ in cell), max(cell)[1]) for cell in cells.values())
    for count, colour in sorted(named, reverse=True):
        near = [at for at, (_, other) in enumerate(groups) if _distance(colour, other) < _NEAR]
        if near:
            groups[near[0]] = (groups[near[0]][0] + count, groups[near[0]][1])
        else:
            groups.append((count, colour))
    yield from sorted(groups, reverse=True)


def _distance(one: Colour, other: Colour) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)
