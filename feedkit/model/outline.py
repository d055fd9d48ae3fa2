"""The chapters of an episode, as one tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from feedkit.model.timestamp import Timestamp


class Chapter(Struct, frozen=True, array_like=True, gc=False):
    """A part of a recording with a title, and the parts inside it.

    ``link`` and ``image`` are whole addresses. A ``hidden`` chapter is kept out of lists: it only
    changes the picture. There are dozens for each episode, none of which leads back to itself, so
    that the collector of garbage need not know them.
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


class Outline(Struct, frozen=True):
    """All chapters of an episode.

    ``opening`` is the title of the chapter from 0:00 that every machine carrier gets where the
    author's first one starts later; the page does not show it.
    """

    chapters: tuple[Chapter, ...] = ()
    opening: str = ""

    def __reduce__(self) -> tuple[Callable[..., Outline], tuple[Any, ...]]:
        """As one text: structs one in another take another process many times longer."""
        try:
            return _outline, (_TELLER.encode((self.chapters, self.opening)),)
        except UnicodeEncodeError:  # half a character, which no UTF-8 can say
            return Outline, (self.chapters, self.opening)

    def __bool__(self) -> bool:
        return bool(self.chapters)

    def flat(self, *, depth: int | None = None) -> Iterator[Chapter]:
        """The author's chapters in order, without children, down to a depth (one is the top)."""
        return iter(_flattened(_Same(self.chapters), depth))

    def whole(self) -> tuple[Chapter, ...]:
        """The tree of chapters with the opening one in front where it is needed."""
        return self._opened(self.chapters)

    def carried(self, *, depth: int | None = None) -> tuple[Chapter, ...]:
        """The chapters as machine carriers hold them: the opening one first where it is needed."""
        return self._opened(_flattened(_Same(self.chapters), depth))

    def _opened(self, listed: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
        if listed and listed[0].start.milliseconds > 0:
            return (Chapter(Timestamp(0), self.opening), *listed)
        return listed


class _Same(Struct, frozen=True, eq=False):
    """Chapters that are the same as no others, which is sooner told than being equal."""

    chapters: tuple[Chapter, ...]

    def __hash__(self) -> int:
        return id(self.chapters)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.chapters is self.chapters


@lru_cache(maxsize=64)
def _flattened(same: _Same, depth: int | None) -> tuple[Chapter, ...]:
    """Chapters in order, which every rule and every carrier goes through for each episode."""
    return tuple(_flat(same.chapters, depth))


_TELLER = msgspec.msgpack.Encoder()
_READER = msgspec.msgpack.Decoder(tuple[tuple[Chapter, ...], str])


def _outline(told: bytes) -> Outline:
    return Outline(*_READER.decode(told))


def _flat(chapters: tuple[Chapter, ...], depth: int | None) -> list[Chapter]:
    found: list[Chapter] = []
    for chapter in chapters:
        if not chapter.children:
            found.append(chapter)
            continue
        found.append(chapter.around(()))
        if depth is None or depth > 1:
            found += _flat(chapter.children, None if depth is None else depth - 1)
    return found
