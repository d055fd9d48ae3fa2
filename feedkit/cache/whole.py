"""Files of the cache: whole or not at all, checked when read, and never worth failing for."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

PART = ".feedkit-part"
"""What the name of a file ends with that is not complete yet."""


def read_whole(path: Path) -> bytes | None:
    """What was kept in a file of the cache; nothing where it is missing or has come to harm."""
    try:
        check, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if check == _check(content) else None


def _check(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def replace_whole(path: Path, content: bytes) -> None:
    """Keep something in a file of the cache; where that is impossible, do without."""
    part = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(_check(content) + b"\n" + content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
