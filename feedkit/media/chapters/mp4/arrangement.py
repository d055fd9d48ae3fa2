"""How the tagged copy of an MP4 file is laid out: the movie first, then everything else.

Behind file type and movie comes what the source has, in its order. The samples of the chapter
track stand at the beginning of the sound data and not in a box of their own, which at least one
reader (music-metadata) stumbles over. Room that was left free is not taken along, nor is data that
only old chapters used.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from feedkit.media.chapters.languages import three_letters
from feedkit.media.chapters.mp4.atoms import Atom, Malformed
from feedkit.media.chapters.mp4.chapter_track import ChapterTrack
from feedkit.media.chapters.mp4.movie import (
    Move,
    chunks,
    free_number,
    moved,
    timescale_of,
    with_chapters,
    with_tags,
    without_chapters,
)
from feedkit.media.chapters.parts import Part
from feedkit.media.mp4_boxes import Box
from feedkit.model.tagging import Tagging

_LARGEST = 0xFFFFFFFF
_LEFT = (b"moov", b"free", b"skip", b"wide")


class Stretch(Struct, frozen=True):
    """A part of the source that is copied, and the bytes that are written before it."""

    start: int
    end: int
    before: bytes = b""


class Arrangement:
    """One copy: the stretches of the source that stay, and the movie behind the first of them."""

    def __init__(
        self, top: tuple[Box, ...], moov: Atom, tagging: Tagging, parts: tuple[Part, ...]
    ) -> None:
        bare = without_chapters(moov) if parts else moov
        self._moov = with_tags(bare, tagging)
        self._track: ChapterTrack | None = None
        if parts:
            self._track = ChapterTrack(
                number=free_number(bare),
                parts=parts,
                duration=tagging.duration,
                timescale=timescale_of(bare),
                language=three_letters(tagging.language),
            )
        self._samples = b"".join(self._track.samples()) if self._track else b""
        self.first, *others = _stretches(top, self._samples, old=chunks(moov), used=chunks(bare))
        self.others = tuple(others)

    def movie(self) -> bytes:
        """The movie box, for its place behind the first stretch."""
        wide = self._moves(wide=False)[-1].made_end > _LARGEST
        moves = self._moves(wide=wide)
        return self._movie(moves, wide=wide).written()

    def _moves(self, *, wide: bool) -> tuple[Move, ...]:
        """Where everything will lie, which depends on nothing but the length of the movie."""
        anywhere = (Move(0, self.others[-1].end, 0),)
        at = self.first.end + self._movie(anywhere, wide=wide).length
        moves = [Move(self.first.start, self.first.end, 0)]
        for stretch in self.others:
            at += len(stretch.before)
            moves.append(Move(stretch.start, stretch.end, at - stretch.start))
            at += stretch.end - stretch.start
        return tuple(moves)

    def _movie(self, moves: tuple[Move, ...], *, wide: bool) -> Atom:
        moov = moved(self._moov, moves, wide=wide)
        if self._track is None:
            return moov
        pairs = zip(self.others, moves[1:], strict=False)
        begin = next((move.made_start for stretch, move in pairs if stretch.before), 0)
        return with_chapters(moov, self._track, max(0, begin - len(self._samples)), wide=wide)


def _stretches(
    top: tuple[Box, ...], samples: bytes, *, old: list[int], used: list[int]
) -> Iterator[Stretch]:
    stays = {_holder(top, place) for place in used}
    goes = {_holder(top, place) for place in old} - stays
    kept = [box for box in top if box.name not in _LEFT and box.start not in goes]
    data = next((box for box in kept if box.name == b"mdat"), None)
    if data is None:
        raise Malformed("a movie without data")
    for box in kept:
        if box is data and samples:
            begin = _first_used(data, old, used)
            yield Stretch(begin, box.end, _header(len(samples) + box.end - begin) + samples)
        else:
            yield Stretch(box.start, box.end)


def _holder(top: tuple[Box, ...], place: int) -> int:
    """Where the box begins that holds a place."""
    at = bisect_right(top, place, key=lambda box: box.start) - 1
    if at < 0:
        raise Malformed(f"nothing at {place}")
    return top[at].start


def _first_used(data: Box, old: list[int], used: list[int]) -> int:
    """Where the sound begins, behind samples of old chapters such as we write them."""
    first = min((place for place in used if data.content <= place <= data.end), default=0)
    return first if any(data.content <= place < first for place in old) else data.content


def _header(length: int) -> bytes:
    if length + 8 <= _LARGEST:
        return (length + 8).to_bytes(4) + b"mdat"
    return (1).to_bytes(4) + b"mdat" + (length + 16).to_bytes(8)
