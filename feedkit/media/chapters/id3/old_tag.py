"""The tag of 128 bytes at the end of an MP3 (ID3v1), brought up to date where there is one."""

from __future__ import annotations

from feedkit.model.tagging import Tagging

LENGTH = 128
_TITLE, _ARTIST, _ALBUM, _YEAR = (3, 30), (33, 30), (63, 30), (93, 4)


def is_old_tag(tail: bytes) -> bool:
    """Whether the last bytes of a file are such a tag."""
    return len(tail) == LENGTH and tail.startswith(b"TAG")


def updated(tag: bytes, tagging: Tagging) -> bytes:
    """The tag with what it has room for; its comment, its number and its genre stay."""
    made = bytearray(tag)
    values = (
        (_TITLE, tagging.title),
        (_ARTIST, ", ".join(tagging.artists)),
        (_ALBUM, tagging.show),
        (_YEAR, str(tagging.published.year) if tagging.published else ""),
    )
    for (start, length), value in values:
        if value:
            text = value.encode("latin-1", errors="replace")[:length]
            made[start : start + length] = text.ljust(length, b"\0")
    return bytes(made)
