"""The seal of a finished build: while it holds, there is nothing to do, and nothing to import.

It stands for every file that the build looked at and every file that it wrote, with size and time.
A seal that cannot be read, or that another version made, does not hold.
"""

from __future__ import annotations

import hashlib
import json
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from feedkit import __version__
from feedkit.cache.scan import RECENT, Stamp
from feedkit.cache.whole import read_whole, replace_whole
from feedkit.diagnostics import Diagnostic, Excerpt, Place, Severity

PACKAGE = Path(__file__).resolve().parent.parent

Stamps = Mapping[str, Stamp]
Seen = dict[tuple[Path, bool], Stamps]
"""The stamps of folders at one moment; whether with those of all that is below them."""


class Looked(NamedTuple):
    """The folders of files that a build looks at: with all below them, or themselves alone."""

    deep: tuple[Path, ...]
    flat: tuple[Path, ...]

    def stamps(self, seen: Seen | None = None) -> dict[str, Stamp]:
        """Size and time of every file there is; folders that are ``seen`` are not looked at."""
        seen = {} if seen is None else seen
        found: dict[str, Stamp] = {}
        wanted = [(each, True) for each in self.deep] + [(each, False) for each in self.flat]
        for folder, deep in wanted:
            if (folder, deep) not in seen:
                seen[folder, deep] = dict(_scan(folder, deep=deep))
            found.update(seen[folder, deep])
        return found

    def settled(self, before: Stamps, *, began: float) -> dict[str, Stamp] | None:
        """The stamps as they are now; nothing where a file was written since the build began.

        ``before`` are the stamps from when it began, in seconds of the clock. The ledger may have
        changed: the build itself writes it.
        """
        after = self.stamps()
        own = f"{os.sep}ledger{os.sep}"
        for path, stamp in after.items():
            fresh = stamp[1] > began * 1e9 - RECENT
            if own not in path and (fresh or before.get(path, stamp) != stamp):
                return None
        return after


class Seal(NamedTuple):
    """What a finished build said, to be said again."""

    diagnostics: tuple[Diagnostic, ...]
    notes: tuple[str, ...]


def looked(root: Path, others: Iterable[Path] = ()) -> Looked:
    """Where the files of a show lie; ``others`` are folders that its YAML names."""
    deep = (root / "templates", root / "static", root / "ledger", PACKAGE, PACKAGE / "../templates")
    flat = dict.fromkeys((root, root / "episodes", *others))
    return Looked(deep=deep, flat=tuple(flat))


class Outputs(NamedTuple):
    """The files that a build wrote into a folder, with the stamps that they had then."""

    folder: Path
    stamps: Stamps


def unbroken(path: Path, *, key: str, now: float, seen: Seen) -> Seal | None:
    """What the last build said, if nothing has changed since and no episode has become due.

    ``seen`` are the folders that have been looked at just now.
    """
    try:
        document = json.loads(read_whole(path) or b"null")
        if [document["version"], document["key"]] != [__version__, key]:
            return None
        if not document["from"] <= now < document["until"]:
            return None
        where = Looked(
            deep=tuple(map(Path, document["deep"])), flat=tuple(map(Path, document["flat"]))
        )
        if _digest(where.stamps(seen)) != document["inputs"]:
            return None
        names = document["names"]
        if _digest_of(names, _stamps(document["folder"], names)) != document["outputs"]:
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
    outputs: Outputs,
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
        "inputs": _digest(inputs),
        "folder": str(outputs.folder),
        "names": sorted(outputs.stamps),
        "outputs": _digest(outputs.stamps),
        "diagnostics": [_as_json(each) for each in seal.diagnostics],
        "notes": list(seal.notes),
    }
    replace_whole(path, json.dumps(document).encode())


def _scan(folder: Path, *, deep: bool) -> Iterator[tuple[str, Stamp]]:
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


def _digest(stamps: Stamps) -> str:
    names = sorted(stamps)
    return _digest_of(names, map(stamps.__getitem__, names))


def _digest_of(names: list[str], stamps: Iterable[Stamp]) -> str:
    """One digest for many files, which is read sooner than their stamps are."""
    sha = hashlib.sha256(json.dumps(names).encode())
    sha.update(array("q", chain.from_iterable(stamps)))
    return sha.hexdigest()


def _stamps(folder: str, names: Iterable[str]) -> Iterator[Stamp]:
    """The stamps of files below a folder. A file that is missing is an ``OSError``."""
    there = os.open(folder, os.O_RDONLY) if os.stat in os.supports_dir_fd else None
    try:
        for name in names:  # the way to the folder is not walked fifty thousand times
            stat = os.stat(f"{folder}/{name}" if there is None else name, dir_fd=there)
            yield stat.st_size, stat.st_mtime_ns
    finally:
        if there is not None:
            os.close(there)


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
