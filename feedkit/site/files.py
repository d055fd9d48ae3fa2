"""Single files, whole or not at all: written beside their place, then renamed into it."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import BinaryIO

from feedkit.diagnostics import WorldFailed
from feedkit.model.size import Size

_BLOCK = 1 << 20
_FICLONE = 0x40049409
PART = ".feedkit-part"
"""What the name of a file ends with that is not complete yet."""

_parts = count(1)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Turn what the system says into a sentence that names the file."""
    try:
        yield
    except OSError as error:
        help = "nothing that the feed names has changed; run the command again when it is mended"
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise WorldFailed(f"{path} cannot be written: the disk is full", help) from error
        raise WorldFailed(f"{path} cannot be written: {error.strerror}", help) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file."""
    with naming(path):
        _through_part(path, lambda part: part.write_bytes(content))


def copy_whole(source: Path, path: Path, *, sha256: str) -> None:
    """Copy a file in bounded memory, sharing its blocks where the file system can.

    Raises :class:`WorldFailed` where the source is no longer what it was when it was read.
    """
    with naming(path):
        _through_part(path, copying(source, sha256=sha256))


def move_whole(source: Path, path: Path, *, sha256: str) -> None:
    """Put a file in its place that is of no further use where it is: copy it where it must be.

    Raises :class:`WorldFailed` as :func:`copy_whole` does.
    """
    if not has_digest(source, sha256, source.stat().st_size):
        raise _changed(source)
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            source.replace(path)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            copy_whole(source, path, sha256=sha256)


def has_content(path: Path, content: bytes) -> bool:
    """Whether a file has this very content. A link to one is another's file, and has not."""
    try:
        return _own_size(path) == len(content) and path.read_bytes() == content
    except OSError:
        return False


def has_length(folder: Path, path: str, size: Size) -> bool:
    """Whether a folder has a file of this length at a path."""
    try:
        return _own_size(folder / path) == size.bytes
    except OSError:
        return False


def has_digest(path: Path, sha256: str, size: int) -> bool:
    """Whether a file has this length and digest. A link to one is another's file, and has not."""
    try:
        return _own_size(path) == size and _digest(path) == sha256
    except OSError:
        return False


def _own_size(path: Path) -> int:
    found = path.lstat()
    return found.st_size if stat.S_ISREG(found.st_mode) else -1


def part_for(path: Path, write: Callable[[Path], object]) -> Path:
    """Write a file beside its place; nothing of it stays where that fails."""
    part = path.with_name(f".{path.name[:80]}.{os.getpid()}-{next(_parts)}{PART}")
    try:
        try:
            write(part)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            write(part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _through_part(path: Path, write: Callable[[Path], object]) -> None:
    part = part_for(path, write)
    try:
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def copying(source: Path, *, sha256: str) -> Callable[[Path], None]:
    """What writes a copy of a file as :func:`copy_whole` does."""
    return lambda part: _copy(source, part, sha256)


def _copy(source: Path, part: Path, sha256: str) -> None:
    import shutil  # noqa: PLC0415  a build with nothing to do asks for this module, too

    with _opened(source) as reading, part.open("wb") as writing:
        if not _reflinked(reading, writing):
            shutil.copyfileobj(reading, writing, _BLOCK)
    if _digest(part) != sha256:
        raise _changed(source)


def _changed(source: Path) -> WorldFailed:
    message = f"{source} has changed while the site was being built"
    return WorldFailed(message, "run the command again")


def _opened(source: Path) -> BinaryIO:
    try:
        return source.open("rb")
    except OSError as error:
        raise WorldFailed(f"{source} cannot be read: {error.strerror}") from error


def _reflinked(reading: BinaryIO, writing: BinaryIO) -> bool:
    """Whether the file system could share the blocks of the source."""
    if sys.platform != "linux":
        return False
    from fcntl import ioctl  # noqa: PLC0415  not everywhere

    try:
        ioctl(writing.fileno(), _FICLONE, reading.fileno())
    except OSError:
        return False
    return True


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
