"""Chapters and tags in Vorbis in Ogg: comments, the cover among them.

Links and milliseconds can be said, levels and pictures of chapters cannot. A hidden chapter is
left out. There is room for 1000 chapters.
"""

from __future__ import annotations

from pathlib import Path

from mutagen.oggvorbis import OggVorbis

from feedkit.media.chapters import commented_copy, comments
from feedkit.media.chapters.container import Container
from feedkit.model.outline import Chapter
from feedkit.model.tagging import Tagging

_KIND = commented_copy.Kind(OggVorbis, "Ogg Vorbis", comments.change)


def write(source: Path, target: Path, tagging: Tagging) -> None:
    """Write a copy with other comments before the same packets of sound."""
    commented_copy.write(_KIND, source, target, tagging)


def read(path: Path) -> tuple[Chapter, ...]:
    """The chapters, on one level."""
    return commented_copy.read(_KIND, path)


CONTAINER = Container(
    format="ogg", write=write, read=read, nests=False, pictures=False, most=comments.MOST
)
