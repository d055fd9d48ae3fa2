"""A recording -> a tagged copy of it; the chapters that a recording carries.

The content of a file decides which container it is; its name has to fit, as in `audio`.
"""

from __future__ import annotations

from pathlib import Path

from feedkit.media.audio import recognised
from feedkit.media.chapters.container import Container
from feedkit.media.cure import by_ffmpeg
from feedkit.media.defect import Defect, Flawed
from feedkit.media.opened import opened
from feedkit.model.outline import Chapter
from feedkit.model.tagging import Tagging


def tag(source: Path, target: Path, tagging: Tagging) -> Defect | None:
    """Write a copy of a recording with tags and chapters, whole or not at all.

    Returns the defect for which nothing was written, if there is one. The same recording and the
    same tagging give the same bytes. Raises ``WorldFailed`` where a file cannot be read or written.
    """
    try:
        _container(source).write(source, target, tagging)
    except Flawed as flaw:
        return flaw.defect
    return None


def read_chapters(path: Path) -> tuple[Chapter, ...] | Defect:
    """The chapters of a recording by time, with levels where its container has them."""
    try:
        return _container(path).read(path)
    except Flawed as flaw:
        return flaw.defect


def _container(path: Path) -> Container:
    from feedkit.media.chapters.table import CONTAINERS  # noqa: PLC0415  slow, and rarely needed

    with opened(path) as file:
        found = recognised(file)
        for container in CONTAINERS:
            if container.format == found.name:
                return container
        raise Flawed(
            Defect(
                "AUD024",
                f"{file.name} is {found.words}, into which feedkit writes no chapters and no tags",
                f"make an M4A of it: {by_ffmpeg(path.name, '-vn -c:a aac -b:a 128k', 'm4a')}",
            )
        )
