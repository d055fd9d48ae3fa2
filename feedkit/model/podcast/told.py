"""What the podcast namespace is told after a decision was taken about it."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from feedkit.model.podcast.alternate import FileSource, Integrity


class ToldImage(Struct, frozen=True, kw_only=True):
    """A picture for a place of its own, with its address."""

    address: str
    alt: str = ""
    purpose: str = ""
    aspect_ratio: str = ""
    width: int | None = None
    height: int | None = None
    media_type: str = ""


class ToldTrailer(Struct, frozen=True, kw_only=True):
    """A trailer: an episode of that type, or a file elsewhere. ``published`` is in UTC."""

    title: str
    address: str
    published: datetime
    length: int | None = None
    media_type: str = ""
    season: int | None = None


class ToldAlternate(Struct, frozen=True, kw_only=True):
    """Another file of the same content. Its first source is where it is served.

    ``encoding`` is the word for what it was encoded as, where that was done here, such as
    ``opus-32k``; ``counted`` is its address by way of those who count downloads.
    """

    media_type: str
    sources: tuple[FileSource, ...]
    length: int | None = None
    bitrate: str = ""
    height: int | None = None
    language: str = ""
    title: str = ""
    group: str = ""
    codecs: str = ""
    default: bool = False
    integrity: Integrity | None = None
    encoding: str = ""
    counted: str = ""
