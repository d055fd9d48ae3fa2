"""Opus in Ogg (RFC 7845)."""

from __future__ import annotations

from mutagen.oggopus import OggOpus

from feedkit.media import vorbis_comments
from feedkit.media.defect import Flawed
from feedkit.media.format import Format, Inside, parsed
from feedkit.media.ogg_pages import ends_well, first_packet
from feedkit.media.opened import Opened
from feedkit.model.timestamp import Duration


def recognises(head: bytes) -> bool:
    """Whether the first packet of the stream is this codec's."""
    return first_packet(head).startswith(b"OpusHead")


def read(file: Opened) -> Inside:
    """Every Opus stream plays at 48 kHz."""
    if not ends_well(file):
        raise Flawed(file.truncated("its last page is missing"))
    found = parsed(OggOpus, file, "Opus")
    return Inside(
        codec="opus",
        duration=Duration.of_seconds(max(0.0, found.info.length)),
        bitrate=int(found.info.bitrate),
        bitrate_mode="variable",
        sample_rate=48_000,
        channels=int(found.info.channels),
        tags=vorbis_comments.texts(found.tags),
        cover=vorbis_comments.cover(found.tags),
        chapters=vorbis_comments.chapters(found.tags),
    )


FORMAT = Format(
    name="opus",
    words="Opus",
    media_type="audio/ogg",
    extensions=("opus", "ogg", "oga"),
    recognises=recognises,
    read=read,
)
