"""One build of a show at a time: who writes holds a lock, which the system takes back."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from feedkit.diagnostics import WorldFailed

_FAR = 1 << 30
"""Where Windows locks a byte: a place behind what others are to read."""


@contextmanager
def held(path: Path, *, holder: str) -> Iterator[None]:
    """Hold a lock for the block. ``holder`` tells others who does.

    The system lets go of it when the process ends, however it ends, so that none is ever left.
    Raises :class:`WorldFailed` where another process holds it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise WorldFailed(f"{path} cannot be written: {error.strerror}") from error
    with file:
        if not _locked(file):
            file.seek(0)
            who = file.read().strip() or "another process"
            message = f"this show is being built or changed already, by {who}"
            raise WorldFailed(message, "wait until that is done, or end it, and try again")
        _say(file, holder)
        try:
            yield
        finally:
            _say(file, "")


def _say(file: IO[str], holder: str) -> None:
    file.seek(0)
    file.truncate()
    file.write(holder)
    file.flush()


def _locked(file: IO[str]) -> bool:
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
