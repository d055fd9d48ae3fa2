"""What a reader makes of a text: the contents it holds, and what is wrong with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from feedkit.formats.chapters.contents import Contents
from feedkit.model.timestamp import MALFORMED

BREAK = re.compile(r"\r\n|\r|\n")
"""What editors take for the end of a line."""
MOST_FLAWS = 100
"""More are not told of one text."""


class Flaw(Struct, frozen=True):
    """What is wrong at a place of a text; ``quote`` is the part of the line that is meant.

    ``line`` and ``column`` count from nought. ``malformed`` says that a time stands there that
    cannot be read.
    """

    line: int
    column: int
    quote: str
    message: str
    help: str = ""
    malformed: bool = False


class Reading(Struct, frozen=True):
    """The contents of a text as far as they were understood, and every flaw in it.

    Where there are no chapters there is a flaw that says why.
    """

    contents: Contents
    flaws: tuple[Flaw, ...] = ()


def flaw(
    text: str, start: int, end: int, message: str, help: str = "", *, malformed: bool = False
) -> Flaw:
    """A flaw at a part of a text, counted in characters; the part ends with its line."""
    start = min(max(start, 0), len(text))
    begun = _line_starts(text)
    line = bisect_right(begun, start) - 1
    quote = BREAK.split(text[start : max(start, end)], maxsplit=1)[0]
    return Flaw(line, start - begun[line], quote, message, help, malformed)


def offset_of(text: str, line: int, column: int) -> int:
    """How many characters stand before a place, or before the one nearest to it in the text."""
    begun = (*_line_starts(text), len(text))
    line = min(max(line, 0), len(begun) - 2)
    return min(begun[line] + max(column, 0), begun[line + 1])


@lru_cache(maxsize=2)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in BREAK.finditer(text)))


def bad_time(text: str, start: int, end: int, why: str = "") -> Flaw:
    """The flaw of a time that cannot be read."""
    why = "" if why in {"", MALFORMED} else f": {why}"
    message = f"“{text[start:end][:40]}” is no time{why}"
    return flaw(text, start, end, message, "write it like 1:04:10 or 04:10.500", malformed=True)


def concluded(text: str, contents: Contents, flaws: Iterable[Flaw], wanted: str) -> Reading:
    """A reading that says so where it has found nothing; ``wanted`` is what an example is."""
    found = tuple(islice(flaws, MOST_FLAWS))
    if not contents.chapters and not found:
        first = re.search(r"\S[^\r\n]*", text)
        start, end = first.span() if first else (0, 0)
        found = (flaw(text, start, end, "there are no chapters here", f"one looks like {wanted}"),)
    return Reading(contents, found)


class Line(Struct, frozen=True):
    """A line of a text, without its end, and where in the text it begins."""

    offset: int
    text: str

    @property
    def end(self) -> int:
        """Where in the text the line ends."""
        return self.offset + len(self.text)


def lines(text: str) -> Iterator[Line]:
    """The lines of a text as editors count them."""
    offset = 0
    for match in BREAK.finditer(text):
        yield Line(offset, text[offset : match.start()])
        offset = match.end()
    yield Line(offset, text[offset:])
