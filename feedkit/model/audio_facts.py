"""What an audio file says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from feedkit.model.size import Size
from feedkit.model.timestamp import Duration, Timestamp

AudioFormat = Literal["mp3", "m4a", "opus", "ogg", "flac", "wav"]
BitrateMode = Literal["constant", "variable", "average", "lossless", "unknown"]


@dataclass(frozen=True, slots=True)
class FileChapter:
    """A chapter that a file carries: where it starts and what it is called."""

    start: Timestamp
    title: str


@dataclass(frozen=True, slots=True)
class CoverFacts:
    """A picture inside an audio file."""

    media_type: str
    size: Size


@dataclass(frozen=True, slots=True)
class Levels:
    """How loud a recording is, measured from its samples.

    ``loudness`` is the mean level in dBFS, ``peak`` the highest sample in dBFS; both are ``None``
    for digital silence. The silences are the quiet stretches at either end.
    """

    loudness: float | None
    peak: float | None
    leading_silence: Duration
    trailing_silence: Duration


@dataclass(frozen=True, slots=True)
class AudioFacts:
    """An audio file as it is: exact length, what is inside, how long it plays.

    ``media_type`` is the one for a feed (``audio/x-m4a``), ``extension`` the right one for the
    container without a dot, whatever the file is called. ``levels`` is absent where nothing on
    this machine could decode the file. ``tags`` are pairs of name and value as they stand in the
    file, in the file's order.
    """

    format: AudioFormat
    media_type: str
    extension: str
    codec: str
    size: Size
    sha256: str
    duration: Duration
    bitrate_mode: BitrateMode
    bitrate: int
    sample_rate: int
    channels: int
    tags: tuple[tuple[str, str], ...] = ()
    cover: CoverFacts | None = None
    chapters: tuple[FileChapter, ...] = ()
    levels: Levels | None = field(default=None)


def is_master(facts: AudioFacts) -> bool:
    """Whether a recording is one to be encoded for publishing: all but MP3 and AAC in MP4."""
    return (facts.format, facts.codec) not in {("mp3", "mp3"), ("m4a", "aac")}


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """A picture as it is: exact length, pixels and colours.

    ``mode`` is Pillow's name for the colour model: ``RGB``, ``CMYK``, ``LA`` and so on.
    """

    media_type: str
    extension: str
    size: Size
    sha256: str
    width: int
    height: int
    mode: str
