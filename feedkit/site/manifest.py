"""What feedkit has written into a folder, so that the next build knows what is still right."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_FORMAT = 1
_DAMAGE = (
    *(OSError, ValueError, LookupError, TypeError),
    *(AttributeError, ArithmeticError, RecursionError),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was written: the digest of what it was made from, its size and its time."""

    digest: str
    size: int
    changed: int
    """The time of last modification in nanoseconds."""


def load(path: Path) -> dict[str, Written] | None:
    """The manifest, by path in the site; nothing where there is none that can be trusted."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["format"] != _FORMAT:
            return None
        files = {
            name: Written(str(digest), int(size), int(changed))
            for name, (digest, size, changed) in document["files"].items()
        }
        return files if all(map(is_path, files)) else None
    except _DAMAGE:
        return None  # a damaged manifest is as good as none


def is_path(name: str) -> bool:
    """Whether a name is a path that stays below the site's folder."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def dump(written: Mapping[str, Written]) -> str:
    """The manifest as text."""
    files = {name: [each.digest, each.size, each.changed] for name, each in sorted(written.items())}
    return json.dumps({"format": _FORMAT, "files": files}, indent=0) + "\n"
