"""Files that are on the disk, with all their bytes, before anything is written that names them.

A system that loses its power keeps the order of renames, as a rule, but not the bytes of files that
nobody has asked it to keep: they may be empty afterwards, or full of noughts.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from feedkit.files.whole import forget, move_whole, naming, part_for, unwritten, write_bytes

_FEW = 16
"""Up to so many files are asked for one by one: for more the whole disk is quicker."""

_MOST = 2000
"""So many files wait at a time to take the places of others."""


def settle(files: Collection[str]) -> None:
    """Wait until files are on the disk."""
    if len(files) > _FEW and hasattr(os, "sync"):
        os.sync()
        return
    for file in files:
        with naming(Path(file)):
            handle = os.open(file, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def write_lasting(path: Path, content: bytes) -> None:
    """Write a file that is on the disk before it takes its place."""
    with Exchange(all_wait=True) as exchange:
        exchange.put(str(path), partial(write_bytes, content=content))
        exchange.settle()


class Handed(NamedTuple):
    """Files that one exchange hands over to another, which settles them.

    ``waiting`` are the incomplete ones by their places, ``placed`` those in their places already.
    """

    waiting: Mapping[str, str]
    placed: tuple[str, ...]

    def forget(self) -> None:
        """Take away those that wait: they never take their places."""
        for part in self.waiting.values():
            with suppress(OSError):
                forget(part)


class Exchange:
    """Files that are written, and take the places of others when they are on the disk.

    Where nothing stands in its place, a file need not wait, unless all do: it counts when
    everything is settled. What has not taken its place by the end of the block never does.
    """

    def __init__(self, *, all_wait: bool = False) -> None:
        self._all_wait = all_wait
        self._waiting: dict[str, str] = {}
        self._placed: list[str] = []

    def __enter__(self) -> Exchange:
        return self

    def __exit__(self, *_error: object) -> None:
        self.hand_over().forget()

    def put(self, place: str, write: Callable[[str], object]) -> os.stat_result:
        """Write a file, given what writes it to a path; its size and time, which it keeps."""
        try:
            part = part_for(place, write)
            self._waiting[place] = part
            found = os.stat(part)
            if not self._all_wait and not os.path.lexists(place):
                self._take(place, part)
        except OSError as error:
            raise unwritten(place, error) from error
        self._settle_many()
        return found

    def move(self, source: Path, place: str, *, sha256: str) -> None:
        """Put a file in its place as :func:`move_whole` does."""
        if os.path.lexists(place):
            settle([str(source)])
        move_whole(source, Path(place), sha256=sha256)
        self._placed.append(place)

    def hand_over(self) -> Handed:
        """All files that are not settled, for another exchange, which may be another process's."""
        handed = Handed(self._waiting, tuple(self._placed))
        self._waiting, self._placed = {}, []
        return handed

    def take_over(self, handed: Handed) -> None:
        """Settle what another exchange has begun along with the files of this one."""
        self._waiting.update(handed.waiting)
        self._placed += handed.placed
        self._settle_many()

    def _settle_many(self) -> None:
        if len(self._waiting) >= _MOST:
            self.settle()

    def settle(self) -> None:
        """Let all that wait take their places, when everything is on the disk."""
        settle([*self._placed, *self._waiting.values()])
        for place, part in tuple(self._waiting.items()):
            with naming(Path(place)):
                self._take(place, part)
        self._placed.clear()

    def _take(self, place: str, part: str) -> None:
        os.replace(part, place)
        del self._waiting[place]
        self._placed.append(place)
