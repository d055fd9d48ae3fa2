"""The edge between a process and its disk, where a test lets something happen.

Every single deed that changes a file below some folders is counted: opening one for writing, each
piece of bytes that is written, renaming, deleting, making and removing folders, and asking for what
was written to be on the disk. Deeds are seen by an audit hook of Python, which cannot be got round
by another way to spell them; bytes, by the files that ``open`` gives.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_DEEDS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"}
_ALL = "sync all"
"""It is said of no file, and sync(2) never fails."""
_FREEING = {"os.remove", "os.rmdir", "os.rename", "sync", "truncate"}
"""What a full disk does not hinder."""

PART = ".feedkit-part"

FULL, DENIED, BROKEN = errno.ENOSPC, errno.EACCES, errno.EIO


@dataclass
class Edge:
    """Counts deeds, and lets ``happen`` decide about each, by its number and its kind.

    ``unsynced`` are the files that a power cut may take the content of, by what they are.
    """

    folders: tuple[str, ...]
    happen: Callable[[Edge, int, str], None]
    count: int = 0
    unsynced: dict[tuple[int, int], str] = field(default_factory=dict)
    _own: set[str] = field(default_factory=set)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def stand(self) -> None:
        """Stand there for the rest of this process."""
        _Written.edge = self
        sys.addaudithook(self._hear)
        io.open = builtins.open = _opened
        os.fsync, os.sync = self._asking(os.fsync), self._asking(os.sync)

    def watches(self, path: object) -> bool:
        """Whether a path is below the folders."""
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        return str(Path(os.fsdecode(path)).absolute()).startswith(self.folders)

    def deed(self, kind: str) -> None:
        """One more deed is about to be done."""
        with self._lock:
            self.count += 1
            self.happen(self, self.count, kind)

    def _hear(self, event: str, args: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = args
            if isinstance(flags, int) and flags & _WRITING and self.watches(path):
                self.deed(event)
                self._own.add(_name(path))
            elif _name(path).endswith(PART) and _name(path) not in self._own:
                raise AssertionError(f"{path} is what another build has left incomplete")
        elif event in _DEEDS:
            path = args[0]
            handle = args[-1]
            if event in {"os.remove", "os.rmdir"} and isinstance(handle, int) and handle >= 0:
                path = Path(f"/proc/self/fd/{handle}").readlink() / str(path)
            if self.watches(path):
                self.deed(event)

    def _asking(self, real: Callable[..., None]) -> Callable[..., None]:
        def ask(*handle: int) -> None:
            self.deed("sync" if handle else _ALL)
            real(*handle)
            if not handle:
                self.unsynced.clear()
                return
            stat = os.fstat(handle[0])
            self.unsynced.pop((stat.st_dev, stat.st_ino), None)

        return ask


def _name(path: object) -> str:
    return os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""


class _Written(io.FileIO):
    """A file whose bytes are written in two halves, with a deed before each."""

    edge: Edge

    def write(self, content, /):
        stat = os.fstat(self.fileno())
        self.edge.unsynced[stat.st_dev, stat.st_ino] = str(self.name)
        view = memoryview(content).cast("B")
        self.edge.deed("write")
        if len(view) < 2:
            return super().write(view)
        done = super().write(view[: len(view) // 2])
        self.edge.deed("write")
        return done + super().write(view[done:])

    def truncate(self, size=None, /):
        self.edge.deed("truncate")
        return super().truncate(size)


_open = io.open


def _opened(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, *rest, **keys):
    if not set(mode) & set("wax+") or not _Written.edge.watches(file):
        return _open(file, mode, buffering, encoding, errors, newline, *rest, **keys)
    raw = _Written(file, mode.replace("b", "").replace("t", ""), *rest, **keys)
    if not buffering:
        return raw
    whole = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
    return whole if "b" in mode else io.TextIOWrapper(whole, encoding, errors, newline)


def nothing(_edge: Edge, _number: int, _kind: str) -> None:
    """Nothing happens: deeds are counted."""


def killed(at: int) -> Callable[[Edge, int, str], None]:
    """The process is killed when it is about to do a deed."""

    def happen(_edge: Edge, number: int, _kind: str) -> None:
        if number >= at:
            os.kill(os.getpid(), signal.SIGKILL)

    return happen


def failing(at: int, error: int) -> Callable[[Edge, int, str], None]:
    """A deed fails. A disk that is full stays full."""

    def happen(_edge: Edge, number: int, kind: str) -> None:
        if kind == _ALL:
            return
        full = error == FULL
        if (full and number >= at and kind not in _FREEING) or (not full and number == at):
            raise OSError(error, os.strerror(error))

    return happen


def powerless(at: int, damage: str) -> Callable[[Edge, int, str], None]:
    """The power goes when a deed is about to be done: names are as they were, content is not.

    A file system with a journal keeps the order of renames, not the bytes of files that nobody has
    asked it to keep: such a file is empty afterwards, or has its length and noughts.
    """

    def happen(edge: Edge, number: int, _kind: str) -> None:
        if number < at:
            return
        lost = dict(edge.unsynced)
        for top in edge.folders:
            for folder, _, names in os.walk(top):
                for name in names:
                    path = Path(folder, name)
                    stat = os.lstat(path)
                    if (stat.st_dev, stat.st_ino) in lost:
                        os.truncate(path, 0)
                        if damage == "noughts":
                            os.truncate(path, stat.st_size)
                        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        os.kill(os.getpid(), signal.SIGKILL)

    def once(edge: Edge, number: int, kind: str) -> None:
        edge.happen = nothing
        happen(edge, number, kind)
        edge.happen = once

    return once
