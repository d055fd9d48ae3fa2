"""Files of the cache: whole or not at all, checked when read, and never worth failing for."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

PART = ".feedkit-part"
"""What the name of a file ends with that is not complete yet."""


def read_whole(path: Path) -> bytes | None:
    """What was kept in a file of the cache; nothing where it is missing or has come to harm."""
    try:
        check, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if check == _check([content]) else None


def _check(parts: Iterable[bytes]) -> bytes:
    sha = hashlib.sha256()
    for part in parts:
        sha.update(part)
    return sha.hexdigest().encode()


def replace_whole(path: Path, *parts: bytes) -> None:
    """Keep something in a file of the cache; where that is impossible, do without.

    Parts of something large are not joined for that.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as stream:
                stream.writelines((_check(parts), b"\n", *parts))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
