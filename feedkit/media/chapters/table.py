"""The containers that feedkit reads chapters from and writes chapters and tags into."""

from __future__ import annotations

from feedkit.media.chapters import flac, m4a, mp3, opus, vorbis
from feedkit.media.chapters.container import Container

CONTAINERS: tuple[Container, ...] = (
    mp3.CONTAINER,
    m4a.CONTAINER,
    opus.CONTAINER,
    vorbis.CONTAINER,
    flac.CONTAINER,
)
