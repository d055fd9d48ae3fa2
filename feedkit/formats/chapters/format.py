"""A chapter format as a value: what it is called, what it can say, how to read and write it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Flag, auto

from msgspec import Struct
from msgspec.structs import replace

from feedkit.formats.chapters.contents import DEEPEST, Contents, tree, walk
from feedkit.formats.chapters.reading import Reading
from feedkit.formats.chapters.titles import clean, one_line
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Timestamp


class Keep(Flag):
    """Something that a format can say. All of them keep starts in whole seconds, and titles."""

    NOTHING = 0
    NESTING = auto()
    LINKS = auto()
    IMAGES = auto()
    HIDDEN = auto()
    MILLISECONDS = auto()
    BLANKS = auto()
    """White space in titles as it stands: line breaks, and several blanks in a row."""
    DURATION = auto()
    """The length of the recording, which is where the last chapter ends."""
    NAMES = auto()
    """The titles of the episode and of its show."""


class ChapterFormat(Struct, frozen=True, kw_only=True):
    """A format of chapter documents, both ways.

    ``read`` takes any text and never raises. ``write`` says what the format ``keeps`` and leaves
    out the rest: hidden chapters altogether where it cannot hide them, their children excepted.
    """

    name: str
    media_type: str
    extension: str
    keeps: Keep
    read: Callable[[str], Reading]
    write: Callable[[Contents], str]


def fit(contents: Contents, keeps: Keep) -> Contents:
    """The contents without what a format cannot say."""
    listed = tuple(walk(contents.chapters))
    last = max((each.start.milliseconds for _, each in listed), default=0)
    length = contents.duration
    known = length is not None and length.milliseconds > last and Keep.DURATION in keeps
    fitting = _all_fit(listed, keeps)
    return replace(
        contents,
        chapters=contents.chapters if fitting else tree(_fitting(contents.chapters, keeps, 1)),
        duration=length if known else None,
        title=one_line(contents.title) if Keep.NAMES in keeps else "",
        show=one_line(contents.show) if Keep.NAMES in keeps else "",
    )


def _all_fit(listed: Iterable[tuple[int, Chapter]], keeps: Keep) -> bool:
    """Whether nothing has to be left out of chapters, which are plain as nearly all are."""
    deepest = DEEPEST if Keep.NESTING in keeps else 1
    unit = 1 if Keep.MILLISECONDS in keeps else 1000
    written = clean if Keep.BLANKS in keeps else one_line
    return all(
        depth <= deepest
        and each.start.milliseconds >= 0
        and not each.start.milliseconds % unit
        and each.title == written(each.title)
        and (each.link, each.image, each.hidden) == (None, None, False)
        for depth, each in listed
    )


def _fitting(
    chapters: tuple[Chapter, ...], keeps: Keep, depth: int
) -> Iterator[tuple[int, Chapter]]:
    """The chapters that can be said, each with its depth; those under a hidden one move up."""
    for each in chapters:
        seen = not each.hidden or Keep.HIDDEN in keeps
        if seen:
            yield depth, _fitted(each, keeps)
        below = depth + 1 if seen and Keep.NESTING in keeps else depth
        yield from _fitting(each.children, keeps, below)


def _fitted(chapter: Chapter, keeps: Keep) -> Chapter:
    start = max(0, chapter.start.milliseconds)
    return Chapter(
        start=Timestamp(start if Keep.MILLISECONDS in keeps else start - start % 1000),
        title=clean(chapter.title) if Keep.BLANKS in keeps else one_line(chapter.title),
        link=address(chapter.link) if Keep.LINKS in keeps else None,
        image=address(chapter.image) if Keep.IMAGES in keeps else None,
        hidden=chapter.hidden,
    )


def address(written: str | None) -> str | None:
    """An address without the blanks around it, or nothing where it is empty."""
    return clean(written).strip() or None if written else None
