"""The header that an encoder puts into the first frame of an MP3 to say how much follows.

Xing and Info as LAME writes them (the "Mp3 Info Tag" specification), VBRI as Fraunhofer does.
"""

from __future__ import annotations

import mmap

from msgspec import Struct

from feedkit.media.mp3_header import stream_of

_ENCODERS = (b"LAME", b"Lavf", b"Lavc", b"L3.9")


class Summary(Struct, frozen=True):
    """What the first frame claims about the ones behind it.

    ``frames`` and ``bytes`` (which include the frame of the summary) are absent where it does
    not say. ``trimmed`` is the number of samples that the encoder added at both ends, and that
    are not played.
    """

    frames: int | None
    bytes: int | None
    trimmed: int = 0


def summary(data: bytes | mmap.mmap, start: int, length: int) -> Summary | None:
    """The summary in a frame, where there is one."""
    frame = data[start : start + length]
    at = 4 + _side_information(frame)
    if frame[at : at + 4] in (b"Xing", b"Info"):
        return _xing(frame[at:])
    if frame[36:40] == b"VBRI":
        return Summary(_number(frame, 50), _number(frame, 46))
    return None


def _side_information(frame: bytes) -> int:
    mono = frame[3:4] >= b"\xc0"
    if stream_of(frame[:3]).version == 1:
        return 17 if mono else 32
    return 9 if mono else 17


def _xing(header: bytes) -> Summary:
    flags = _number(header, 4) or 0
    at = 8
    fields: dict[int, int | None] = {}
    for flag, length in ((1, 4), (2, 4), (4, 100), (8, 4)):
        if flags & flag:
            fields[flag] = _number(header, at)
            at += length
    return Summary(fields.get(1), fields.get(2), _trimmed(header[at:]))


def _trimmed(encoder: bytes) -> int:
    """Twelve bits of delay and twelve of padding, 21 bytes into the encoder's own part."""
    if not encoder.startswith(_ENCODERS) or len(encoder) < 24:
        return 0
    both = int.from_bytes(encoder[21:24])
    return (both >> 12) + (both & 0xFFF)


def _number(data: bytes, at: int) -> int | None:
    return int.from_bytes(data[at : at + 4]) if len(data) >= at + 4 else None
