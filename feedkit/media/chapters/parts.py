"""The chapters to write: with ends, with pictures, the opening one first where it is needed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from feedkit.model.outline import Chapter
from feedkit.model.tagging import EmbeddedPicture, Tagging
from feedkit.model.timestamp import Timestamp


class Part(Struct, frozen=True, kw_only=True):
    """A chapter as a file carries it, from ``start`` to ``end`` in milliseconds."""

    start: int
    end: int
    title: str
    link: str = ""
    picture: EmbeddedPicture | None = None
    children: tuple[Part, ...] = ()


def tree(tagging: Tagging) -> tuple[Part, ...]:
    """The chapters that are no secret; in place of a hidden one stand those inside it."""
    shown = tuple(_shown(tagging.outline.chapters))
    if shown and min(each.start for each in _flat(shown)).milliseconds > 0:
        shown = (Chapter(Timestamp(0), tagging.outline.opening), *shown)
    starts = sorted(each.start.milliseconds for each in _flat(shown))
    return tuple(_part(each, starts, tagging) for each in shown)


def listed(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """All of them by time, one level."""
    return tuple(sorted(_flat_parts(parts), key=lambda part: part.start))


def hidden(tagging: Tagging) -> tuple[Part, ...]:
    """The hidden chapters that show something: those with a picture at hand."""
    starts = sorted(each.start.milliseconds for each in tagging.outline.flat())
    parts = (_part(each, starts, tagging) for each in tagging.outline.flat() if each.hidden)
    return tuple(part for part in parts if part.picture)


def _shown(chapters: tuple[Chapter, ...]) -> Iterator[Chapter]:
    for chapter in chapters:
        children = tuple(_shown(chapter.children))
        if chapter.hidden:
            yield from children
        else:
            yield Chapter(
                chapter.start, chapter.title, chapter.link, chapter.image, children=children
            )


def _part(chapter: Chapter, starts: list[int], tagging: Tagging) -> Part:
    start = chapter.start.milliseconds
    after = bisect_right(starts, start)
    end = starts[after] if after < len(starts) else tagging.duration.milliseconds
    return Part(
        start=start,
        end=max(start, end),
        title=chapter.title.replace("\0", ""),
        link=chapter.link or "",
        picture=tagging.images.get(chapter.image or ""),
        children=tuple(_part(child, starts, tagging) for child in chapter.children),
    )


def _flat(chapters: tuple[Chapter, ...]) -> Iterator[Chapter]:
    for chapter in chapters:
        yield chapter
        yield from _flat(chapter.children)


def _flat_parts(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _flat_parts(part.children)
