"""The chapters of an MP4 file, from its chapter track and from Nero's list.

Each has what the other lacks: the track whole titles, links and more than 255 chapters, the list
the true start of the first chapter, which is nought in a track. What is damaged counts as absent.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from feedkit.media.chapters.mp4 import nero_list
from feedkit.media.chapters.mp4.atoms import Atom, Malformed
from feedkit.media.chapters.mp4.sample_table import groups, samples
from feedkit.media.opened import Opened
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Timestamp

_TEXT = (b"text", b"sbtl")
_LONGEST = 8 * 1024  # bytes of a sample that are looked at
_LAST = 1 << 40  # milliseconds; what lies behind is damage


def chapters(file: Opened, moov: Atom) -> tuple[Chapter, ...]:
    """The chapters by time."""
    listed, tracked = _listed(moov), _tracked(file, moov)
    if len(tracked) < len(listed) or not tracked:
        return tuple(sorted(listed, key=lambda chapter: chapter.start))
    if listed:
        tracked = (replace(tracked[0], start=listed[0].start), *tracked[1:])
    return tuple(sorted(tracked, key=lambda chapter: chapter.start))


def chapter_tracks(moov: Atom) -> frozenset[int]:
    """The numbers of the tracks to which others refer for chapters."""
    numbers = set[int]()
    for trak in moov.children():
        found = trak.child(b"tref", b"chap") if trak.name == b"trak" else None
        numbers |= {int.from_bytes(each) for each in groups(found, 0, 4)} if found else set()
    return frozenset(numbers)


def number_of(trak: Atom) -> int:
    """The number of a track in its movie."""
    header = trak.child(b"tkhd")
    if header is None:
        raise Malformed("a track without a header")
    at = 20 if header.content[:1] == b"\x01" else 12
    return int.from_bytes(header.content[at : at + 4])


def handler_of(trak: Atom) -> bytes:
    """What kind of track it is: ``soun``, ``text``, ``vide``."""
    handler = trak.child(b"mdia", b"hdlr")
    return handler.content[8:12] if handler else b""


def _listed(moov: Atom) -> tuple[Chapter, ...]:
    try:
        box = moov.child(b"udta", b"chpl")
        return nero_list.chapters(box) if box else ()
    except Malformed:
        return ()


def _tracked(file: Opened, moov: Atom) -> tuple[Chapter, ...]:
    try:
        numbers = chapter_tracks(moov)
        for trak in moov.children():
            is_text = trak.name == b"trak" and handler_of(trak) in _TEXT
            if is_text and number_of(trak) in numbers:
                return tuple(_chapters(file, trak))
    except Malformed:
        return ()
    return ()


def _chapters(file: Opened, trak: Atom) -> Iterator[Chapter]:
    header, table = trak.child(b"mdia", b"mdhd"), trak.child(b"mdia", b"minf", b"stbl")
    if header is None or table is None:
        return
    at = 20 if header.content[:1] == b"\x01" else 12
    timescale = int.from_bytes(header.content[at : at + 4])
    if not timescale:
        return
    start = 0
    for place, size, time in samples(table):
        milliseconds = round(start * 1000 / timescale)
        if milliseconds > _LAST or place > file.size:
            return
        title, link = _text(file.at(place, min(size, _LONGEST)))
        yield Chapter(Timestamp(milliseconds), title, link)
        start += time


def _text(sample: bytes) -> tuple[str, str | None]:
    end = 2 + int.from_bytes(sample[:2])
    encoded = sample[2:end]
    if encoded[:2] in (b"\xff\xfe", b"\xfe\xff"):
        title = encoded.decode("utf-16", errors="replace")
    else:
        title = encoded.decode(errors="replace")
    return title, _link(sample[end:])


def _link(behind: bytes) -> str | None:
    try:
        box = Atom(b"text", behind).child(b"href")
    except Malformed:
        return None
    if box is None or len(box.content) < 5:
        return None
    return box.content[5 : 5 + box.content[4]].decode(errors="replace") or None
