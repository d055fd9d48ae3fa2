"""The pages of an Ogg stream, as far as its first and its last one (RFC 3533, section 6)."""

from __future__ import annotations

from feedkit.media.opened import Opened

_CAPTURE = b"OggS\0"
_HEADER = 27
_LAST_PAGE = 0x04
_REACH = 64 * 1024 + 64 * 1024  # a page is at most 65,307 bytes long; and a page of junk


def first_packet(head: bytes) -> bytes:
    """The beginning of the first packet, which names the codec; empty where this is no Ogg."""
    if not head.startswith(_CAPTURE) or len(head) < _HEADER:
        return b""
    return head[_HEADER + head[26] :]


def ends_well(file: Opened) -> bool:
    """Whether the last page is there whole and says that it is the last."""
    tail = file.tail(_REACH)
    at = tail.rfind(_CAPTURE)
    header = tail[at : at + _HEADER]
    if at < 0 or len(header) < _HEADER:
        return False
    lacing = tail[at + _HEADER : at + _HEADER + header[26]]
    whole = len(lacing) == header[26] and at + _HEADER + header[26] + sum(lacing) <= len(tail)
    return whole and bool(header[5] & _LAST_PAGE)
