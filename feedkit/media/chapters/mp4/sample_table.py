"""Where the samples of a track lie (ISO/IEC 14496-12, sections 8.6 and 8.7)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice, repeat

from feedkit.media.chapters.mp4.atoms import Atom

_MOST = 10_000
"""How many samples and chunks are looked at; a damaged table may claim any number."""


def samples(table: Atom) -> Iterator[tuple[int, int, int]]:
    """Place, size and duration of the samples of an ``stbl`` box, up to a great many."""
    runs = ((_number(run[:4]), _number(run[4:])) for run in _entries(table, b"stts", 8))
    times = chain.from_iterable(repeat(time, count) for count, time in runs)
    found = zip(_places(table), times, strict=False)
    return islice(((place, size, time) for (place, size), time in found), _MOST)


def groups(box: Atom, start: int, width: int) -> Iterator[bytes]:
    """The bytes of a box in groups of a width; what is left over at the end is dropped."""
    content = box.content
    return (content[at : at + width] for at in range(start, len(content) - width + 1, width))


def _places(table: Atom) -> Iterator[tuple[int, int]]:
    sizes = _sizes(table)
    for place, held in zip(_chunks(table), _held(table), strict=False):
        at = place
        for size in islice(sizes, held):
            yield at, size
            at += size


def _sizes(table: Atom) -> Iterator[int]:
    box = table.child(b"stsz")
    if box is None:
        return iter(())
    size, count = _number(box.content[4:8]), _number(box.content[8:12])
    return repeat(size, count) if size else map(_number, groups(box, 12, 4))


def _chunks(table: Atom) -> Iterator[int]:
    name, width = (b"co64", 8) if table.child(b"co64") else (b"stco", 4)
    return islice(map(_number, _entries(table, name, width)), _MOST)


def _held(table: Atom) -> Iterator[int]:
    """How many samples each chunk holds, for as many chunks as there may be."""
    runs = [(_number(run[:4]), _number(run[4:8])) for run in _entries(table, b"stsc", 12)]
    ends = [first for first, _ in runs[1:]]
    for (first, held), end in zip(runs, ends, strict=False):
        yield from repeat(held, max(0, end - first))
    yield from repeat(runs[-1][1] if runs else 0)


def _entries(table: Atom, name: bytes, width: int) -> Iterator[bytes]:
    box = table.child(name)
    return islice(groups(box, 8, width), _number(box.content[4:8])) if box else iter(())


def _number(data: bytes) -> int:
    return int.from_bytes(data)
