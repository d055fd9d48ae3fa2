"""WebVTT chapters: one cue a chapter, and the cues of its children inside its time.

Nesting is kept by time alone, so starts have to ascend. There are no links, no images and no
hidden chapters, and a title is one line. Every cue needs an end: where the recording's is not
known, the last ones go on until the latest time that can be written.

webvtt-py is left to the tests as the second opinion: it passes over what it cannot read without a
word, and knows no lines, so that a mistake could not be shown where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from msgspec import Struct

from feedkit.formats.chapters.contents import Contents, tree
from feedkit.formats.chapters.format import ChapterFormat, Keep, fit
from feedkit.formats.chapters.reading import (
    Flaw,
    Line,
    Reading,
    bad_time,
    concluded,
    flaw,
    lines,
)
from feedkit.formats.chapters.times import LATEST
from feedkit.formats.chapters.titles import one_line
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Duration, Timestamp

KEEPS = Keep.NESTING | Keep.MILLISECONDS | Keep.DURATION
EXAMPLE = "00:04:10.000 --> 00:05:00.000, with the title in the next line"

_ARROW = "-->"
_TIMING = re.compile(r"\s*(?P<start>\S+)\s+-->\s+(?P<end>\S+)(?:\s.*)?")
_TAG = re.compile(r"<[^<>]*>")


class _Cue(Struct, frozen=True):
    start: Timestamp
    end: Timestamp
    title: str


def read(text: str) -> Reading:
    """The cues as chapters, those inside the time of another one as its children."""
    if not re.match(r"WEBVTT(?!\S)", text):
        found = flaw(text, 0, 6, "a WebVTT document begins with WEBVTT", "write it in line 1")
        return Reading(Contents(), (found,))
    items = list(_cues(text))
    cues = [each for each in items if isinstance(each, _Cue)]
    chapters = tree(_nested(cues))
    end = max((each.end for each in cues), default=LATEST)
    length = Duration(end.milliseconds) if end < LATEST else None
    flaws = (each for each in items if isinstance(each, Flaw))
    return concluded(text, Contents(chapters=chapters, duration=length), flaws, EXAMPLE)


def write(contents: Contents) -> str:
    """The chapters as a WebVTT document."""
    fitting = fit(contents, KEEPS)
    length = fitting.duration
    end = Timestamp(length.milliseconds) if length else LATEST
    return "\n".join(("WEBVTT", "", *_blocks(fitting.chapters, end)))


def _blocks(chapters: tuple[Chapter, ...], end: Timestamp) -> Iterator[str]:
    """Cues that end where the next one of their level begins, the last one at the given end."""
    ends = [*(each.start for each in chapters[1:]), end]
    for chapter, own_end in zip(chapters, ends, strict=False):
        start = chapter.start.milliseconds
        last = own_end if own_end.milliseconds > start else Timestamp(start + 1)
        times = f"{chapter.start.normal_play_time} {_ARROW} {last.normal_play_time}"
        yield f"{times}\n{escape(chapter.title, quote=False)}\n"
        if chapter.children:
            yield from _blocks(chapter.children, last)


def _nested(cues: list[_Cue]) -> Iterator[tuple[int, Chapter]]:
    around: list[_Cue] = []
    for cue in cues:
        while around and not (around[-1].start <= cue.start and cue.end <= around[-1].end):
            around.pop()
        around.append(cue)
        yield len(around), Chapter(cue.start, cue.title)


def _cues(text: str) -> Iterator[_Cue | Flaw]:
    """The cues in the order of the document, and the lines with an arrow that begin none."""
    block: list[Line] = []
    for line in (*lines(text), Line(len(text), "")):
        if _ARROW in line.text or not line.text:
            yield from _cue(text, block)
            block = []
        if _ARROW in line.text or block:
            block.append(line)


def _cue(text: str, block: list[Line]) -> Iterator[_Cue | Flaw]:
    """The cue of its lines: the times, and below them the title."""
    if not block:
        return
    head = block[0]
    match = _TIMING.fullmatch(head.text)
    if match is None:
        yield flaw(text, head.offset, head.end, "no cue begins like this", f"write {EXAMPLE}")
        return
    times: list[Timestamp] = []
    for name in ("start", "end"):
        try:
            times.append(Timestamp.parse(match[name]))
        except ValueError as error:
            start, end = (head.offset + each for each in match.span(name))
            yield bad_time(text, start, end, str(error))
    if len(times) == 2:
        words = " ".join(_TAG.sub("", line.text) for line in block[1:])
        yield _Cue(times[0], times[1], one_line(unescape(words)))


FORMAT = ChapterFormat(
    name="webvtt",
    media_type="text/vtt",
    extension=".vtt",
    keeps=KEEPS,
    read=read,
    write=write,
)
