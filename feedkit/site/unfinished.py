"""The mark of a build that has begun: what the next one tidies up where it was killed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from feedkit.files.lasting import write_lasting
from feedkit.files.whole import PART, naming
from feedkit.site.guard import leads_out
from feedkit.site.manifest import is_path


def mark_of(manifest: Path) -> Path:
    """Where the mark stands: beside the manifest of the same site."""
    return manifest.with_name(f"{manifest.name}-unfinished")


def begin(mark: Path, paths: Iterable[str]) -> None:
    """Say that these paths are about to be written."""
    write_lasting(mark, (json.dumps(sorted(paths), indent=0) + "\n").encode())


def end(mark: Path) -> None:
    """Say that all of them are."""
    with naming(mark):
        mark.unlink(missing_ok=True)


def begun(mark: Path) -> frozenset[str] | None:
    """The paths that a killed build may have written; nothing where the last one came to its end.

    They are in no manifest, but they are no less ours to take away.
    """
    try:
        paths = json.loads(mark.read_bytes())
        return frozenset(each for each in paths if isinstance(each, str) and is_path(each))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, RecursionError):
        return frozenset()


def sweep_all(*folders: Path) -> None:
    """Take away every incomplete file below folders, when whoever was at work there was killed."""
    for folder in folders:
        for part in sorted(folder.rglob(f".*{PART}")):
            with naming(part):
                part.unlink(missing_ok=True)


def sweep(folder: Path, manifest: Path, paths: frozenset[str] | None) -> None:
    """Take away the incomplete files that a killed build has left."""
    places = {manifest.parent}
    if paths is not None:
        inside = (each for each in paths if not leads_out(folder, each))
        places |= {folder, *((folder / each).parent for each in inside)}
    for place in sorted(places):
        with naming(place):
            for part in place.glob(f".*{PART}"):
                part.unlink(missing_ok=True)
