"""Which format a text is, by what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from feedkit.formats.chapters import (
    audacity_labels,
    feed,
    ffmetadata,
    json_chapters,
    links,
    mp4chaps,
    outline_text,
    psc,
    timestamps,
    webvtt,
)
from feedkit.formats.chapters.outline import Entry
from feedkit.formats.chapters.outline import read as read_lines
from feedkit.formats.chapters.reading import Reading

_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_SIGNS: tuple[tuple[re.Pattern[str], Callable[[str], Reading]], ...] = (
    (re.compile(r"WEBVTT\b"), webvtt.read),
    (re.compile(r";FFMETADATA"), ffmetadata.read),
    (re.compile(r"\s*(?:\{|\[\s*[\[{\]])"), json_chapters.read),
    (re.compile(r"\s*-?\d+(?:[.,]\d+)?\t-?\d+(?:[.,]\d+)?(?:[\t\r\n]|$)"), audacity_labels.read),
    (re.compile(r"\s*(?:\d{2,3}:\d\d:\d\d\.\d{3}(?:\s|$)|CHAPTER\d+=)"), mp4chaps.read),
)
"""How texts begin that need no second look."""


def read(text: str) -> Reading:
    """The chapters of a text in any format of the table, of a feed, or of notes.

    A flat list is nested by the numbers of its titles, as an outline is.
    """
    reader = reader_for(text)
    reading = reader(text)
    if reader is outline_text.read:
        return reading
    nested = outline_text.by_numbers(reading.contents.chapters)
    return replace(reading, contents=replace(reading.contents, chapters=nested))


def reader_for(text: str) -> Callable[[str], Reading]:
    """The reader of the format that a text seems to be; notes are what is nothing else."""
    for sign, reader in _SIGNS:
        if sign.match(text):
            return reader
    root = _root(text)
    if root in {"chapters", "chapter"}:
        return psc.read
    if root in {"rss", "rdf", "feed", "channel", "item", "entry"}:
        return feed.read
    if feed.has_markup(text):
        return links.read
    items = tuple(read_lines(text))
    whole = bool(items) and all(isinstance(each, Entry) for each in items)
    return outline_text.read if whole else timestamps.read


def _root(text: str) -> str:
    """The name of the first element of a text that begins like XML, in small letters."""
    if not re.match(r"\s*<[?!\w]", text):
        return ""
    bare = re.sub(r"<\?.*?\?>|<!--.*?-->", "", text[:20_000], flags=re.DOTALL)
    match = _ROOT.search(bare)
    return match[1].lower() if match else ""
