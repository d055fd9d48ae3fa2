"""The files of an index by name, size and digest, and the text that they are kept as."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from feedkit.files.whole import has_digest
from feedkit.model.size import Size


class IndexFile(Struct, frozen=True, kw_only=True):
    """A file of an index. ``name`` is its path from the folder of the index."""

    name: str
    size: Size
    sha256: str


def listing(folder: Path, paths: Iterable[Path]) -> tuple[IndexFile, ...]:
    """The files of an index that has been made in a folder."""
    return tuple(_file(each.relative_to(folder).as_posix(), each.read_bytes()) for each in paths)


def _file(name: str, content: bytes) -> IndexFile:
    sha256 = hashlib.sha256(content).hexdigest()
    return IndexFile(name=name, size=Size(len(content)), sha256=sha256)


def stands(folder: Path, file: IndexFile) -> bool:
    """Whether a folder has this file of an index."""
    return has_digest(folder / file.name, file.sha256, file.size.bytes)


def written(files: Iterable[IndexFile]) -> str:
    """A listing as text."""
    return json.dumps([[each.name, each.size.bytes, each.sha256] for each in files], indent=0)


def read(text: str) -> tuple[IndexFile, ...]:
    """The listing that a text keeps; nothing where it keeps none."""
    try:
        return tuple(
            IndexFile(name=name, size=Size(size), sha256=sha256)
            for name, size, sha256 in json.loads(text)
        )
    except (ValueError, TypeError):
        return ()
