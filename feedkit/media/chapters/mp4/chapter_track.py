"""The track of text that holds chapters in QuickTime's way.

QuickTime File Format, "Chapter Lists" and "Text Media"; 3GPP TS 26.245, section 5.17.1.5 for the
box of a link. A sample is a length in 16 bits and a title, a box that says that this is UTF-8,
and the link of the chapter, which players on Apple's systems read.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

from msgspec import Struct

from feedkit.media.chapters.mp4.atoms import Atom, full, holding
from feedkit.media.chapters.parts import Part
from feedkit.model.timestamp import Duration

TIMESCALE = 1000
LONGEST_LINK = 255
_LONGEST_TITLE = 0xFFFF
_LARGEST = 0xFFFFFFFF
_IN_MOVIE = 0b10  # and not enabled: nothing to play
_SELF_CONTAINED = 1
_UTF_8 = Atom(b"encd", (0x100).to_bytes(4))
_ONE = (0x10000).to_bytes(4)
_MATRIX = _ONE + bytes(12) + _ONE + bytes(12) + (0x40000000).to_bytes(4)
_NAME = b"chapters\0"


class ChapterTrack(Struct, frozen=True, kw_only=True):
    """A track to be made: its number in the movie, what it says, and the movie's own clock."""

    number: int
    parts: tuple[Part, ...]
    duration: Duration
    timescale: int
    language: str

    def samples(self) -> tuple[bytes, ...]:
        """The chapters as the file holds them among the sound."""
        return tuple(_sample(part) for part in self.parts)

    def box(self, begin: int, *, wide: bool) -> Atom:
        """The ``trak`` box, for samples that stand one after the other from a place on."""
        length = self._length * self.timescale // TIMESCALE
        clock = min(length, _LARGEST).to_bytes(4)
        edit = full(b"elst", _u32(1), clock, _u32(0), _ONE)
        header = (bytes(8), _u32(self.number), _u32(0), clock, bytes(16), _MATRIX, bytes(8))
        return holding(
            b"trak",
            full(b"tkhd", *header, flags=_IN_MOVIE),
            holding(b"edts", edit),
            holding(
                b"mdia",
                full(b"mdhd", bytes(8), _u32(TIMESCALE), self._clipped, self._language(), bytes(2)),
                full(b"hdlr", _u32(0), b"text", bytes(12), _NAME),
                holding(b"minf", _media_header(), _data_reference(), self._table(begin, wide)),
            ),
        )

    @property
    def _length(self) -> int:
        return max(self.duration.milliseconds, *(part.end for part in self.parts))

    @property
    def _clipped(self) -> bytes:
        return min(self._length, _LARGEST).to_bytes(4)

    def _language(self) -> bytes:
        """Three letters of five bits each."""
        first, second, third = (ord(letter) - 0x60 for letter in self.language)
        return (first << 10 | second << 5 | third).to_bytes(2)

    def _table(self, begin: int, wide: bool) -> Atom:
        """Every chapter has an entry and a chunk of its own, which not every reader could miss."""
        sizes = [len(sample) for sample in self.samples()]
        starts = [part.start for part in self.parts] + [self._length]
        times = (after - before for before, after in pairwise([0, *starts[1:]]))
        places = list(accumulate(sizes, initial=begin))[:-1]
        count = _u32(len(sizes))
        return holding(
            b"stbl",
            full(b"stsd", _u32(1), _entry()),
            full(b"stts", count, *(_u32(1) + _u32(max(0, time)) for time in times)),
            full(b"stsc", _u32(1), _u32(1), _u32(1), _u32(1)),
            full(b"stsz", _u32(0), count, *(_u32(size) for size in sizes)),
            full(
                b"co64" if wide else b"stco",
                count,
                *(place.to_bytes(8 if wide else 4) for place in places),
            ),
        )


def _sample(part: Part) -> bytes:
    title = part.title.encode(errors="replace")[:_LONGEST_TITLE].decode(errors="ignore")
    encoded, link = title.encode(), part.link.encode(errors="replace")
    sample = len(encoded).to_bytes(2) + encoded + _UTF_8.written()
    if not link or len(link) > LONGEST_LINK:
        return sample
    letters = min(len(title), _LONGEST_TITLE).to_bytes(2)
    reach = bytes(2) + letters
    return sample + holding(b"href", reach, bytes([len(link)]), link, b"\0").written()


def _entry() -> Atom:
    """QuickTime's description of text, all of it nought: nothing of this is to be drawn."""
    return holding(b"text", bytes(6), b"\0\x01", bytes(43), b"\0")


def _media_header() -> Atom:
    graphics = full(b"gmin", b"\0\x40", b"\x80\0" * 3, bytes(4))
    return holding(b"gmhd", graphics, Atom(b"text", _MATRIX))


def _data_reference() -> Atom:
    here = full(b"url ", flags=_SELF_CONTAINED)
    return holding(b"dinf", full(b"dref", _u32(1), here))


def _u32(value: int) -> bytes:
    return min(value, _LARGEST).to_bytes(4)
