"""What a container format is to feedkit, and what is found inside a file of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from feedkit.media.defect import Flawed
from feedkit.media.opened import Opened
from feedkit.model.audio_facts import AudioFormat, BitrateMode, CoverFacts, FileChapter
from feedkit.model.timestamp import Duration


class Inside(Struct, frozen=True, kw_only=True):
    """What a file of a known format holds.

    ``duration`` is absent where the file does not say, and only decoding would tell. A
    ``bitrate`` in bits a second of 0 is not stated either.
    """

    codec: str
    duration: Duration | None
    sample_rate: int
    channels: int
    bitrate: int = 0
    bitrate_mode: BitrateMode = "unknown"
    tags: tuple[tuple[str, str], ...] = ()
    cover: CoverFacts | None = None
    chapters: tuple[FileChapter, ...] = ()


class Format(Struct, frozen=True, kw_only=True):
    """A container format: how it is known by its first bytes, and how it is read.

    ``words`` is its name in a sentence. The first of ``extensions`` is the right one, the others
    pass. ``recognises`` gets the file's first bytes behind any ID3 tag; ``read`` raises
    :class:`Flawed` for a file that is cut off, damaged or without sound.
    """

    name: AudioFormat
    words: str
    media_type: str
    extensions: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Callable[[Opened], Inside]


def parsed(kind: Callable[..., Any], file: Opened, words: str, **options: Any) -> Any:
    """The file as one of mutagen's classes reads it."""
    file.seek(0)
    try:
        return kind(file, **options)
    except Flawed:
        raise
    # On damaged files mutagen raises its own errors, but also struct.error, EOFError, KeyError,
    # IndexError, ValueError, RecursionError and MemoryError: whatever it is, it is the file.
    except Exception as error:
        raise Flawed(file.unreadable(words)) from error
