"""Which feedkit this is, to the byte of its source."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from feedkit import __version__


@cache
def own_version() -> str:
    """The version and a digest of the source: another may make other bytes of the same input."""
    sha = hashlib.sha256()
    for path in _sources(Path(__file__).parent):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  half a thousand times
            sha.update(file.read())
    return f"{__version__}+{sha.hexdigest()[:16]}"


def _sources(package: Path) -> Iterator[str]:
    """The files of the source, in the same order on all machines."""
    for folder, below, names in os.walk(package):
        below.sort()
        yield from (f"{folder}/{name}" for name in sorted(names) if name.endswith((".py", ".po")))
