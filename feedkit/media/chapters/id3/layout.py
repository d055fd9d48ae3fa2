"""Chapters -> the frames of a table of contents, in the order of time.

One ordered table on top lists every chapter, and behind them a table for each section, which
lists the section's own chapter and those inside it. So readers that stop at the first level see
all chapters, and the levels are there for those who look. A table has at most 255 entries: with
more, the one on top lists sections only, and long levels are cut into tables without a title.
"""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.media.chapters.id3 import frames
from feedkit.media.chapters.parts import Part, listed

MOST_ENTRIES = 255
TOP = "toc"


class Layout:
    """The frames of one tag's chapters."""

    def __init__(self, parts: tuple[Part, ...], hidden: tuple[Part, ...]) -> None:
        self._parts = parts
        self._listed = listed(parts)
        self._hidden = hidden
        self._keys = {id(part): f"ch{at}" for at, part in enumerate(self._listed)}
        self._sections: list[bytes] = []
        self._tables = 0

    def written(self) -> tuple[bytes, ...]:
        """The tables first, then the chapters by time, whatever order they were written in."""
        if not self._parts:  # an empty table is none
            return ()
        if self.is_cut:
            entries = self._bounded([self._entry(part) for part in self._parts])
        else:
            sections = (self._entry(part) for part in self._parts if part.children)
            entries = [*(self._keys[id(part)] for part in self._listed), *sections]
        title = frames.text("TIT2", "Chapters")
        top = frames.contents(TOP, entries, title, top=True)
        return (top, *self._sections, *self._chapters())

    @property
    def is_cut(self) -> bool:
        """Whether there are too many chapters for a table that lists them all."""
        sections = sum(bool(part.children) for part in self._parts)
        return len(self._listed) + sections > MOST_ENTRIES

    def _entry(self, part: Part) -> str:
        """The key of a chapter, or of the table of its section, which is made here."""
        own = self._keys[id(part)]
        if not part.children:
            return own
        key, place = self._next_table()
        entries = self._bounded([own, *(self._entry(child) for child in part.children)])
        title = frames.text("TIT2", part.title)
        self._sections[place] = frames.contents(key, entries, title, top=False)
        return key

    def _bounded(self, entries: list[str]) -> list[str]:
        while len(entries) > MOST_ENTRIES:
            entries = [
                self._group(entries[at : at + MOST_ENTRIES])
                for at in range(0, len(entries), MOST_ENTRIES)
            ]
        return entries

    def _group(self, entries: list[str]) -> str:
        key, place = self._next_table()
        self._sections[place] = frames.contents(key, entries, top=False)
        return key

    def _next_table(self) -> tuple[str, int]:
        self._tables += 1
        self._sections.append(b"")
        return f"{TOP}{self._tables}", len(self._sections) - 1

    def _chapters(self) -> Iterator[bytes]:
        keyed = [(part, self._keys[id(part)]) for part in self._listed]
        keyed += [(part, f"hid{at}") for at, part in enumerate(self._hidden)]
        for part, key in sorted(keyed, key=lambda each: each[0].start):
            yield frames.chapter(key, part.start, part.end, *self._inside(part))

    def _inside(self, part: Part) -> Iterator[bytes]:
        yield frames.text("TIT2", part.title)
        if part.link:
            yield frames.described_link(part.link)
        if part.picture:
            yield frames.picture(part.picture)
