"""JSON chapters 1.2, as the podcast namespace describes them.

There is no key for nesting. Read are also lists and keys as the Podlove player has them: ``start``,
``href`` and ``image``, and starts as clock times.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from feedkit.formats.chapters.contents import Contents, with_ends
from feedkit.formats.chapters.format import ChapterFormat, Keep, address, fit
from feedkit.formats.chapters.json_places import span_of
from feedkit.formats.chapters.reading import Flaw, Reading, bad_time, concluded, flaw
from feedkit.formats.chapters.times import of_number
from feedkit.formats.chapters.titles import clean, one_line
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Duration, Timestamp

MEDIA_TYPE = "application/json+chapters"
VERSION = "1.2.0"
KEEPS = ~Keep.NESTING
EXAMPLE = '{"version": "1.2.0", "chapters": [{"startTime": 250, "title": "Title"}]}'

_QUOTED = json.encoder.encode_basestring
"""A text as JSON has it, in C; an encoder of whole values makes itself anew for each of them."""

_Way = tuple[str | int, ...]


def read(text: str) -> Reading:
    """The chapters of a JSON document."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        return Reading(Contents(), (_broken(text, error.pos, error.msg),))
    except (ValueError, RecursionError) as error:  # a number or a nesting without measure
        return Reading(Contents(), (_broken(text, 0, str(error).partition(":")[0]),))
    return _Reader(text).read(document)


def write(contents: Contents) -> str:
    """The chapters as a JSON document, each with its end as far as it is known."""
    fitting = fit(contents, KEEPS)
    head = {
        "version": VERSION,
        "title": fitting.title,
        "podcastName": fitting.show,
        "fileName": fitting.file_name,
    }
    lines = [f' "{key}": {_QUOTED(value)},\n' for key, value in head.items() if value]
    chapters = ",\n  ".join(_told(*pair) for pair in with_ends(fitting))
    listed = f"[\n  {chapters}\n ]" if chapters else "[]"
    return f'{{\n{"".join(lines)} "chapters": {listed}\n}}\n'


def _told(chapter: Chapter, end: Timestamp | None) -> str:
    """A chapter on one line: with an indentation the standard library is many times slower."""
    told = f'{{"startTime": {_seconds(chapter.start)}, "title": {_QUOTED(chapter.title)}'
    if end is not None:
        told += f', "endTime": {_seconds(end)}'
    if chapter.image:
        told += f', "img": {_QUOTED(chapter.image)}'
    if chapter.link:
        told += f', "url": {_QUOTED(chapter.link)}'
    return told + (', "toc": false}' if chapter.hidden else "}")


def _seconds(time: Timestamp) -> int | float:
    whole, rest = divmod(time.milliseconds, 1000)
    return time.seconds if rest else whole


class _Reader:
    """Reads the values of one document and gathers what is wrong with them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.flaws: list[Flaw] = []

    def read(self, document: Any) -> Reading:
        head = document if isinstance(document, dict) else {}
        listed = head.get("chapters") if head else document
        way: _Way = ("chapters",) if head else ()
        if not isinstance(listed, list):
            self.complain(way, "no list of chapters is here")
            listed = []
        chapters = tuple(self.chapters(listed, way))
        contents = Contents(
            chapters=chapters,
            duration=self.duration(listed, chapters),
            title=one_line(self.words(head, "title", ())),
            show=one_line(self.words(head, "podcastName", ())),
            file_name=one_line(self.words(head, "fileName", ())),
        )
        return concluded(self.text, contents, self.flaws, EXAMPLE)

    def chapters(self, listed: list[Any], way: _Way) -> Iterator[Chapter]:
        for index, each in enumerate(listed):
            here = (*way, index)
            if not isinstance(each, dict):
                self.complain(here, "no chapter is here")
                continue
            start = self.start(each, here)
            title = clean(self.words(each, "title", here))
            link = address(self.words(each, "url" if "url" in each else "href", here))
            image = address(self.words(each, "img" if "img" in each else "image", here))
            if start is not None:
                hidden = each.get("toc") is False
                yield Chapter(start, title, link, image, hidden)

    def start(self, each: dict[str, Any], way: _Way) -> Timestamp | None:
        key = "startTime" if "startTime" in each else "start"
        if key not in each:
            self.complain(way, "the chapter has no startTime")
            return None
        try:
            return of_number(each[key])
        except ValueError as error:
            first, last = span_of(self.text, (*way, key))
            quoted = self.text[first] == '"'
            where = (first + quoted, last - quoted)
            self.flaws.append(bad_time(self.text, *where, str(error)))
            return None

    def duration(self, listed: list[Any], chapters: tuple[Chapter, ...]) -> Duration | None:
        """The end of the last chapter; ends that cannot be read say nothing."""
        last = listed[-1] if listed else None
        try:
            end = of_number(last.get("endTime")) if isinstance(last, dict) else Timestamp(0)
        except ValueError:
            return None
        known = chapters and end > max(each.start for each in chapters)
        return Duration(end.milliseconds) if known else None

    def words(self, each: dict[str, Any], key: str, way: _Way) -> str:
        value = each.get(key)
        if value is not None and not isinstance(value, str):
            self.complain((*way, key), f"“{key}” is no text")
        return value if isinstance(value, str) else ""

    def complain(self, way: _Way, message: str) -> None:
        where = span_of(self.text, way)
        self.flaws.append(flaw(self.text, *where, message, f"chapters look like {EXAMPLE}"))


def _broken(text: str, offset: int, why: str) -> Flaw:
    message = f"this is no JSON: {why[:1].lower()}{why[1:]}"
    help = "a comma, a quotation mark or a bracket before this place may be missing or too many"
    return flaw(text, offset, offset + 1, message, help)


FORMAT = ChapterFormat(
    name="json",
    media_type=MEDIA_TYPE,
    extension=".json",
    keeps=KEEPS,
    read=read,
    write=write,
)
