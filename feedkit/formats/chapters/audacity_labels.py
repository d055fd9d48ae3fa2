"""Labels as Audacity exports and imports them: start, end and title, divided by tabs.

There is no nesting, there are no links, no images and no hidden chapters, and a title is one line.
A last label that is a point is a chapter whose end is not known. The ranges of frequencies that
Audacity writes below a label are passed over.
"""

from __future__ import annotations

import re

from feedkit.formats.chapters.contents import Contents, with_ends
from feedkit.formats.chapters.format import ChapterFormat, Keep, fit
from feedkit.formats.chapters.reading import Flaw, Line, Reading, bad_time, concluded, flaw, lines
from feedkit.formats.chapters.times import of_seconds
from feedkit.formats.chapters.titles import one_line
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Duration, Timestamp

KEEPS = Keep.MILLISECONDS | Keep.DURATION
EXAMPLE = "250.000000, 300.000000 and the title, with tabs between them"
FREQUENCIES = "\\"
"""What a line begins with that only says which frequencies a label means."""

_LABEL = re.compile(r"(?P<start>[^\t]*)\t(?P<end>[^\t]*)(?:\t(?P<title>.*))?", re.DOTALL)


def read(text: str) -> Reading:
    """The labels of a track as chapters."""
    chapters: list[Chapter] = []
    flaws: list[Flaw] = []
    last = Timestamp(0)
    for line in lines(text):
        if not line.text.strip() or line.text.startswith(FREQUENCIES):
            continue
        found = _read_line(text, line)
        if isinstance(found, Flaw):
            flaws.append(found)
        else:
            chapter, last = found
            chapters.append(chapter)
    known = all(each.start < last for each in chapters)
    length = Duration(last.milliseconds) if chapters and known else None
    return concluded(text, Contents(chapters=tuple(chapters), duration=length), flaws, EXAMPLE)


def write(contents: Contents) -> str:
    """The chapters as a track of labels."""
    return "".join(
        f"{_seconds(chapter.start)}\t{_seconds(end or chapter.start)}\t{chapter.title}\n"
        for chapter, end in with_ends(fit(contents, KEEPS))
    )


def _read_line(text: str, line: Line) -> tuple[Chapter, Timestamp] | Flaw:
    match = _LABEL.fullmatch(line.text)
    if match is None:
        return flaw(text, line.offset, line.end, "no label is in this line", f"write {EXAMPLE}")
    name = "start"
    try:
        start = of_seconds(match[name].strip())
        name = "end"
        end = of_seconds(match[name].strip())
    except ValueError as error:
        first, last = (line.offset + each for each in match.span(name))
        return bad_time(text, first, last, str(error))
    return Chapter(start, one_line(match["title"] or "")), end


def _seconds(time: Timestamp) -> str:
    whole, rest = divmod(time.milliseconds, 1000)
    return f"{whole}.{rest:03d}000"


FORMAT = ChapterFormat(
    name="labels",
    media_type="text/plain",
    extension=".txt",
    keeps=KEEPS,
    read=read,
    write=write,
)
