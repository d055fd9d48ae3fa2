"""The header of a FLAC frame: which samples it holds (RFC 9639, section 9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SYNC = re.compile(rb"\xff[\xf8\xf9]")
_BLOCK_SIZES = {1: 192, **{code: 144 << code for code in range(2, 6)}} | {
    code: 1 << code for code in range(8, 16)
}
_MORE_BYTES = {12: 1, 13: 2, 14: 2}  # of the sample rate, behind the number


def last_samples(data: bytes, block_size: int) -> Iterator[int]:
    """For every frame that begins in some bytes, the number of the sample behind its last.

    ``block_size`` is the one of a stream in which all frames but the last have the same.
    """
    for sync in _SYNC.finditer(data):
        header = data[sync.start() : sync.start() + 16]
        if len(header) == 16 and (end := _last_sample(header, block_size)) is not None:
            yield end


def _last_sample(header: bytes, block_size: int) -> int | None:
    code, rate = header[2] >> 4, header[2] & 15
    decoded = _coded_number(header[4:11])
    if decoded is None or code == 0 or rate == 15 or header[3] & 1:
        return None
    number, length = decoded
    at = 4 + length
    extra = {6: 1, 7: 2}.get(code, 0)
    samples = int.from_bytes(header[at : at + extra]) + 1 if extra else _BLOCK_SIZES[code]
    at += extra + _MORE_BYTES.get(rate, 0)
    if at >= len(header) or _crc8(header[:at]) != header[at]:
        return None
    return (number if header[1] & 1 else number * block_size) + samples


def _coded_number(data: bytes) -> tuple[int, int] | None:
    """A number in the manner of UTF-8, up to 36 bits: its value and how many bytes it takes."""
    first = data[0]
    if first < 0x80:
        return first, 1
    length = 8 - (~first & 0xFF).bit_length()
    if not 2 <= length <= 7 or any(byte >> 6 != 0b10 for byte in data[1:length]):
        return None
    number = first & (0x7F >> length)
    for byte in data[1:length]:
        number = number << 6 | byte & 0x3F
    return number, length


def _crc8(data: bytes) -> int:
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc << 1 ^ 0x07 if crc & 0x80 else crc << 1) & 0xFF
    return crc
