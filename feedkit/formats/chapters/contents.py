"""The contents of one recording: what every chapter document is written from and read into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Duration, Timestamp

DEEPEST = 9
"""Chapters nested deeper than this stand beside each other."""


class Contents(Struct, frozen=True, kw_only=True):
    """A recording's tree of chapters, and what documents say about the recording itself.

    ``page`` is the address that links to a time begin with; without one they stay on their page.
    """

    chapters: tuple[Chapter, ...] = ()
    duration: Duration | None = None
    title: str = ""
    show: str = ""
    file_name: str = ""
    page: str = ""


def walk(chapters: Iterable[Chapter], depth: int = 1) -> Iterator[tuple[int, Chapter]]:
    """All chapters in order, each with its depth from one and its children still in it."""
    for chapter in chapters:
        yield depth, chapter
        if chapter.children:
            yield from walk(chapter.children, depth + 1)


def tree(listed: Iterable[tuple[int, Chapter]]) -> tuple[Chapter, ...]:
    """Chapters nested by their depths: the other way round than :func:`walk`."""
    roots: list[Chapter] = []
    path: list[tuple[Chapter, list[Chapter]]] = []

    def close(deeper_than: int) -> None:
        while len(path) > deeper_than:
            chapter, children = path.pop()
            siblings = path[-1][1] if path else roots
            inside = tuple(children)
            same = inside == chapter.children
            siblings.append(chapter if same else chapter.around(inside))

    for depth, chapter in listed:
        close(min(depth, DEEPEST) - 1)
        path.append((chapter, []))
    close(0)
    return tuple(roots)


def with_ends(contents: Contents) -> Iterator[tuple[Chapter, Timestamp | None]]:
    """All chapters in order with their ends, if these are known and later than the starts.

    A chapter ends where the next one in the list begins, whatever their depths.
    """
    listed = [chapter for _, chapter in walk(contents.chapters)]
    ends: list[Timestamp | None] = [after.start for _, after in pairwise(listed)]
    ends.append(Timestamp(contents.duration.milliseconds) if contents.duration else None)
    for chapter, end in zip(listed, ends, strict=False):
        yield chapter, end if end is not None and end > chapter.start else None
