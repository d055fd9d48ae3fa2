"""Which files of a site are as they were written."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from feedkit.files.whole import has_digest
from feedkit.model.artifact import Artifact, MadeFile
from feedkit.site.manifest import Written


def digest_of(piece: Artifact | MadeFile) -> str:
    """The digest of what a piece is made from; of a file to be copied, that of its content."""
    return piece.sha256 if isinstance(piece, MadeFile) else piece.digest


def content_digest(content: bytes) -> str:
    """A digest of the bytes of a file, half as long as SHA-256: there are many of them."""
    return hashlib.sha256(content).hexdigest()[:32]


def standing(folder: Path, piece: Artifact | MadeFile, record: Written | None) -> Written | None:
    """The record of a piece that stands in its place and need not be made.

    A file with another time is read: copies of a site, and caches of hosts, keep no times to the
    nanosecond. Its record has the time that it has now.
    """
    if record is None or record.digest != digest_of(piece):
        return None
    place = f"{folder}/{piece.path}"
    try:
        found = os.lstat(place)
        if found.st_size != record.size:
            return None
        if found.st_mtime_ns == record.changed:
            return record
        same = stat.S_ISREG(found.st_mode) and _same_content(Path(place), piece, record)
    except (OSError, ValueError):
        return None
    return record._replace(changed=found.st_mtime_ns) if same else None


def _same_content(place: Path, piece: Artifact | MadeFile, record: Written) -> bool:
    if isinstance(piece, MadeFile):
        return has_digest(place, piece.sha256, record.size)
    return content_digest(place.read_bytes()) == record.content
