"""The chunks of a WAV file (RIFF, "Multimedia Programming Interface", 1991)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from feedkit.media.opened import Opened

STREAMED = 0xFFFFFFFF  # what a program writes that could not go back to fill in the length


class Chunk(Struct, frozen=True):
    """A chunk: its name, where its content begins, and the length it claims."""

    name: bytes
    start: int
    length: int


def chunks(file: Opened) -> Iterator[Chunk]:
    """The chunks of a file up to its end; the last may claim more than there is."""
    at = 12
    while len(header := file.at(at, 8)) == 8:
        length = int.from_bytes(header[4:], "little")
        yield Chunk(header[:4], at + 8, length)
        at += 8 + length + length % 2
