"""One build of a show at a time: who writes holds a lock, which the system takes back."""

from __future__ import annotations

import os
import platform
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from feedkit.diagnostics import WorldFailed

_MOMENT, _PATIENCE = 0.02, 250
"""For how many seconds, and how often, we wait for the copies of a process that is gone."""

_PROCESS = re.compile(r"process (\d+) on (.+), since ")
_FAR = 1 << 30
"""Where Windows locks a byte: a place behind what others are to read."""


def this_process(since: str) -> str:
    """What others are told of this process when it holds a lock since a time of the day."""
    return f"process {os.getpid()} on {_machine()}, since {since}"


@contextmanager
def held(path: Path, *, holder: str, pause: Callable[[float], None] = time.sleep) -> Iterator[bool]:
    """Hold a lock for the block. ``holder`` tells others who does.

    Copies of this process hold it as well, for they write where it does. The system lets go of it
    when all have ended, however they end, so that none is ever left: they follow this one at once.
    The block is told whether the last holder was killed: it did not take its name away.
    Raises :class:`WorldFailed` where another process holds it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("ab+", buffering=0)  # nothing is left to be written when it closes
    except OSError as error:
        raise WorldFailed(f"{path} cannot be written: {error.strerror}") from error
    with file:
        locked, who = _locked(file), _said(file)
        gone = not locked and _is_gone(who)
        if not locked and not (gone and _waited(file, pause)):
            raise _taken(who, gone=gone)
        _say(file, holder)
        try:
            yield bool(who)
        finally:
            _say(file, "")
            _unlock(file)


def _taken(who: str, *, gone: bool) -> WorldFailed:
    if gone:
        message = f"processes are writing this show yet that were begun by {who}, and that is gone"
        return WorldFailed(message, "end them, and try again")
    message = f"this show is being built or changed already, by {who or 'another process'}"
    return WorldFailed(message, "wait until that is done, or end it, and try again")


def _said(file: BinaryIO) -> str:
    """Who holds the lock, or did when it was killed."""
    file.seek(0)
    return file.read().decode(errors="replace").strip()


def _is_gone(who: str) -> bool:
    """Whether a holder is a process of this machine that has ended: its copies are about to."""
    found = _PROCESS.match(who)
    if not found or found[2] != _machine() or sys.platform == "win32":
        return False
    try:
        os.kill(int(found[1]), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:  # it is there, and another's
        pass
    return False


def _waited(file: BinaryIO, pause: Callable[[float], None]) -> bool:
    """Whether the lock is ours before long."""
    for _ in range(_PATIENCE):
        pause(_MOMENT)
        if _locked(file):
            return True
    return False


def _machine() -> str:
    return platform.node() or "this machine"


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
    """Give the lock back now: a copy of this process may have the file open yet."""
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415  not there

        with suppress(OSError):  # it is given back when the file closes
            fcntl.flock(file.fileno(), fcntl.LOCK_UN)
