"""What Vorbis comments say, as Ogg Vorbis, Opus and FLAC carry them."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Any

from mutagen.flac import Picture

from feedkit.media.chapters import comments
from feedkit.media.foreign import picture_type
from feedkit.model.audio_facts import CoverFacts, FileChapter
from feedkit.model.size import Size

_OF_A_CHAPTER = re.compile(r"CHAPTER\d{3}(?:NAME|URL)?", re.ASCII | re.IGNORECASE)
_PICTURE = "METADATA_BLOCK_PICTURE"


def texts(tags: Any) -> tuple[tuple[str, str], ...]:
    """Every comment in the file's order, but for chapters and pictures."""
    return tuple(
        (name, value)
        for name, value in _comments(tags)
        if not _OF_A_CHAPTER.fullmatch(name) and name.upper() != _PICTURE
    )


def chapters(tags: Any) -> tuple[FileChapter, ...]:
    """The chapters by time. One whose time cannot be read is left out."""
    found = comments.chapters(_comments(tags))
    return tuple(FileChapter(each.start, each.title) for each in found)


def cover(tags: Any, pictures: list[Any] | None = None) -> CoverFacts | None:
    """The front cover, or the first picture: among FLAC's own blocks, else in the comments."""
    found = list(pictures or _pictures(tags))
    if not found:
        return None
    picture = next((each for each in found if each.type == 3), found[0])
    return CoverFacts(picture_type(picture.data) or str(picture.mime), Size(len(picture.data)))


def _comments(tags: Any) -> list[tuple[str, str]]:
    return [] if tags is None else [(str(name), str(value)) for name, value in tags]


def _pictures(tags: Any) -> Iterator[Any]:
    for name, value in _comments(tags):
        if name.upper() == _PICTURE:
            try:
                yield _picture(base64.b64decode(value))
            # A damaged picture is no reason to refuse the recording.
            except Exception:  # noqa: S112
                continue


def _picture(data: bytes) -> Any:
    read: Any = Picture
    return read(data)
