"""Frames of an ID3v2.3 tag as bytes.

Texts in ASCII stand as they are, all others in UTF-16 with a byte order mark, the only Unicode of
that version. ID3v2.3.0, section 4; ID3v2 Chapter Frame Addendum, section 3.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from feedkit.model.tagging import EmbeddedPicture

FRONT_COVER = 3
_ASCII, _UTF_16 = 0, 1
_IGNORED = b"\xff\xff\xff\xff"
_LAST_MILLISECOND = 0xFFFFFFFE
_ASCII_OF_ADDRESSES = "".join(map(chr, range(0x21, 0x7F)))


def frame(name: str, content: bytes) -> bytes:
    """A frame without flags."""
    return name.encode() + len(content).to_bytes(4) + b"\0\0" + content


def text(name: str, value: str) -> bytes:
    """A text frame."""
    code, (content,) = _encoded(value)
    return frame(name, code + content)


def link(name: str, address: str) -> bytes:
    """A frame with an address."""
    return frame(name, _address(address))


def described_link(address: str) -> bytes:
    """A ``WXXX`` frame, the link of a chapter."""
    return frame("WXXX", bytes([_ASCII, 0]) + _address(address))


def comment(value: str, language: str) -> bytes:
    """A ``COMM`` frame without a name, in a language of three letters."""
    code, (name, content) = _encoded("", value)
    return frame("COMM", code + language.encode() + _ended(code, name) + content)


def people(pairs: Iterable[tuple[str, str]]) -> bytes:
    """The list of people by what they did."""
    texts = [each.replace("\0", "") for pair in pairs for each in pair]
    code, encoded = _encoded(*texts)
    content = b"".join(_ended(code, each) for each in encoded)
    return frame("IPLS", code + content)


def picture(embedded: EmbeddedPicture) -> bytes:
    """A front cover, or the picture of a chapter."""
    head = bytes([_ASCII]) + embedded.media_type.encode() + bytes([0, FRONT_COVER, 0])
    return frame("APIC", head + embedded.content)


def chapter(key: str, start: int, end: int, *frames: bytes) -> bytes:
    """A ``CHAP`` frame. Its places in bytes are marked as not to be used."""
    times = b"".join(min(each, _LAST_MILLISECOND).to_bytes(4) for each in (start, end))
    inside = b"".join(frames)
    return frame("CHAP", key.encode() + b"\0" + times + _IGNORED * 2 + inside)


def contents(key: str, entries: list[str], *frames: bytes, top: bool) -> bytes:
    """A ``CTOC`` frame in order, with at most 255 entries."""
    flags = bytes([0b11 if top else 0b01, len(entries)])
    keys = b"".join(each.encode() + b"\0" for each in entries)
    return frame("CTOC", key.encode() + b"\0" + flags + keys + b"".join(frames))


def _encoded(*texts: str) -> tuple[bytes, list[bytes]]:
    if all(each.isascii() for each in texts):
        return bytes([_ASCII]), [each.encode() for each in texts]
    marked = [b"\xff\xfe" + each.encode("utf-16-le", errors="replace") for each in texts]
    return bytes([_UTF_16]), marked


def _ended(code: bytes, encoded: bytes) -> bytes:
    return encoded + (b"\0\0" if code[0] == _UTF_16 else b"\0")


def _address(address: str) -> bytes:
    """An address in ASCII; letters of other scripts are escaped as browsers do."""
    return quote(address, safe=_ASCII_OF_ADDRESSES, errors="replace").encode()
