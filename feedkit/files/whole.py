"""Single files, whole or not at all: written beside their place, then renamed into it."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
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
        raise unwritten(path, error) from error


def unwritten(path: Path | str, error: OSError) -> WorldFailed:
    """What the system says of a file that it did not write, as a sentence that names it."""
    help = "nothing that the feed names has changed; run the command again when it is mended"
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    why = "the disk is full" if full else error.strerror
    return WorldFailed(f"{path} cannot be written: {why}", help)


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


def has_content(place: str, content: bytes) -> bool:
    """Whether a file has this very content. A link to one is another's file, and has not."""
    try:
        found = os.lstat(place)
        if found.st_size != len(content) or not stat.S_ISREG(found.st_mode):
            return False
        with open(place, "rb", buffering=0) as stream:
            return stream.readall() == content
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


# Places are texts from here on: there are five files for each episode.


def part_for(place: str, write: Callable[[str], object]) -> str:
    """Write a file beside its place; nothing of it stays where that fails."""
    folder, name = os.path.split(place)
    part = f"{folder}/.{name[:80]}.{os.getpid()}-{next(_parts)}{PART}"
    try:
        try:
            write(part)
        except FileNotFoundError:
            _make_folder(folder)
            write(part)
    except BaseException:
        forget(part)
        raise
    return part


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)
    except OSError:
        os.makedirs(folder, exist_ok=True)


def write_bytes(part: str, content: bytes) -> None:
    """Write a file that nobody else has open."""
    with open(part, "wb", buffering=0) as stream:
        left = memoryview(content)
        while left:
            left = left[stream.write(left) :]


def forget(part: str) -> None:
    """Take away a file that may be gone."""
    with suppress(FileNotFoundError):
        os.unlink(part)


def _through_part(path: Path, write: Callable[[str], object]) -> None:
    part = part_for(str(path), write)
    try:
        os.replace(part, path)
    except BaseException:
        forget(part)
        raise


def copying(source: Path, *, sha256: str) -> Callable[[str], None]:
    """What writes a copy of a file as :func:`copy_whole` does."""
    return lambda part: _copy(source, Path(part), sha256)


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
