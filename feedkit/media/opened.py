"""A media file, open for reading within bounds that no claim in it can break."""

from __future__ import annotations

import mmap
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from feedkit.diagnostics import WorldFailed
from feedkit.media.defect import Defect, Flawed, shown
from feedkit.model.timestamp import Duration, Timestamp

_LONGEST_READ = 64 * 1024 * 1024
_MOST_READS = 400_000


class Opened:
    """A regular file with a length, read like a file object.

    A read never asks for more bytes than are left, so a length claimed by a damaged header
    reserves no memory. A reader that asks for a very large piece, or without end, raises
    :class:`Flawed`.
    """

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file = file
        self._reads = 0
        self.path = path
        self.name = shown(path.name)
        self.size = os.fstat(file.fileno()).st_size

    def read(self, size: int = -1) -> bytes:
        """The next bytes, all that are left without a size."""
        left = max(0, self.size - self._file.tell())
        wanted = left if size < 0 else min(size, left)
        self._reads += 1
        if wanted > _LONGEST_READ or self._reads > _MOST_READS:
            raise Flawed(self.unreadable())
        return self._file.read(wanted)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place and say which."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The place of the next read."""
        return self._file.tell()

    def at(self, offset: int, length: int) -> bytes:
        """The bytes at a place; fewer where the file ends before."""
        self.seek(offset)
        return self.read(length)

    def tail(self, length: int) -> bytes:
        """The last bytes of the file."""
        return self.at(max(0, self.size - length), length)

    def pieces(self, length: int) -> Iterator[bytes]:
        """The whole file from its beginning, in pieces of a length."""
        self.seek(0)
        while piece := self._file.read(length):
            yield piece

    @contextmanager
    def mapped(self) -> Iterator[mmap.mmap]:
        """The whole file as memory, of which the system loads what is looked at."""
        with mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            yield data

    def unreadable(self, words: str = "audio") -> Defect:
        """The defect of a file whose structure makes no sense."""
        return Defect(
            "AUD021",
            f"{self.name} cannot be read as {words}: it is damaged",
            "export it again, or copy it again from where it came from",
        )

    def truncated(self, what: str) -> Defect:
        """The defect of a file without its end. ``what`` says where it shows."""
        return Defect(
            "AUD001",
            f"{self.name} is incomplete: {what}",
            "its end got lost, as in an upload broken off: export it again, or copy it again",
        )

    def breaks_off(self, at: Duration, *, stated: Duration) -> Defect:
        """The defect of a file with less sound in it than its header states."""
        texts = str(stated), str(at)
        if texts[0] == texts[1]:
            texts = str(Timestamp(stated.milliseconds)), str(Timestamp(at.milliseconds))
        return self.truncated(f"it states {texts[0]} and breaks off at {texts[1]}")


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open a regular file; ``WorldFailed`` where that is not possible."""
    name = shown(str(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise WorldFailed(f"{name} is not a file", "name a file, not a folder or a device")
        with path.open("rb") as file:
            yield Opened(file, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorldFailed(f"{name} could not be read: {reason}") from error
