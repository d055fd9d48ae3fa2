"""A copy of a file with other Vorbis comments, which mutagen puts in place."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

from feedkit.media.chapters import comments
from feedkit.media.chapters.new_file import copy, new_file
from feedkit.media.defect import Flawed
from feedkit.media.format import parsed
from feedkit.media.opened import opened
from feedkit.model.outline import Chapter
from feedkit.model.tagging import Tagging

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


class Kind(Struct, frozen=True):
    """A class of mutagen, its name in a sentence, and how tags are changed in what it has read."""

    loads: Callable[..., Any]
    words: str
    change: Callable[[Any, Tagging], None]


def write(kind: Kind, source: Path, target: Path, tagging: Tagging) -> None:
    """Write a copy as mutagen does; what is sound keeps its bytes."""
    with opened(source) as file, new_file(file, target) as writing:
        copy(file, 0, file.size, writing)
        writing.seek(0)
        audio = parsed(lambda _: kind.loads(writing), file, kind.words)
        kind.change(audio, tagging)
        _save(audio, writing, flaw=Flawed(file.unreadable(kind.words)))


def read(kind: Kind, path: Path) -> tuple[Chapter, ...]:
    """The chapters of a file as mutagen reads it."""
    with opened(path) as file:
        return comments.chapters(parsed(kind.loads, file, kind.words).tags or ())


def _save(audio: Any, writing: BinaryIO, *, flaw: Flawed) -> None:
    """A full disk is no fault of the file; everything else is, as in `parsed`."""
    writing.seek(0)
    try:
        audio.save(writing, padding=lambda _: 0)
    except Exception as error:
        inner = error.__context__
        if isinstance(inner, OSError) and inner.errno in _NO_ROOM:
            raise inner from None
        raise flaw from error
