"""Where the tags around a recording end and begin, without reading what is in them."""

from __future__ import annotations

import mmap

_APE_HEADER = 1 << 31
_LYRICS_REACH = 5100 + len(b"LYRICSBEGIN") + len(b"LYRICSEND")


def after_tags(data: bytes | mmap.mmap, start: int = 0) -> int:
    """The place behind all ID3v2 tags that stand one after the other from a place on.

    It lies behind the end of the file where a tag claims to be longer.
    ID3v2.4.0 structure, section 3.1.
    """
    while (header := data[start : start + 10])[:3] == b"ID3" and _sound(header):
        length = 0
        for byte in header[6:]:
            length = length << 7 | byte
        start += 10 + length + (10 if header[5] & 0x10 else 0)
    return start


def before_tags(data: bytes | mmap.mmap, start: int) -> int:
    """The place where the tags at the end of a file begin: ID3v1, APEv2, Lyrics3, ID3v2.4."""
    end = len(data)
    while (length := _last_tag(data, end)) and end - length >= start:
        end -= length
    return end


def _sound(header: bytes) -> bool:
    return len(header) == 10 and header[3] < 0xFF and max(header[6:]) < 0x80


def _last_tag(data: bytes | mmap.mmap, end: int) -> int:
    """The length of the tag that ends at a place, or nought."""
    if end >= 128 and data[end - 128 : end - 125] == b"TAG":
        return 128
    footer = data[max(0, end - 32) : end]
    if footer[:8] == b"APETAGEX" and len(footer) == 32:
        header = 32 if int.from_bytes(footer[20:24], "little") & _APE_HEADER else 0
        return int.from_bytes(footer[12:16], "little") + header
    if footer[-9:] == b"LYRICS200" and footer[-15:-9].isdigit():
        return int(footer[-15:-9]) + 15
    if footer[-9:] == b"LYRICSEND":
        at = data.rfind(b"LYRICSBEGIN", max(0, end - _LYRICS_REACH), end)
        return end - at if at >= 0 else 0
    if footer[-10:-7] == b"3DI" and _sound(footer[-10:]):
        length = 0
        for byte in footer[-4:]:
            length = length << 7 | byte
        return length + 20
    return 0
