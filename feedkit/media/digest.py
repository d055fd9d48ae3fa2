"""A file's length and SHA-256, in one pass and little memory."""

from __future__ import annotations

import hashlib

from feedkit.media.opened import Opened
from feedkit.model.size import Size

_PIECE = 1024 * 1024


def digest(file: Opened) -> tuple[Size, str]:
    """The number of bytes and the SHA-256 of them, in hexadecimal."""
    sha256 = hashlib.sha256()
    length = 0
    for piece in file.pieces(_PIECE):
        sha256.update(piece)
        length += len(piece)
    return Size(length), sha256.hexdigest()
