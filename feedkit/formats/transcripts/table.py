"""Every transcript format, in the order in which apps prefer what is written."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.formats.transcripts import (
    html,
    namespace_json,
    plain_text,
    podlove_json,
    subrip,
    web_vtt,
)
from feedkit.formats.transcripts.cue_file import TIME_LINE
from feedkit.formats.transcripts.encoding import decoded
from feedkit.formats.transcripts.format import Format
from feedkit.formats.transcripts.reading import Block, Oddity, Reading, gathered
from feedkit.formats.transcripts.timing import oddities, spoken
from feedkit.model.timestamp import Duration
from feedkit.model.transcript import SpokenText

FORMATS: tuple[Format, ...] = (
    web_vtt.FORMAT,
    subrip.FORMAT,
    namespace_json.FORMAT,
    podlove_json.FORMAT,
    html.FORMAT,
    plain_text.FORMAT,
)

BY_NAME = {each.name: each for each in FORMATS}

EXTENSIONS = tuple(dict.fromkeys(ending for each in FORMATS for ending in each.extensions))
"""The extensions of files that can be read."""


def recognise(text: str, *, extension: str = "") -> Format:
    """The format of a text: the one its content shows, else the one its name promises."""
    sure = next((each for each in FORMATS if each.recognises(text)), None)
    named = _named(extension)
    if sure is not None:
        return sure
    if named is not None and named is not plain_text.FORMAT:
        return named
    return subrip.FORMAT if TIME_LINE.search(text) else plain_text.FORMAT


def _named(extension: str) -> Format | None:
    ending = extension.lower().lstrip(".")
    return next((each for each in FORMATS if ending in each.extensions), None)


def read(
    content: bytes | str,
    *,
    extension: str = "",
    language: str = "",
    duration: Duration | None = None,
) -> Reading:
    """A transcript file with whatever is odd about it; nothing that a file can hold raises.

    ``extension`` is that of the file's name, ``duration`` the length of the recording if known.
    """
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    text, wrong = decoded(raw)
    format = recognise(text, extension=extension)
    found = tuple(format.read(text))
    blocks = tuple(each for each in found if isinstance(each, Block))
    odd = (*wrong, *_misnamed(format, extension), *(e for e in found if isinstance(e, Oddity)))
    words = spoken(blocks, language=language, duration=duration)
    about_times = oddities(blocks, bad_times=format.bad_times, duration=duration)
    return Reading(format.name, words, gathered((*odd, *about_times, *_wordless(words))))


def _misnamed(format: Format, extension: str) -> Iterator[Oddity]:
    ending = extension.lower().lstrip(".")
    if ending and ending not in format.extensions:
        message = f"the file is named .{ending}, but holds {format.title}"
        yield Oddity("TR002", 1, 1, message, f"name it .{format.extensions[0]}")


def _wordless(text: SpokenText) -> Iterator[Oddity]:
    if not text:
        help = "copy or export it again, or remove the file"
        yield Oddity("TR017", 1, 1, "no words were found in the transcript", help)


def carriers(text: SpokenText) -> tuple[Format, ...]:
    """The formats in which a text can be written: without times only those that need none."""
    written = ((each, each.written) for each in FORMATS)
    return tuple(each for each, way in written if way and (text.timed or way.untimed))
