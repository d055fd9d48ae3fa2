"""What an audio file says of itself."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from feedkit.model.size import Size
from feedkit.model.timestamp import Duration, Timestamp

AudioFormat = Literal["mp3", "m4a", "opus", "ogg", "flac", "wav"]
BitrateMode = Literal["constant", "variable", "average", "lossless", "unknown"]
Stereo = Literal["mono", "stereo", "identical", "left only", "right only", "opposed"]
"""What the two channels of a recording make together, or that there is only one."""

MOST_PEAKS = 400
HIGHEST_PEAK = 100


class FileChapter(Struct, frozen=True):
    """A chapter that a file carries: where it starts and what it is called."""

    start: Timestamp
    title: str


class CoverFacts(Struct, frozen=True):
    """A picture inside an audio file."""

    media_type: str
    size: Size


class Levels(Struct, frozen=True, kw_only=True):
    """What a recording sounds like, measured from its samples.

    ``lufs`` is the integrated loudness and ``range`` the loudness range in LU, both by EBU R 128;
    ``peak`` is the highest sample in dBFS, ``true_peak`` what lies between samples in dBTP, which
    is measured on request only. Digital silence has neither loudness nor peak. ``clipped`` counts
    the places where it is cut off at full scale. The silences are the quiet stretches at either
    end. ``waveform`` are at most ``MOST_PEAKS`` peaks, evenly spread, in hundredths of the highest.
    """

    lufs: float | None
    range: float = 0.0
    peak: float | None
    true_peak: float | None = None
    clipped: int = 0
    leading_silence: Duration = Duration(0)
    trailing_silence: Duration = Duration(0)
    stereo: Stereo = "mono"
    waveform: tuple[int, ...] = ()


class AudioFacts(Struct, frozen=True, tag=True):
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


class ImageFacts(Struct, frozen=True, tag=True):
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
