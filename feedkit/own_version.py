"""Which feedkit this is, to the byte of its source."""

from __future__ import annotations

import hashlib
from functools import cache
from itertools import chain
from pathlib import Path

from feedkit import __version__


@cache
def own_version() -> str:
    """The version and a digest of the source: another may make other bytes of the same input."""
    sha = hashlib.sha256()
    sources = (Path(__file__).parent.rglob(pattern) for pattern in ("*.py", "*.po"))
    for path in sorted(chain.from_iterable(sources)):
        sha.update(path.read_bytes())
    return f"{__version__}+{sha.hexdigest()[:16]}"
