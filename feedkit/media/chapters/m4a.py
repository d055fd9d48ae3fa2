"""Chapters and tags in MP4 with sound (M4A), by our own writer of boxes.

Chapters stand in both ways: in Nero's list, which AntennaPod reads, and in a track of text as
QuickTime has it, which Apple reads. Milliseconds are exact in both. Levels cannot be said, and
pictures of chapters are not: they would take a track of video. A hidden chapter is left out. The
list has 255 chapters at most, with titles cut to 127 bytes and without links; the track has them
all, with links up to 255 bytes. The movie box comes before the sound, so that playing can start
at once. Files in fragments are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from feedkit.media.chapters.container import Container
from feedkit.media.chapters.mp4 import track_reader
from feedkit.media.chapters.mp4.arrangement import Arrangement
from feedkit.media.chapters.mp4.atoms import Atom, Malformed
from feedkit.media.chapters.mp4.movie import has_sound, is_fixed
from feedkit.media.chapters.new_file import copy, new_file
from feedkit.media.chapters.parts import listed, tree
from feedkit.media.defect import Defect, Flawed
from feedkit.media.mp4_boxes import Box, boxes
from feedkit.media.opened import Opened, opened
from feedkit.model.outline import Chapter
from feedkit.model.size import Size
from feedkit.model.tagging import Tagging


def write(source: Path, target: Path, tagging: Tagging) -> None:
    """Write a copy of an M4A with another movie box before the same sound."""
    parts = listed(tree(tagging))
    with opened(source) as file:
        top = tuple(boxes(file, 0, file.size))
        with _making_sense(file):
            moov = _movie(file, top)
            _refuse_what_cannot_move(file, top, moov)
            arrangement = Arrangement(top, moov, tagging, parts)
            movie = arrangement.movie()
        with new_file(file, target) as writing:
            copy(file, arrangement.first.start, arrangement.first.end, writing)
            writing.write(movie)
            for stretch in arrangement.others:
                writing.write(stretch.before)
                copy(file, stretch.start, stretch.end, writing)


def read(path: Path) -> tuple[Chapter, ...]:
    """The chapters of an M4A, on one level."""
    with opened(path) as file, _making_sense(file):
        return track_reader.chapters(file, _movie(file, tuple(boxes(file, 0, file.size))))


CONTAINER = Container(format="m4a", write=write, read=read, nests=False, pictures=False)


@contextmanager
def _making_sense(file: Opened) -> Iterator[None]:
    try:
        yield
    except Malformed as error:
        raise Flawed(file.unreadable("MP4")) from error


def _movie(file: Opened, top: tuple[Box, ...]) -> Atom:
    if not top or top[0].name != b"ftyp":
        raise Flawed(file.unreadable("MP4"))
    if top[-1].end > file.size:
        missing = Size(top[-1].end - file.size)
        raise Flawed(file.truncated(f"{missing} are missing at its end"))
    moov = next((box for box in top if box.name == b"moov"), None)
    if moov is None:
        raise Flawed(file.truncated("the index at its end is missing"))
    return Atom(b"moov", file.at(moov.content, moov.end - moov.content))


def _refuse_what_cannot_move(file: Opened, top: tuple[Box, ...], moov: Atom) -> None:
    if not has_sound(moov):
        raise Flawed(Defect("AUD020", f"{file.name} has no sound in it", "export it again"))
    if any(box.name == b"moof" for box in top) or is_fixed(moov):
        raise Flawed(
            Defect(
                "AUD024",
                f"{file.name} is made for streaming or protected: feedkit can write no chapters "
                "and no tags into it",
                "export it as a plain M4A",
            )
        )
