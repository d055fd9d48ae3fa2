"""WAV out of a pipe -> short windows of samples of 16 bits."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import IO

from msgspec import Struct

SAMPLE_WIDTH = 2  # bytes, little-endian
WINDOWS_A_SECOND = 10
_LONGEST_CHUNK = 65536


class WaveStream(Struct, frozen=True):
    """Samples behind a WAV header; one without samples has no rate either."""

    stream: IO[bytes]
    rate: int = 0
    channels: int = 0

    def windows(self) -> Iterator[bytes]:
        """All samples, a tenth of a second in each window and what is left in the last."""
        frame = self.channels * SAMPLE_WIDTH
        length = max(1, self.rate // WINDOWS_A_SECOND) * frame
        while frame and (window := self.stream.read(length)):
            yield window[: len(window) // frame * frame]


def wave_stream(stream: IO[bytes]) -> WaveStream:
    """Read the header, which tells what the pipe carries but not how much."""
    if stream.read(12)[8:] != b"WAVE":
        return WaveStream(stream)
    rate = channels = 0
    while len(head := stream.read(8)) == 8 and head[:4] != b"data":
        content = stream.read(min(int.from_bytes(head[4:], "little"), _LONGEST_CHUNK))
        if head[:4] == b"fmt " and len(content) >= 16:
            channels, rate = struct.unpack_from("<2xHI", content)
    return WaveStream(stream, rate, channels)
