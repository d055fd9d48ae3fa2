"""Chapters and tags in FLAC (RFC 9639): Vorbis comments, and a block for the cover.

Links and milliseconds can be said, levels and pictures of chapters cannot. A hidden chapter is
left out. There is room for 1000 chapters.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mutagen.flac import FLAC

from feedkit.media.chapters import commented_copy, comments
from feedkit.media.chapters.container import Container
from feedkit.model.outline import Chapter
from feedkit.model.tagging import Tagging


def _change(flac: Any, tagging: Tagging) -> None:
    if flac.tags is None:
        flac.add_tags()
    flac.tags[:] = comments.merged(list(flac.tags), tagging)
    if tagging.cover:
        others = [each for each in flac.pictures if each.type not in comments.REPLACED_PICTURES]
        flac.clear_pictures()
        for each in (comments.picture(tagging.cover), *others):
            flac.add_picture(each)


_KIND = commented_copy.Kind(FLAC, "FLAC", _change)


def write(source: Path, target: Path, tagging: Tagging) -> None:
    """Write a copy with other blocks before the same frames."""
    commented_copy.write(_KIND, source, target, tagging)


def read(path: Path) -> tuple[Chapter, ...]:
    """The chapters, on one level."""
    return commented_copy.read(_KIND, path)


CONTAINER = Container(
    format="flac", write=write, read=read, nests=False, pictures=False, most=comments.MOST
)
