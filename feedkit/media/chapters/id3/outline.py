"""The chapter frames of an ID3 tag, as mutagen has read them -> chapters with their levels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Timestamp

_NO_TIME = 0xFFFFFFFF
_TOP_LEVEL = 0b10
_DEEPEST = 50


def chapters(tags: Any) -> tuple[Chapter, ...]:
    """The chapters by time. A picture that no table of contents lists is a hidden chapter."""
    reading = _Reading(tags.getall("CHAP"), tags.getall("CTOC"))
    return tuple(sorted(reading.chapters(), key=lambda chapter: chapter.start))


class _Reading:
    """One reading of a tag; a table or a chapter is taken up once, however often it is listed."""

    def __init__(self, chapters: list[Any], tables: list[Any]) -> None:
        self._chapters = {
            frame.element_id: frame for frame in chapters if frame.start_time != _NO_TIME
        }
        self._tables = {frame.element_id: frame for frame in tables}
        self._seen: set[str] = set()

    def chapters(self) -> Iterator[Chapter]:
        top = self._top()
        entries = top.child_element_ids if top else []
        if top:
            self._seen.add(top.element_id)
        for key in entries:
            if key in self._tables:
                yield from self._table(key, 0)
        for key in entries:
            yield from self._chapter(key)
        for key, frame in self._chapters.items():
            for chapter in self._chapter(key):
                outside = bool(top) and bool(frame.sub_frames.getall("APIC"))
                yield replace(chapter, hidden=outside)

    def _top(self) -> Any:
        listed = {key for frame in self._tables.values() for key in frame.child_element_ids}
        tables = self._tables.values()
        marked = (frame for frame in tables if frame.flags & _TOP_LEVEL)
        unlisted = (frame for frame in tables if frame.element_id not in listed)
        return next(marked, None) or next(unlisted, None)

    def _table(self, key: str, depth: int) -> Iterator[Chapter]:
        if key in self._seen or depth > _DEEPEST:
            return
        self._seen.add(key)
        frame = self._tables[key]
        inside = tuple(self._entries(frame, depth + 1))
        title = _title(frame)
        if title is None or not inside:  # a group that is none to the listener
            yield from inside
        elif inside[0].title == title and not inside[0].children:
            yield replace(inside[0], children=inside[1:])
        else:
            yield Chapter(inside[0].start, title, children=inside)

    def _entries(self, frame: Any, depth: int) -> Iterator[Chapter]:
        for key in frame.child_element_ids:
            yield from self._table(key, depth) if key in self._tables else self._chapter(key)

    def _chapter(self, key: str) -> Iterator[Chapter]:
        if key in self._seen or key not in self._chapters:
            return
        self._seen.add(key)
        frame = self._chapters[key]
        yield Chapter(Timestamp(frame.start_time), _title(frame) or "", _link(frame))


def _title(frame: Any) -> str | None:
    titles = [str(text) for each in frame.sub_frames.getall("TIT2") for text in each.text]
    if titles:
        return titles[0]
    return "" if frame.sub_frames.getall("TIT2") else None


def _link(frame: Any) -> str | None:
    links = [str(each.url) for each in frame.sub_frames.getall("WXXX")]
    return next((link for link in links if link), None)
