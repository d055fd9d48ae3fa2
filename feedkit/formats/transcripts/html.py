"""The HTML transcript of the podcast namespace: a name, a time and a paragraph, over and over.

It is made for readers, not for following along. It keeps who says what in which order, and in whole
seconds when a paragraph starts; the ends of cues are lost, and cues of one speaker that follow each
other closely are one paragraph. It can be written without times. It is a piece of a page and no
page, since Pocket Casts opens a web page where it finds a script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from msgspec.structs import replace

from feedkit.formats.transcripts.format import Format, Written
from feedkit.formats.transcripts.paragraphs import Paragraph, paragraphs
from feedkit.formats.transcripts.reading import Block, Oddity, shown
from feedkit.formats.transcripts.wording import LINE_END, plain, plain_line
from feedkit.model.timestamp import Timestamp
from feedkit.model.transcript import Cue, SpokenText
from feedkit.text.transcript_html import Turn, turns

_OPENING = re.compile(r"\s*<(?:!doctype|!--|[a-z][a-z0-9]*[\s>/])", re.IGNORECASE)
_COLON = re.compile(r"[\s:]+$")


def recognises(text: str) -> bool:
    """Whether a text begins with a tag."""
    return bool(_OPENING.match(text))


def read(text: str) -> Iterator[Block | Oddity]:
    """The paragraphs; one that has neither name nor time goes on with the speaker before it."""
    found = turns(LINE_END.split(text))
    if found.script is not None:
        message = "a script in a transcript: apps open it as a web page"
        yield Oddity("TR015", found.script, 1, message, "remove it")
    if found.chrome is not None:
        message = "a whole web page, where only the words are wanted"
        help = "keep names, times and paragraphs"
        yield Oddity("TR015", found.chrome, 1, message, help)
    speaker = ""
    for each in found.turns:
        if each.cite is not None or each.time is not None:
            speaker = plain_line(_COLON.sub("", each.cite or ""))
        start = _time(each)
        if isinstance(start, Oddity):
            yield start
            start = None
        yield Block(line=each.line, start=start, text=plain(each.words), speaker=speaker)


def _time(turn: Turn) -> Timestamp | Oddity | None:
    if not turn.time:
        return None
    try:
        return Timestamp.parse(turn.time)
    except ValueError:
        message, help = f"{shown(turn.time)} is no time", "write it like 1:04 or 1:04:10"
        return Oddity("TR004", turn.time_line, 1, message, help)


def write(text: SpokenText) -> str:
    """A paragraph for all that somebody says without a long pause."""
    return "".join(_written(each, timed=text.timed) for each in _paragraphs(text.cues))


def _written(each: Paragraph, *, timed: bool) -> str:
    name = f"<cite>{escape(each.speaker, quote=False)}:</cite>\n" if each.speaker else ""
    time = f"<time>{_whole_seconds(each.start)}</time>\n" if timed else ""
    return f"{name}{time}<p>{escape(each.text, quote=False)}</p>\n"


def _paragraphs(cues: Iterable[Cue]) -> Iterator[Paragraph]:
    clean = (replace(e, text=plain_line(e.text), speaker=_name(e.speaker)) for e in cues)
    return paragraphs(each for each in clean if each.text)


def _name(speaker: str) -> str:
    return _COLON.sub("", plain_line(speaker))


def _whole_seconds(time: Timestamp) -> Timestamp:
    return Timestamp(time.milliseconds // 1000 * 1000)


def keeps(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """A cue for each paragraph, with its start in whole seconds and without its end."""
    found = ((_whole_seconds(each.start), each) for each in _paragraphs(cues))
    return tuple(Cue(start, start, each.text, each.speaker) for start, each in found)


FORMAT = Format(
    name="html",
    title="HTML",
    extensions=("html", "htm"),
    media_type="text/html",
    recognises=recognises,
    read=read,
    written=Written(write=write, keeps=keeps, untimed=True),
)
