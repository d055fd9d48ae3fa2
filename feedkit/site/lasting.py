"""Files that are on the disk, with all their bytes, before anything is written that names them.

A system that loses its power keeps the order of renames, as a rule, but not the bytes of files that
nobody has asked it to keep: they may be empty afterwards, or full of noughts.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from feedkit.site.files import move_whole, naming, part_for

_FEW = 16
"""Up to so many files are asked for one by one: for more the whole disk is quicker."""

_MOST = 2000
"""So many files wait at a time to take the places of others."""


def settle(files: Collection[Path]) -> None:
    """Wait until files are on the disk."""
    if len(files) > _FEW and hasattr(os, "sync"):
        os.sync()
        return
    for file in files:
        with naming(file):
            handle = os.open(file, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def write_lasting(path: Path, content: bytes) -> None:
    """Write a file that is on the disk before it takes its place."""
    with Exchange(all_wait=True) as exchange:
        exchange.put(path, lambda part: part.write_bytes(content))
        exchange.settle()


class Exchange:
    """Files that are written, and take the places of others when they are on the disk.

    Where nothing stands in its place, a file need not wait, unless all do: it counts when
    everything is settled. What has not taken its place by the end of the block never does.
    """

    def __init__(self, *, all_wait: bool = False) -> None:
        self._all_wait = all_wait
        self._waiting: dict[Path, Path] = {}
        self._placed: list[Path] = []

    def __enter__(self) -> Exchange:
        return self

    def __exit__(self, *_error: object) -> None:
        for part in self._waiting.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def put(self, path: Path, write: Callable[[Path], object]) -> os.stat_result:
        """Write a file; its size and time, which it keeps."""
        with naming(path):
            part = part_for(path, write)
            self._waiting[path] = part
            found = part.stat()
            if not self._all_wait and not os.path.lexists(path):
                self._take(path, part)
        if len(self._waiting) >= _MOST:
            self.settle()
        return found

    def move(self, source: Path, path: Path, *, sha256: str) -> None:
        """Put a file in its place as :func:`move_whole` does."""
        if os.path.lexists(path):
            settle([source])
        move_whole(source, path, sha256=sha256)
        self._placed.append(path)

    def settle(self) -> None:
        """Let all that wait take their places, when everything is on the disk."""
        settle([*self._placed, *self._waiting.values()])
        for path, part in tuple(self._waiting.items()):
            with naming(path):
                self._take(path, part)
        self._placed.clear()

    def _take(self, path: Path, part: Path) -> None:
        part.replace(path)
        del self._waiting[path]
        self._placed.append(path)
