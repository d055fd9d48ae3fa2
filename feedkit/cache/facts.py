"""What is known of files, as long as their size and time are the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Generic, TypeVar

from feedkit.cache.kept import meant, told
from feedkit.cache.whole import read_whole, replace_whole

T = TypeVar("T")


class Facts(Generic[T]):
    """Values of one type by file, kept in one JSON file. An unchanged file costs one ``stat``.

    ``kind`` is the type of the values: one, or several that say which they are.
    """

    def __init__(self, path: Path, kind: Any, *, version: str) -> None:
        self._path = path
        self._kind = kind
        self._version = version
        self._kept = self._load()
        self._used: dict[str, Any] = {}

    def get(self, file: Path) -> T | None:
        """What is known of a file as it is now."""
        stamp = _stamp(file)
        found = self._kept.get(str(file))
        if stamp is None or not isinstance(found, dict) or found.get("stamp") != stamp:
            return None
        try:
            value: T = meant(found.get("value"), self._kind)
        except ValueError:
            return None
        self._used[str(file)] = found
        return value

    def put(self, file: Path, value: T) -> None:
        """Remember something of a file as it is now."""
        self._used[str(file)] = {"stamp": _stamp(file), "value": told(value)}

    def save(self, *, whole: bool = True) -> None:
        """Keep what was used, and drop the rest, unless only a part has been looked at."""
        files = self._used if whole else {**self._kept, **self._used}
        if files != self._kept:
            document = {"version": self._version, "files": files}
            replace_whole(self._path, json.dumps(document).encode())

    def _load(self) -> dict[str, Any]:
        try:
            document = json.loads(read_whole(self._path) or b"null")
            files = document["files"] if document["version"] == self._version else {}
        except (ValueError, KeyError, TypeError, RecursionError):
            return {}
        return files if isinstance(files, dict) else {}


def _stamp(file: Path) -> list[int] | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return [stat.st_size, stat.st_mtime_ns, stat.st_ino]
