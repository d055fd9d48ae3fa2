"""The outline as people write it in show notes: a time and a title on each line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from feedkit.model.timestamp import MALFORMED, Timestamp

_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?:[-*•+][ \t]+)?"
    r"[(\[<]?(?P<time>\d[\d:.,]*)(?:[)\]>]|(?=\s|$))"
    r"[ \t]*(?:[-–—:|][ \t]+)?(?P<title>.*)"
)
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*)(?P<dot>\.?)[ \t]+(?=\S)")


class Entry(Struct, frozen=True):
    """One line of an outline. ``line`` counts from nought, blank lines included."""

    line: int
    start: Timestamp
    title: str
    indent: int = 0


class Oddity(Struct, frozen=True):
    """A line that is no entry; ``quote`` is the part of it that is meant.

    ``malformed`` says that it has a time that cannot be read.
    """

    line: int
    quote: str
    message: str
    malformed: bool = False


def read(text: str) -> Iterator[Entry | Oddity]:
    """The entries of an outline in their order, and the lines that are none."""
    for index, line in enumerate(text.splitlines()):
        if line.strip():
            yield _read_line(index, line)


def _read_line(index: int, line: str) -> Entry | Oddity:
    match = _LINE.match(line)
    indent, time, title = match.groups() if match else ("", "", "")
    if ":" not in time:
        return Oddity(index, line.strip(), "no time begins this line")
    try:
        start = Timestamp.parse(time)
    except ValueError as error:
        why = "" if str(error) == MALFORMED else f": {error}"
        return Oddity(index, time, f"“{time}” is no time{why}", True)
    return Entry(index, start, " ".join(title.split()), len(indent.expandtabs(4)))


class Heading(Struct, frozen=True):
    """A title with its place in the tree: its depth from one, and its number's parts if any."""

    depth: int
    title: str
    number: tuple[int, ...] = ()


class OddNumber(Struct, frozen=True):
    """A number that does not follow from those before it."""

    position: int
    quote: str
    message: str


def headings(entries: Iterable[Entry], *, strip: bool) -> tuple[list[Heading], list[OddNumber]]:
    """Where each entry stands in the tree.

    Indentation decides where any line is indented further than another; numbers decide otherwise:
    ``6.2.1`` stands under ``6.2`` under ``6``, and what has no number stands at the top.
    ``strip`` takes the numbers off the titles.
    """
    entries = tuple(entries)
    numbers = list(_numbers(entries))
    odd = list(_odd_numbers(numbers))
    if len({each.indent for each in entries}) > 1:
        depths = depths_by_indent(entries)
    else:
        depths = _depths_by_number(numbers)
    found = [
        Heading(depth, each.title[len(prefix) :] if strip else each.title, number)
        for depth, each, (number, prefix) in zip(depths, entries, numbers, strict=True)
    ]
    return found, odd


_Numbered = tuple[tuple[int, ...], str]


def _numbers(entries: Iterable[Entry]) -> Iterator[_Numbered]:
    """The number of each title and the text it takes up.

    A bare number is one only where it counts on (``6 Comparisons`` behind 5): ``10 things`` in the
    middle of nowhere is a title.
    """
    last = 0
    for entry in entries:
        match = _NUMBER.match(entry.title)
        if match is None:
            yield (), ""
            continue
        number = tuple(map(int, match["number"].split(".")))
        bare = len(number) == 1 and not match["dot"]
        if bare and number[0] != last + 1:
            yield (), ""
            continue
        last = number[0]
        yield number, match[0]


def _depths_by_number(numbers: Iterable[_Numbered]) -> Iterator[int]:
    open_path: list[tuple[int, ...]] = []
    for number, _ in numbers:
        while open_path and not (number and _is_parent(open_path[-1], number)):
            open_path.pop()
        open_path.append(number)
        yield len(open_path)


def _is_parent(above: tuple[int, ...], number: tuple[int, ...]) -> bool:
    return bool(above) and len(above) < len(number) and number[: len(above)] == above


def depths_by_indent(entries: Iterable[Entry]) -> Iterator[int]:
    """The depth of each entry from one, by its indentation alone."""
    open_path: list[int] = []
    for entry in entries:
        while open_path and open_path[-1] >= entry.indent:
            open_path.pop()
        open_path.append(entry.indent)
        yield len(open_path)


def _odd_numbers(numbers: Iterable[_Numbered]) -> Iterator[OddNumber]:
    """Numbers that jump, repeat, or stand without the one above them."""
    last: dict[tuple[int, ...], int] = {}
    for position, (number, prefix) in enumerate(numbers):
        if not number:
            continue
        parent, own = number[:-1], number[-1]
        written = prefix.strip()
        if parent and parent[-1] != last.get(parent[:-1]):
            above = ".".join(map(str, parent))
            yield OddNumber(position, written, f"“{written}” stands without a “{above}” above it")
        elif parent not in last and own > 1:
            yield OddNumber(position, written, f"“{written}” is the first of its level")
        elif parent in last and own != last[parent] + 1:
            yield OddNumber(position, written, f"“{written}” follows {last[parent]}")
        last[parent] = own
