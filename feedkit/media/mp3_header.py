"""The four bytes before every MPEG audio frame: what they say, and how to find them.

ISO/IEC 11172-3, section 2.4.1.3, and ISO/IEC 13818-3 for the lower sample rates.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from msgspec import Struct

Version = Literal[1, 2, 25]  # MPEG 1, MPEG 2, and the unofficial 2.5

_VERSIONS: dict[int, Version] = {0b00: 25, 0b10: 2, 0b11: 1}
_LAYERS = {0b01: 3, 0b10: 2, 0b11: 1}
_SAMPLE_RATES = {
    1: (44_100, 48_000, 32_000),
    2: (22_050, 24_000, 16_000),
    25: (11_025, 12_000, 8_000),
}
_KILOBITS = {
    (1, 1): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (1, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (1, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (2, 3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}

_SECOND = bytes(b for b in range(0xE0, 256) if (b >> 3 & 3) in _VERSIONS and b >> 1 & 3)
_THIRD = bytes(b for b in range(256) if 0 < b >> 4 < 15 and (b >> 2 & 3) != 3)
SYNC = re.compile(b"\xff[" + re.escape(_SECOND) + b"][" + re.escape(_THIRD) + b"]")


class Stream(Struct, frozen=True):
    """What stays the same from frame to frame: version, layer and sample rate in Hz."""

    version: Version
    layer: int
    sample_rate: int

    @property
    def samples(self) -> int:
        """The samples in one frame."""
        if self.layer == 1:
            return 384
        return 576 if self.layer == 3 and self.version != 1 else 1152


@cache
def stream_of(key: bytes) -> Stream:
    """The stream that a frame belongs to, by its first three bytes, which ``SYNC`` has found."""
    version = _VERSIONS[key[1] >> 3 & 3]
    rate = _SAMPLE_RATES[version][key[2] >> 2 & 3]
    return Stream(version, _LAYERS[key[1] >> 1 & 3], rate)


@cache
def lengths_in(stream: Stream) -> dict[bytes, int]:
    """The length in bytes of every frame of a stream, by the frame's first three bytes."""
    keys = (bytes((0xFF, second, third)) for second in _SECOND for third in _THIRD)
    return {key: _length(key, stream) for key in keys if stream_of(key) == stream}


def kilobits(key: bytes) -> int:
    """A frame's bitrate in thousand bits a second, by its first three bytes."""
    stream = stream_of(key)
    return _KILOBITS[1 if stream.version == 1 else 2, stream.layer][(key[2] >> 4) - 1]


def _length(key: bytes, stream: Stream) -> int:
    padding = key[2] >> 1 & 1
    bits = kilobits(key) * 1000
    if stream.layer == 1:
        return (12 * bits // stream.sample_rate + padding) * 4
    return stream.samples // 8 * bits // stream.sample_rate + padding
