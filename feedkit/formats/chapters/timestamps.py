"""Timestamps as apps find them in show notes: ``00:04:10 Title``, one chapter a line.

Whole seconds only, since apps read nothing finer; no nesting, links, images or hidden chapters,
and no end. A title is one line. When notes are read, lines without a time are prose: they are
passed over, and so is all that stands above a heading such as “Outline:”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from feedkit.formats.chapters.contents import Contents
from feedkit.formats.chapters.format import ChapterFormat, Keep, fit
from feedkit.formats.chapters.outline import Entry, Oddity, depths_by_indent
from feedkit.formats.chapters.outline import read as read_lines
from feedkit.formats.chapters.outline_text import chapters_of, flaws_of, guarded
from feedkit.formats.chapters.reading import Reading, concluded

KEEPS = Keep.NOTHING
EXAMPLE = "00:04:10 Title"
_CLOCK_LIKE = re.compile(r"(?:\d+:)?\d{1,3}:\d{2}(?:[.,]\d+)?")
HEADINGS = frozenset({
    "chapter markers", "chapters", "contents", "episode outline", "outline", "table of contents",
    "time codes", "time stamps", "timecodes", "timestamps", "topics", "inhalt",
    "inhaltsverzeichnis", "kapitel", "kapitelmarken", "zeitmarken", "capítulos", "índice",
    "chapitres", "sommaire", "hoofdstukken",
})  # fmt: skip
"""Words that stand above a list of chapters in notes."""


def read(text: str) -> Reading:
    """The chapters among the lines of notes, nested where their lines are indented."""
    items = _below_heading(tuple(read_lines(text)))
    entries = [each for each in items if isinstance(each, Entry)]
    contents = Contents(chapters=chapters_of(entries, depths_by_indent(entries)))
    return concluded(text, contents, flaws_of(text, _malformed(items)), EXAMPLE)


def write(contents: Contents) -> str:
    """The chapters as lines for show notes."""
    listed = fit(contents, KEEPS).chapters
    return "".join(f"{each.start.clock} {guarded(each.title)}".rstrip() + "\n" for each in listed)


_Items = Sequence[Entry | Oddity]


def _below_heading(items: _Items) -> _Items:
    """What stands below the first heading of a list, if there is one with entries below it."""
    for index, each in enumerate(items):
        if isinstance(each, Oddity) and each.quote.strip(" \t#*_:-").casefold() in HEADINGS:
            below = items[index + 1 :]
            return below if any(isinstance(each, Entry) for each in below) else items
    return items


def _malformed(items: _Items) -> list[Oddity]:
    """The times that cannot be read; what only resembles one counts between chapters alone."""
    places = [index for index, each in enumerate(items) if isinstance(each, Entry)]
    between = range(places[0], places[-1]) if places else range(0)
    return [
        each
        for index, each in enumerate(items)
        if isinstance(each, Oddity) and each.malformed
        if index in between or _CLOCK_LIKE.fullmatch(each.quote)
    ]


FORMAT = ChapterFormat(
    name="timestamps",
    media_type="text/plain",
    extension=".txt",
    keeps=KEEPS,
    read=read,
    write=write,
)
