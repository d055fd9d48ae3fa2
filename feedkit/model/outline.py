"""The chapters of an episode, as one tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from feedkit.model.timestamp import Timestamp


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a recording with a title, and the parts inside it.

    ``link`` and ``image`` are whole addresses. A ``hidden`` chapter is kept out of lists: it only
    changes the picture.
    """

    start: Timestamp
    title: str
    link: str | None = None
    image: str | None = None
    hidden: bool = False
    children: tuple[Chapter, ...] = ()

    def around(self, children: tuple[Chapter, ...]) -> Chapter:
        """The same with other parts inside it."""
        return Chapter(self.start, self.title, self.link, self.image, self.hidden, children)

    def called(self, title: str) -> Chapter:
        """The same under another title."""
        return Chapter(self.start, title, self.link, self.image, self.hidden, self.children)


@dataclass(frozen=True, slots=True, repr=False)
class Outline:
    """All chapters of an episode.

    ``opening`` is the title of the chapter from 0:00 that every machine carrier gets where the
    author's first one starts later; the page does not show it.
    """

    chapters: tuple[Chapter, ...] = ()
    opening: str = ""
    _told: str = field(default="", init=False, compare=False)
    """The chapters in words, which digests are made of several times for each episode."""

    def __repr__(self) -> str:
        return f"Outline(chapters={self._chapters_told()}, opening={self.opening!r})"

    def _chapters_told(self) -> str:
        if not self._told:
            object.__setattr__(self, "_told", repr(self.chapters))
        return self._told

    def without_opening(self) -> Outline:
        """The same as pages show it."""
        found = Outline(self.chapters)
        object.__setattr__(found, "_told", self._chapters_told())
        return found

    def __bool__(self) -> bool:
        return bool(self.chapters)

    def flat(self, *, depth: int | None = None) -> Iterator[Chapter]:
        """The author's chapters in order, without children, down to a depth (one is the top)."""
        yield from _flat(self.chapters, depth)

    def whole(self) -> tuple[Chapter, ...]:
        """The tree of chapters with the opening one in front where it is needed."""
        if self.chapters and self.chapters[0].start.milliseconds > 0:
            return (Chapter(Timestamp(0), self.opening), *self.chapters)
        return self.chapters

    def carried(self, *, depth: int | None = None) -> tuple[Chapter, ...]:
        """The chapters as machine carriers hold them: the opening one first where it is needed."""
        return tuple(_flat(self.whole(), depth))


def _flat(chapters: tuple[Chapter, ...], depth: int | None) -> Iterator[Chapter]:
    for chapter in chapters:
        yield chapter.around(()) if chapter.children else chapter
        if depth is None or depth > 1:
            yield from _flat(chapter.children, None if depth is None else depth - 1)
