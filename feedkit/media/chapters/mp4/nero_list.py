"""The list of chapters that Nero invented: the box ``chpl``.

A byte of version, three of flags, one reserved, a number in 32 bits (of which readers take the
last eight); then for each chapter its start in units of 100 nanoseconds, a byte with the length
of its title, and the title in UTF-8. AntennaPod takes that byte for a signed one.
"""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.media.chapters.mp4.atoms import Atom
from feedkit.media.chapters.parts import Part
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Timestamp

_MOST = 255
_LONGEST_TITLE = 127
_VERSION_1 = b"\x01\0\0\0\0"
_UNITS = 10_000  # of 100 nanoseconds in a millisecond
_LAST = 1 << 40  # milliseconds; what lies behind is damage


def nero_list(parts: tuple[Part, ...]) -> Atom:
    """The box for the first 255 chapters."""
    counted = parts[:_MOST]
    entries = (
        (part.start * _UNITS).to_bytes(8) + bytes([len(title)]) + title
        for part in counted
        for title in (cut(part.title),)
    )
    return Atom(b"chpl", _VERSION_1 + len(counted).to_bytes(4) + b"".join(entries))


def cut(title: str) -> bytes:
    """A title's first 127 bytes, without half a letter at the end."""
    encoded = title.encode(errors="replace")[:_LONGEST_TITLE]
    return encoded.decode(errors="ignore").encode()


def chapters(box: Atom) -> tuple[Chapter, ...]:
    """The chapters of a box, as far as it goes."""
    return tuple(_chapters(box.content))


def _chapters(data: bytes) -> Iterator[Chapter]:
    old = data[:1] == b"\0"  # without the reserved byte, and a number of eight bits
    count, at = (data[4:5], 5) if old else (data[5:9], 9)
    for _ in range(int.from_bytes(count)):
        if at + 9 > len(data):
            return
        start = round(int.from_bytes(data[at : at + 8]) / _UNITS)
        end = at + 9 + data[at + 8]
        if start < _LAST:
            yield Chapter(Timestamp(start), data[at + 9 : end].decode(errors="replace"))
        at = end
