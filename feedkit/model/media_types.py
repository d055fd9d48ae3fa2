"""What a file is by the ending of its name."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

PLAYLIST = "application/x-mpegURL"
TYPES = {
    "mp3": "audio/mpeg",
    "m4a": "audio/x-m4a",
    "m4b": "audio/x-m4a",
    "aac": "audio/aac",
    "opus": "audio/ogg",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "flac": "audio/flac",
    "wav": "audio/wav",
    "mp4": "video/mp4",
    "m4v": "video/x-m4v",
    "mov": "video/quicktime",
    "webm": "video/webm",
    "mkv": "video/x-matroska",
    "m3u8": PLAYLIST,
}


def ending(address: str) -> str:
    """The ending of the name in a path or an address, without its dot."""
    return PurePosixPath(urlsplit(address).path).suffix[1:].lower()


def type_of(address: str) -> str:
    """The media type that the ending of a name says, or nothing."""
    return TYPES.get(ending(address), "")


def codecs_of(address: str) -> str:
    """The codecs that an ending says; Ogg alone would not."""
    return "opus" if ending(address) == "opus" else ""
