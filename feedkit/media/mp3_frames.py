"""A walk over the frames of an MP3, from header to header: exact length without a decoder."""

from __future__ import annotations

import mmap
from collections.abc import Iterator

from msgspec import Struct

from feedkit.media.id3_extent import after_tags, before_tags
from feedkit.media.mp3_header import SYNC, Stream, kilobits, lengths_in, stream_of
from feedkit.media.mp3_summary import Summary, summary
from feedkit.model.timestamp import Duration

_MOST_TRIES = 20_000
_WINDOW = 16 * 1024 * 1024


class Run(Struct, frozen=True):
    """Frames of one stream without a gap, from ``start`` to ``stop`` in the file.

    ``keys`` are the distinct first three bytes of its frames. ``cut_off`` counts the bytes of a
    last frame that the file ends in the middle of.
    """

    stream: Stream
    start: int
    stop: int
    frames: int
    keys: frozenset[bytes]
    cut_off: int = 0


class Walk(Struct, frozen=True):
    """All frames of an MP3 but the one that holds the summary.

    ``runs`` is empty where there is no MPEG audio. ``start`` is the place of the first frame and
    ``end`` the one behind the last that is not a tag.
    """

    runs: tuple[Run, ...]
    summary: Summary | None
    channels: int
    start: int
    end: int

    @property
    def stream(self) -> Stream:
        """The stream that the recording begins with."""
        return self.runs[0].stream

    @property
    def frames(self) -> int:
        """The number of whole frames of sound."""
        return sum(run.frames for run in self.runs)

    @property
    def duration(self) -> Duration:
        """How long they play, without what the encoder says it has added."""
        trimmed = self.summary.trimmed / self.stream.sample_rate if self.summary else 0
        seconds = sum(r.frames * r.stream.samples / r.stream.sample_rate for r in self.runs)
        return Duration.of_seconds(max(0.0, seconds - trimmed))

    @property
    def junk(self) -> int:
        """The bytes between the first frame and the end that belong to no frame."""
        return self.end - self.start - sum(run.stop - run.start for run in self.runs)

    @property
    def bitrate(self) -> int:
        """The mean bitrate of the frames, in bits a second."""
        seconds = sum(r.frames * r.stream.samples / r.stream.sample_rate for r in self.runs)
        length = sum(run.stop - run.start for run in self.runs)
        return round(length * 8 / seconds) if seconds else 0

    @property
    def constant(self) -> bool:
        """Whether all frames have the same bitrate."""
        return len({kilobits(key) for run in self.runs for key in run.keys}) <= 1

    @property
    def cut_off(self) -> int:
        """The bytes of an unfinished frame at the very end."""
        return self.runs[-1].cut_off if self.runs else 0


def walk(data: bytes | mmap.mmap) -> Walk:
    """Walk over a whole file.

    A frame counts as the first where another follows or the file ends behind it, so that junk
    before and between frames is stepped over. After ``_MOST_TRIES`` places in a row that only
    look like one the walk ends, which bounds its time.
    """
    begin = after_tags(data)
    end = before_tags(data, begin)
    first = _next_frame(data, begin, end)
    if first is None:
        return Walk((), None, 0, begin, end)
    key = data[first : first + 3]
    length = lengths_in(stream_of(key))[key]
    claimed = summary(data, first, length)
    runs = tuple(_runs(data, first + length if claimed else first, end))
    return Walk(runs, claimed, 1 if data[first + 3] >= 0xC0 else 2, first, end)


def _runs(data: bytes | mmap.mmap, at: int, end: int) -> Iterator[Run]:
    while (start := _next_frame(data, at, end)) is not None:
        run = _run(data, start, end)
        yield run
        at = end if run.cut_off else run.stop


def _run(data: bytes | mmap.mmap, start: int, end: int) -> Run:
    """Step from frame to frame. Two hours are 275,000 steps, so they are as short as can be."""
    stream = stream_of(data[start : start + 3])
    length_of = lengths_in(stream).get
    keys: set[bytes] = set()
    frames, at, cut_off = 0, start, 0
    window = _behind(at)
    while length := length_of(key := data[at : at + 3]):
        if at + length > end:
            cut_off = max(0, end - at)
            break
        keys.add(key)
        frames += 1
        at += length
        if at >= window:
            window = _behind(at)
            _forget(data, at)
    return Run(stream, start, at, frames, frozenset(keys), cut_off)


def _behind(at: int) -> int:
    """Where the next window begins; in the file and not in the run, since runs may be short."""
    return at - at % _WINDOW + _WINDOW


def _forget(data: bytes | mmap.mmap, end: int) -> None:
    """Let the system have back what lies behind us, which counts as our memory otherwise."""
    if isinstance(data, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        data.madvise(mmap.MADV_DONTNEED, 0, end - end % mmap.PAGESIZE)


def _next_frame(data: bytes | mmap.mmap, at: int, end: int) -> int | None:
    for _ in range(_MOST_TRIES):
        found = SYNC.search(data, at, end)
        if found is None:
            return None
        at = found.start()
        if _followed(data, at, end):
            return at
        at += 1
    return None


def _followed(data: bytes | mmap.mmap, at: int, end: int) -> bool:
    lengths = lengths_in(stream_of(data[at : at + 3]))
    behind = at + lengths[data[at : at + 3]]
    return behind == end or (behind < end and data[behind : behind + 3] in lengths)
