"""``static/``: files that are copied into the site as they stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from feedkit.diagnostics import WorldFailed
from feedkit.model.artifact import MadeFile, Stage
from feedkit.model.size import Size

FOLDER = "static"
_LEFT_OUT = frozenset({".DS_Store", "Thumbs.db", ".gitkeep", ".gitignore"})


def static_files(root: Path) -> Iterator[MadeFile]:
    """Every file below ``static/``, under its path there. Links out of the folder are left out."""
    folder = root / FOLDER
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in _LEFT_OUT and _stays(path, root):
            yield _made(path, path.relative_to(folder).as_posix())


def _stays(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())


def _made(path: Path, name: str) -> MadeFile:
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            size = stream.tell()
    except OSError as error:
        raise WorldFailed(f"{path} cannot be read: {error.strerror}") from error
    return MadeFile(path=name, source=path, size=Size(size), sha256=digest, stage=Stage.SIDE_FILES)
