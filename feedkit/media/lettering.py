"""The letters of cards: what they can say, and words set in lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from math import ceil
from pathlib import Path
from typing import Literal

from PIL import ImageFont

Face = Literal["InterDisplay-ExtraBold", "Inter-SemiBold"]
TITLE: Face = "InterDisplay-ExtraBold"
TEXT: Face = "Inter-SemiBold"

COVERED = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x148), (0x14A, 0x17F), (0x192, 0x192), (0x218, 0x21B),
    (0x386, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1), (0x3A3, 0x3CE), (0x400, 0x45F),
    (0x490, 0x491), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9), (0x2010, 0x2015),
    (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030), (0x2032, 0x2033),
    (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193),
    (0x2212, 0x2212),
)  # fmt: skip
"""The characters that both faces have: Latin, Greek and Cyrillic with what stands between."""

_ORNAMENTS = frozenset({"So", "Sk", "Cf", "Cc", "Cs", "Co", "Cn"})
_FOLDER = Path(__file__).parent / "fonts"


def sayable(text: str) -> str | None:
    """A text without pictograms and marks that nobody sees; nothing where letters are missing."""
    composed = unicodedata.normalize("NFC", text)
    letters = "".join(each for each in composed if _is_covered(each) or not _is_ornament(each))
    line = " ".join(letters.split())
    return line if all(map(_is_covered, line)) else None


def _is_covered(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in COVERED)


def _is_ornament(character: str) -> bool:
    variant = 0xFE00 <= ord(character) <= 0xFE0F
    return variant or unicodedata.category(character) in _ORNAMENTS


@cache
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A face in a size; pixels from line to line are its own."""
    return ImageFont.truetype(_FOLDER / f"{face}.woff2", size)


def fitted(
    text: str, face: Face, *, width: int, height: int, sizes: range
) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size in which a text fits, and its lines; at the smallest its end is left out."""
    for size in sizes:
        lines = list(_lines(text, font(face, size), width))
        if len(lines) * leading(size) <= height:
            return font(face, size), _balanced(text, font(face, size), width, lines)
    smallest = font(face, sizes[-1])
    return smallest, _cut(lines, smallest, width=width, most=height // leading(sizes[-1]))


def one_line(text: str, face: Face, *, size: int, width: int) -> str:
    """A text in one line, its end left out where it is too long."""
    lines = list(_lines(text, font(face, size), width))
    return _cut(lines, font(face, size), width=width, most=1)[0] if lines else ""


def leading(size: int) -> int:
    """The pixels from one line to the next."""
    return round(size * 1.14)


def _lines(text: str, set_in: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """Words in lines; one that is wider than a line is broken."""
    line = ""
    for word in text.split(" "):
        rest = word
        while set_in.getlength(rest) > width:
            most = next(n for n in range(1, len(rest) + 1) if set_in.getlength(rest[:n]) > width)
            if line:
                yield line
                line = ""
            yield rest[: max(1, most - 1)]
            rest = rest[max(1, most - 1) :]
        together = f"{line} {rest}".strip()
        if line and set_in.getlength(together) > width:
            yield line
            line = rest
        else:
            line = together
    if line:
        yield line


def _balanced(text: str, set_in: ImageFont.FreeTypeFont, width: int, lines: list[str]) -> list[str]:
    """As many lines, about as long as each other: no word stands alone at the end."""
    widest = max(set_in.getlength(word) for word in text.split(" "))
    for narrower in range(max(width // 2, ceil(widest)), width, max(1, width // 24)):
        found = list(_lines(text, set_in, narrower))
        if len(found) == len(lines):
            return found
    return lines


def _cut(lines: list[str], set_in: ImageFont.FreeTypeFont, *, width: int, most: int) -> list[str]:
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and set_in.getlength(f"{last}…") > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip(" ,.;:–—-") + "…"]
