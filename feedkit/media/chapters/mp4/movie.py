"""A movie box with other chapters and tags, and with the places of its sound moved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from struct import iter_unpack, pack

from msgspec import Struct

from feedkit.media.chapters.mp4.atoms import Atom, Malformed, changed, holding, without
from feedkit.media.chapters.mp4.chapter_track import ChapterTrack
from feedkit.media.chapters.mp4.items import is_of_items, with_items
from feedkit.media.chapters.mp4.nero_list import nero_list
from feedkit.media.chapters.mp4.track_reader import chapter_tracks, handler_of, number_of
from feedkit.model.tagging import Tagging


class Move(Struct, frozen=True):
    """A stretch of the source, and by how much it moves."""

    start: int
    end: int
    distance: int

    @property
    def made_start(self) -> int:
        """Where it begins in the copy."""
        return self.start + self.distance

    @property
    def made_end(self) -> int:
        """Where it ends in the copy."""
        return self.end + self.distance


def without_chapters(moov: Atom) -> Atom:
    """The movie without its chapter tracks, without what refers to them, without Nero's list."""
    dropped = chapter_tracks(moov)

    def kept() -> Iterator[Atom]:
        for box in moov.children():
            if box.name == b"trak":
                if number_of(box) not in dropped or handler_of(box) == b"soun":
                    yield _without_references(box)
            elif box.name == b"udta":
                yield holding(b"udta", *without(box.children(), b"chpl"))
            else:
                yield box

    return holding(b"moov", *kept())


def with_chapters(moov: Atom, track: ChapterTrack, begin: int, *, wide: bool) -> Atom:
    """The movie with chapters in both ways; the samples of the track stand from a place on."""
    boxes: list[Atom] = []
    for box in moov.children():
        if box.name == b"mvhd":
            boxes.append(Atom(b"mvhd", box.content[:-4] + (track.number + 1).to_bytes(4)))
        elif box.name == b"trak" and handler_of(box) == b"soun":
            boxes.append(_referring(box, track.number))
        else:
            boxes.append(box)
    last = max(at for at, box in enumerate(boxes) if box.name == b"trak")
    boxes.insert(last + 1, track.box(begin, wide=wide))
    return _with_user_data(boxes, nero_list(track.parts), first=True)


def with_tags(moov: Atom, tagging: Tagging) -> Atom:
    """The movie with our tags among those it has."""
    boxes = without(moov.children(), b"free", b"skip")
    udta = next((box for box in boxes if box.name == b"udta"), Atom(b"udta", b""))
    found = [box for box in udta.children() if box.name == b"meta" and is_of_items(box)]
    meta = with_items(found[0] if found else None, tagging)
    others = [box for box in udta.children() if box not in found[:1] and box.name != b"free"]
    at = next((at for at, box in enumerate(others) if box.name == b"meta"), len(others))
    made = holding(b"udta", *others[:at], meta, *others[at:])
    return _with_user_data(without(boxes, b"udta"), *made.children())


def moved(moov: Atom, moves: tuple[Move, ...], *, wide: bool) -> Atom:
    """The movie for a file in which everything lies elsewhere."""

    def table(box: Atom) -> Atom:
        places = _moved(_places(box), moves)
        count = len(places).to_bytes(4)
        if wide or box.name == b"co64":
            return Atom(b"co64", bytes(4) + count + pack(f">{len(places)}Q", *places))
        return Atom(b"stco", bytes(4) + count + pack(f">{len(places)}I", *places))

    def sample_table(box: Atom) -> Atom:
        return changed(changed(box, b"co64", table), b"stco", table)

    def information(box: Atom) -> Atom:
        return changed(box, b"stbl", sample_table)

    def media(box: Atom) -> Atom:
        return changed(box, b"minf", information)

    return changed(moov, b"trak", lambda trak: changed(trak, b"mdia", media))


def chunks(moov: Atom) -> list[int]:
    """Where the chunks of all tracks lie."""
    tables = (box for box in _tables(moov) if box.name in (b"stco", b"co64"))
    return [place for table in tables for place in _places(table)]


def has_sound(moov: Atom) -> bool:
    """Whether there is a track of sound."""
    return any(box.name == b"trak" and handler_of(box) == b"soun" for box in moov.children())


def is_fixed(moov: Atom) -> bool:
    """Whether it goes with fragments, or has places in it that we do not know how to move."""
    streamed = any(box.name == b"mvex" for box in moov.children())
    return streamed or any(box.name == b"saio" for box in _tables(moov))


def timescale_of(moov: Atom) -> int:
    """The ticks of the movie's clock in a second."""
    header = moov.child(b"mvhd")
    at = 20 if header and header.content[:1] == b"\x01" else 12
    timescale = int.from_bytes(header.content[at : at + 4]) if header else 0
    if not timescale:
        raise Malformed("a movie without a clock")
    return timescale


def free_number(moov: Atom) -> int:
    """A number for a track that none has."""
    return max((number_of(box) for box in moov.children() if box.name == b"trak"), default=0) + 1


def _tables(moov: Atom) -> Iterator[Atom]:
    """The boxes of the sample tables of all tracks."""
    for trak in moov.children():
        table = trak.child(b"mdia", b"minf", b"stbl") if trak.name == b"trak" else None
        yield from table.children() if table else ()


def _with_user_data(boxes: list[Atom], *inside: Atom, first: bool = False) -> Atom:
    udta = next((box for box in boxes if box.name == b"udta"), None)
    old = udta.children() if udta else ()
    made = holding(b"udta", *inside, *old) if first else holding(b"udta", *old, *inside)
    return holding(b"moov", *without(boxes, b"udta"), made)


def _without_references(trak: Atom) -> Atom:
    """The track without a reference to chapters; a box of references left empty goes too."""

    def kept() -> Iterator[Atom]:
        for box in trak.children():
            if box.name != b"tref":
                yield box
            elif references := without(box.children(), b"chap"):
                yield holding(b"tref", *references)

    return holding(b"trak", *kept())


def _referring(trak: Atom, number: int) -> Atom:
    chap = Atom(b"chap", number.to_bytes(4))
    boxes = trak.children()
    old = [each for box in boxes if box.name == b"tref" for each in box.children()]
    others = without(boxes, b"tref")
    at = next((at for at, box in enumerate(others) if box.name == b"mdia"), len(others))
    return holding(b"trak", *others[:at], holding(b"tref", *old, chap), *others[at:])


def _places(box: Atom) -> list[int]:
    code, width = ("Q", 8) if box.name == b"co64" else ("I", 4)
    count = int.from_bytes(box.content[4:8])
    entries = box.content[8 : 8 + count * width]
    if len(entries) != count * width:
        raise Malformed("a table of places that breaks off")
    return [place for (place,) in iter_unpack(f">{code}", entries)]


def _moved(places: list[int], moves: tuple[Move, ...]) -> list[int]:
    starts = [move.start for move in moves]
    made = []
    for place in places:
        at = bisect_right(starts, place) - 1
        if at < 0 or place > moves[at].end:
            raise Malformed(f"sound at {place}, where there is none")
        made.append(place + moves[at].distance)
    return made
