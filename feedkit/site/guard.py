"""Whose folder it is: feedkit writes only where it has begun, or where nothing is."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from feedkit.diagnostics import FolderRefused
from feedkit.files.lasting import write_lasting
from feedkit.files.whole import PART, naming

MARKER = ".feedkit-site"
_UNLINK = "delete the link"
_SENTENCE = b"This folder is written by feedkit. What it holds is made anew by every build.\n"


def claim(folder: Path, *, root: Path) -> None:
    """Make sure that a folder is ours to write into, and mark it so.

    Raises :class:`FolderRefused` for a folder with files that feedkit did not write, and for the
    show's own folder or one above it.
    """
    refuse_foreign(folder, root=root)
    with naming(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if not (folder / MARKER).exists():
        write_lasting(folder / MARKER, _SENTENCE)


def refuse_foreign(folder: Path, *, root: Path) -> None:
    """Refuse a folder that is not ours, and touch nothing."""
    real = folder.resolve()
    if root.resolve().is_relative_to(real):
        message = f"{folder} is the show's own folder, or holds it"
        raise FolderRefused(message, "name another one with -o")
    if folder.exists() and not folder.is_dir():
        raise FolderRefused(f"{folder} is a file, not a folder", "name another one with -o")
    if folder.is_dir() and not (folder / MARKER).exists() and _holds_something(folder):
        message = f"{folder} holds files that feedkit did not write"
        raise FolderRefused(message, "name an empty folder with -o, or empty this one yourself")


def _holds_something(folder: Path) -> bool:
    """Whether there is more than what a build leaves that was killed in its first moment."""
    return any(not each.name.endswith(PART) for each in folder.iterdir())


class Yard:
    """A site's folder, whose own folders are looked at once: no link may lead out of it."""

    def __init__(self, folder: Path) -> None:
        self._top = os.fspath(folder)
        self._looked: set[str] = set()

    def place(self, path: str) -> str:
        """The place of a path in the folder. Refuses one that links lead out of."""
        within = path.rpartition("/")[0]
        if within not in self._looked:
            if leads_out(self._top, path):
                raise FolderRefused(f"{self._top}/{within} leads out of {self._top}", _UNLINK)
            self._looked.add(within)
        return f"{self._top}/{path}"


def inside(folder: Path, path: str) -> Path:
    """The place of a single path in the folder, as :meth:`Yard.place` finds it."""
    return Path(Yard(folder).place(path))


def leads_out(folder: Path | str, path: str) -> bool:
    """Whether the folder that a path lies in is elsewhere, by way of a link."""
    place = os.fspath(folder)
    names = path.split("/")[:-1]
    for name in names:
        place = f"{place}/{name}"
        try:
            if name in {"", ".", ".."} or stat.S_ISLNK(os.lstat(place).st_mode):
                return _lies_elsewhere(folder, path)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except (OSError, ValueError):
            return True
    return False


def _lies_elsewhere(folder: Path | str, path: str) -> bool:
    top, parent = os.path.realpath(folder), f"{folder}/{path}".rpartition("/")[0]
    try:
        with suppress(FileNotFoundError, NotADirectoryError):
            real = os.path.realpath(parent, strict=True)
            return real != top and not real.startswith(top.rstrip(os.sep) + os.sep)
        return not Path(parent).resolve().is_relative_to(top)
    except (OSError, RuntimeError):
        return True  # links that turn in a circle
