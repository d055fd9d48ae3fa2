"""The boxes of an MP4 file (ISO/IEC 14496-12, section 4.2)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from feedkit.media.defect import Flawed
from feedkit.media.opened import Opened

_DESCRIPTION = 256


class Box(Struct, frozen=True):
    """A box: its name, where it begins, where its content begins, and where it claims to end."""

    name: bytes
    start: int
    content: int
    end: int


class Track(Struct, frozen=True):
    """A track: its handler (``soun``, ``vide``, ``text``) and the code of its sample entry.

    ``description`` is the beginning of that entry.
    """

    handler: bytes
    entry: bytes
    description: bytes


def boxes(file: Opened, start: int, end: int) -> Iterator[Box]:
    """The boxes between two places. The last may claim to end behind the second place."""
    while end - start >= 8 and len(header := file.at(start, 16)) >= 8:
        box = _box(header, start, end)
        if box is None:
            raise Flawed(file.unreadable("MP4"))
        yield box
        start = box.end


def child(file: Opened, parent: Box, *names: bytes) -> Box | None:
    """The box at the end of a way of names into a box."""
    found: Box | None = parent
    for name in names:
        if found is None:
            return None
        inside = boxes(file, found.content, min(found.end, file.size))
        found = next((box for box in inside if box.name == name), None)
    return found


def tracks(file: Opened, moov: Box) -> Iterator[Track]:
    """The tracks of a movie. What a damaged one lacks is empty."""
    for trak in boxes(file, moov.content, moov.end):
        if trak.name == b"trak":
            handler = child(file, trak, b"mdia", b"hdlr")
            entries = child(file, trak, b"mdia", b"minf", b"stbl", b"stsd")
            name = file.at(handler.content + 8, 4) if handler else b""
            entry = file.at(entries.content + 12, _DESCRIPTION) if entries else b""
            yield Track(name, entry[:4], entry)


def _box(header: bytes, start: int, end: int) -> Box | None:
    length, name = int.from_bytes(header[:4]), header[4:8]
    if length == 1 and len(header) == 16:
        length = int.from_bytes(header[8:])
        return Box(name, start, start + 16, start + length) if length >= 16 else None
    if length == 0:  # to the end of what holds it
        return Box(name, start, start + 8, end)
    return Box(name, start, start + 8, start + length) if length >= 8 else None
