"""A copy of a recording, made whole or not at all, in little memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from feedkit.diagnostics import WorldFailed
from feedkit.media.defect import Flawed, shown
from feedkit.media.opened import Opened

_PIECE = 1024 * 1024
PART = ".feedkit-part"
"""What the name of a file ends with that is not complete yet."""


@contextmanager
def new_file(source: Opened, target: Path) -> Iterator[BinaryIO]:
    """A file to write to beside the target; it takes the target's place when all went well."""
    part = target.with_name(f".{target.name[:80]}.{os.getpid()}{PART}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and target.samefile(source.path):
            raise ValueError(f"{target} is the recording itself, which is never changed")
        with part.open("w+b") as writing:
            yield writing
        part.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorldFailed(f"{shown(str(target))} cannot be written: {reason}") from error
    finally:
        part.unlink(missing_ok=True)


def copy(source: Opened, start: int, end: int, writing: BinaryIO) -> None:
    """Copy the bytes between two places of a recording."""
    while start < end:
        piece = _piece(source, start, min(_PIECE, end - start))
        if not piece:
            raise Flawed(source.truncated("it became shorter while it was read"))
        writing.write(piece)
        start += len(piece)


def _piece(source: Opened, start: int, length: int) -> bytes:
    try:
        return source.at(start, length)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorldFailed(f"{source.name} could not be read: {reason}") from error
