"""One build of a show at a time: who writes holds a lock, which the system takes back."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from feedkit.diagnostics import WorldFailed

_FAR = 1 << 30
"""Where Windows locks a byte: a place behind what others are to read."""


@contextmanager
def held(path: Path, *, holder: str) -> Iterator[bool]:
    """Hold a lock for the block. ``holder`` tells others who does.

    The system lets go of it when the process ends, however it ends, so that none is ever left.
    The block is told whether the last holder was killed: it did not take its name away.
    Raises :class:`WorldFailed` where another process holds it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("ab+", buffering=0)  # nothing is left to be written when it closes
    except OSError as error:
        raise WorldFailed(f"{path} cannot be written: {error.strerror}") from error
    with file, _ours(file):
        locked = _locked(file)
        file.seek(0)
        who = file.read().decode(errors="replace").strip()
        if not locked:
            who = who or "another process"
            message = f"this show is being built or changed already, by {who}"
            raise WorldFailed(message, "wait until that is done, or end it, and try again")
        _say(file, holder)
        try:
            yield bool(who)
        finally:
            _say(file, "")
            _unlock(file)


_OURS: set[BinaryIO] = set()


@contextmanager
def _ours(file: BinaryIO) -> Iterator[None]:
    """Keep a file for this process alone: a copy of it would hold the lock when we are gone."""
    _OURS.add(file)
    try:
        yield
    finally:
        _OURS.discard(file)


def _let_go() -> None:
    while _OURS:
        _OURS.pop().close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


def _say(file: BinaryIO, holder: str) -> None:
    """Write down who holds the lock; where a disk has no room for that, others are told less."""
    with suppress(OSError):
        file.seek(0)
        file.truncate()
        file.write(holder.encode())
        if holder:
            os.fsync(file.fileno())  # whoever comes after a loss of power is to find it


def _locked(file: BinaryIO) -> bool:
    """Whether the lock is ours now."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  only there

            os.lseek(file.fileno(), _FAR, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  not there

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _unlock(file: BinaryIO) -> None:
    """Give the lock back now: a copy of this process that is just beginning has the file open."""
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415  not there

        with suppress(OSError):  # it is given back when the file closes
            fcntl.flock(file.fileno(), fcntl.LOCK_UN)
