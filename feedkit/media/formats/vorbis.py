"""Vorbis in Ogg (Vorbis I specification, section 4)."""

from __future__ import annotations

from mutagen.oggvorbis import OggVorbis

from feedkit.media import vorbis_comments
from feedkit.media.defect import Flawed
from feedkit.media.format import Format, Inside, parsed
from feedkit.media.ogg_pages import ends_well, first_packet
from feedkit.media.opened import Opened
from feedkit.model.timestamp import Duration


def recognises(head: bytes) -> bool:
    """Whether the first packet of the stream is this codec's."""
    return first_packet(head).startswith(b"\x01vorbis")


def read(file: Opened) -> Inside:
    """Length from the last page, everything else from the first two packets."""
    if not ends_well(file):
        raise Flawed(file.truncated("its last page is missing"))
    found = parsed(OggVorbis, file, "Ogg Vorbis")
    return Inside(
        codec="vorbis",
        duration=Duration.of_seconds(max(0.0, found.info.length)),
        bitrate=int(found.info.bitrate),
        bitrate_mode="variable",
        sample_rate=int(found.info.sample_rate),
        channels=int(found.info.channels),
        tags=vorbis_comments.texts(found.tags),
        cover=vorbis_comments.cover(found.tags),
        chapters=vorbis_comments.chapters(found.tags),
    )


FORMAT = Format(
    name="ogg",
    words="Ogg Vorbis",
    media_type="audio/ogg",
    extensions=("ogg", "oga"),
    recognises=recognises,
    read=read,
)
