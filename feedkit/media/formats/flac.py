"""FLAC (RFC 9639)."""

from __future__ import annotations

from typing import Any

from mutagen.flac import FLAC

from feedkit.media import vorbis_comments
from feedkit.media.defect import Flawed
from feedkit.media.flac_frames import last_samples
from feedkit.media.format import Format, Inside, parsed
from feedkit.media.opened import Opened
from feedkit.model.timestamp import Duration

_REACH = 64 * 1024


def recognises(head: bytes) -> bool:
    """Whether the stream's marker comes first."""
    return head.startswith(b"fLaC")


def read(file: Opened) -> Inside:
    """A stream that was written without going back does not state its length."""
    flac = parsed(FLAC, file, "FLAC")
    info = flac.info
    if info.total_samples and not _reaches_its_end(file, info):
        raise Flawed(file.truncated(f"its last part before {_length(info)} is missing"))
    return Inside(
        codec="flac",
        duration=_length(info) if info.total_samples else None,
        bitrate=int(info.bitrate),
        bitrate_mode="lossless",
        sample_rate=int(info.sample_rate),
        channels=int(info.channels),
        tags=vorbis_comments.texts(flac.tags),
        cover=vorbis_comments.cover(flac.tags, flac.pictures),
        chapters=vorbis_comments.chapters(flac.tags),
    )


FORMAT = Format(
    name="flac",
    words="FLAC",
    media_type="audio/flac",
    extensions=("flac",),
    recognises=recognises,
    read=read,
)


def _length(info: Any) -> Duration:
    return Duration.of_seconds(info.total_samples / info.sample_rate)


def _reaches_its_end(file: Opened, info: Any) -> bool:
    """Whether a frame near the end holds the last sample that the header counts."""
    tail = file.tail(max(_REACH, 2 * info.max_framesize))
    return info.total_samples in last_samples(tail, info.max_blocksize)
