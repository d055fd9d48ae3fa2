"""The seal of a finished build: while it holds, there is nothing to do, and nothing to import.

It names every file that the build looked at and every file that it wrote, with size and time. A
seal that cannot be read, or that another version made, does not hold.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from feedkit import __version__
from feedkit.cache.whole import read_whole, replace_whole
from feedkit.diagnostics import Diagnostic, Excerpt, Place, Severity

PACKAGE = Path(__file__).resolve().parent.parent
_RECENT = 50_000_000  # nanoseconds: two writes so close together may have one time

Stamps = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The folders of files that a build looks at: with all below them, or themselves alone."""

    deep: tuple[Path, ...]
    flat: tuple[Path, ...]

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Size and time of every file there is."""
        found: dict[str, tuple[int, int]] = {}
        for folder in self.deep:
            found.update(_scan(folder, deep=True))
        for folder in self.flat:
            found.update(_scan(folder, deep=False))
        return found

    def settled(self, before: Stamps, *, began: float) -> dict[str, tuple[int, int]] | None:
        """The stamps as they are now; nothing where a file was written since the build began.

        ``before`` are the stamps from when it began, in seconds of the clock. The ledger may have
        changed: the build itself writes it.
        """
        after = self.stamps()
        own = f"{os.sep}ledger{os.sep}"
        for path, stamp in after.items():
            fresh = stamp[1] > began * 1e9 - _RECENT
            if own not in path and (fresh or before.get(path, stamp) != stamp):
                return None
        return after


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What a finished build said, to be said again."""

    diagnostics: tuple[Diagnostic, ...]
    notes: tuple[str, ...]


def looked(root: Path, others: Iterable[Path] = ()) -> Looked:
    """Where the files of a show lie; ``others`` are folders that its YAML names."""
    deep = (root / "templates", root / "static", root / "ledger", PACKAGE, PACKAGE / "../templates")
    flat = dict.fromkeys((root, root / "episodes", *others))
    return Looked(deep=deep, flat=tuple(flat))


def unbroken(path: Path, *, key: str, now: float) -> Seal | None:
    """What the last build said, if nothing has changed since and no episode has become due."""
    try:
        document = json.loads(read_whole(path) or b"null")
        if [document["version"], document["key"]] != [__version__, key]:
            return None
        if not document["from"] <= now < document["until"]:
            return None
        where = Looked(
            deep=tuple(map(Path, document["deep"])), flat=tuple(map(Path, document["flat"]))
        )
        if _listed(where.stamps()) != document["inputs"] or not _all_there(document["outputs"]):
            return None
        return Seal(
            diagnostics=tuple(map(_diagnostic, document["diagnostics"])),
            notes=tuple(document["notes"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def close(
    path: Path,
    *,
    key: str,
    where: Looked,
    inputs: Stamps,
    outputs: Stamps,
    span: tuple[float, float],
    seal: Seal,
) -> None:
    """Keep the seal of a build for moments from ``span[0]`` to before ``span[1]``."""
    document = {
        "version": __version__,
        "key": key,
        "from": span[0],
        "until": span[1],
        "deep": [str(each) for each in where.deep],
        "flat": [str(each) for each in where.flat],
        "inputs": _listed(inputs),
        "outputs": _listed(outputs),
        "diagnostics": [_as_json(each) for each in seal.diagnostics],
        "notes": list(seal.notes),
    }
    replace_whole(path, json.dumps(document).encode())


def _scan(folder: Path, *, deep: bool) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("__pycache__"):
            continue
        try:
            if entry.is_dir(follow_symlinks=not deep):
                if deep:
                    yield from _scan(Path(entry.path), deep=True)
            else:
                stat = entry.stat()
                yield entry.path, (stat.st_size, stat.st_mtime_ns)
        except OSError:
            yield entry.path, (-1, 0)


def _listed(stamps: Stamps) -> dict[str, list[int]]:
    return {path: list(stamps[path]) for path in sorted(stamps)}


def _all_there(outputs: Mapping[str, list[int]]) -> bool:
    for path, stamp in outputs.items():
        stat = os.stat(path)  # noqa: PTH116  forty thousand times
        if [stat.st_size, stat.st_mtime_ns] != stamp:
            return False
    return True


def _as_json(each: Diagnostic) -> dict[str, Any]:
    excerpt = each.excerpt
    return {
        "code": each.code,
        "place": [each.place.file, each.place.line, each.place.column],
        "message": each.message,
        "help": each.help,
        "excerpt": [excerpt.text, excerpt.start, excerpt.length] if excerpt else None,
        "weight": each.weight.value if each.weight else None,
    }


def _diagnostic(each: Mapping[str, Any]) -> Diagnostic:
    excerpt = Excerpt(*each["excerpt"]) if each["excerpt"] else None
    weight = Severity(each["weight"]) if each["weight"] else None
    place = Place(*each["place"])
    return Diagnostic(each["code"], place, each["message"], each["help"], excerpt, weight)
