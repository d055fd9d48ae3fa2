"""What reading a transcript file gives: pieces of speech, and what is odd about the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from feedkit.model.timestamp import Timestamp
from feedkit.model.transcript import SpokenText

MOST = 10
"""More findings of one code than this are counted instead of listed."""


class Oddity(Struct, frozen=True):
    """Something odd in a transcript file; lines and columns count from one.

    ``quote`` is the part of the line that is meant, where it is less than the whole.
    """

    code: str
    line: int
    column: int
    message: str
    help: str = ""
    quote: str = ""


class Block(Struct, frozen=True, kw_only=True):
    """A piece of speech as the file has it; what it does not say about times is missing here."""

    line: int
    column: int = 1
    start: Timestamp | None = None
    end: Timestamp | None = None
    text: str
    speaker: str = ""


class Reading(Struct, frozen=True):
    """A transcript as it was understood: the name of its format, its text, and its oddities."""

    format: str
    text: SpokenText
    oddities: tuple[Oddity, ...]


def shown(text: str) -> str:
    """A part of the file as it is quoted in a message: one line, not too long."""
    line = " ".join(text[:200].split())
    return f"“{line[:37]}…”" if len(line) > 40 else f"“{line}”"


def gathered(oddities: Iterable[Oddity]) -> tuple[Oddity, ...]:
    """The oddities in the order of the file; what recurs is said once, with its number."""
    alike: dict[tuple[str, str], list[Oddity]] = {}
    for each in sorted(oddities, key=lambda each: (each.line, each.column)):
        alike.setdefault((each.code, each.message), []).append(each)
    once = sorted((_counted(same) for same in alike.values()), key=lambda each: each.code)
    kept = [each for _, same in groupby(once, key=lambda each: each.code) for each in _few(same)]
    return tuple(sorted(kept, key=lambda each: (each.line, each.column, each.code)))


def _counted(same: list[Oddity]) -> Oddity:
    first = same[0]
    return replace(first, message=f"{first.message} ({len(same)} times)") if same[1:] else first


def _few(same: Iterable[Oddity]) -> Iterator[Oddity]:
    listed = list(same)
    yield from listed[: MOST - 1]
    if len(listed) > MOST:
        last = listed[MOST - 1]
        yield replace(last, message=f"{last.message}, and {len(listed) - MOST} more like it")
    else:
        yield from listed[MOST - 1 :]
