"""The files of folders at one moment, told by what their names begin with."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

Stamp = tuple[int, int]
"""The size of a file in bytes, and its time in nanoseconds."""

ABSENT: Stamp = (-1, -1)
RECENT = 50_000_000
"""Nanoseconds: two writes so close together may leave a file with one time."""


class Scan(NamedTuple):
    """Files with their stamps, by the first part of their names and by path from the root."""

    files: Mapping[str, Mapping[str, Stamp]]

    def named(self, name: str) -> Mapping[str, Stamp]:
        """The files whose names begin with a word and a dot."""
        return self.files.get(name, {})


def scan(root: Path, folders: Iterable[str]) -> Scan:
    """Look at the files that lie in folders, not at what is below those."""
    found: dict[str, dict[str, Stamp]] = {}
    for folder in dict.fromkeys(folders):
        try:
            entries = sorted(os.scandir(root / folder), key=lambda each: each.name)
        except OSError:
            continue
        for entry in entries:
            name = entry.name.split(".", 1)[0]
            found.setdefault(name, {})[f"{folder}/{entry.name}"] = _of(entry)
    return Scan(found)


def stamp(path: Path | str) -> Stamp:
    """The stamp of a file as it is now."""
    try:
        stat = os.stat(path)  # noqa: PTH116  ten thousand times
    except (OSError, ValueError):
        return ABSENT
    return stat.st_size, stat.st_mtime_ns


def _of(entry: os.DirEntry[str]) -> Stamp:
    try:
        stat = entry.stat()
    except OSError:
        return ABSENT
    return stat.st_size, stat.st_mtime_ns
