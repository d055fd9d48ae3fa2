"""SRT: numbered cues, a comma in the times, the speaker as ``Name:`` before the words.

It keeps times and words, and names that look like names: up to five words, no colon. It has no
escapes, so that ``<i>`` in the words is taken for a tag and left out, and ``-->`` is written as an
arrow. In a cue without a speaker a blank behind a colon is written as one that does not break, or
readers would take what is before it for a name; in one with a speaker AntennaPod loses what comes
after a second colon, which is why it is given WebVTT as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from feedkit.formats.transcripts.cue_file import (
    ARROW,
    TIME_LINE,
    Clock,
    Line,
    LooseLines,
    TimedLines,
    cut,
    lines_of,
    times,
)
from feedkit.formats.transcripts.format import Format, Written
from feedkit.formats.transcripts.reading import Block, Oddity, shown
from feedkit.formats.transcripts.wording import filled, plain, prefix
from feedkit.model.timestamp import Timestamp
from feedkit.model.transcript import Cue, SpokenText, joined

WIDTH = 32

_ROUNDS = 8

_TAG = re.compile(r"</?(?:b|i|u|s|font)(?:[ \t\n][^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
_COMMA = re.compile(r"[ \t]*[\d:]+,")
_BEHIND_COLON = re.compile(r":(?: |$)")
_CLOCK = Clock(
    form=re.compile(r"\d{2,}:\d{2}:\d{2},\d{3}", re.ASCII),
    code="TR009",
    message="a time that is not written as SRT wants it",
    example="00:01:04,500",
)


def recognises(text: str) -> bool:
    """Whether the first time in a text has a comma, as only SRT writes it."""
    first = TIME_LINE.search(text)
    return first is not None and bool(_COMMA.match(first[0]))


def read(text: str) -> Iterator[Block | Oddity]:
    """The cues; an empty line inside of one does not end it, since only a time begins another."""
    numbers, held = count(1), list[TimedLines]()
    below: list[Line] = []
    for each in cut(lines_of(text)):
        if isinstance(each, TimedLines):
            for cue in held:
                yield from _cue(cue, below, next(numbers))
            held, below = [each], list(each.below)
        elif each.unfinished:
            message = "the file ends in the middle of a cue"
            yield Oddity("TR017", each.lines[0].number, 1, message, "add what is missing")
        elif held:
            below += each.lines
        else:
            yield _loose(each)
    for cue in held:
        yield from _cue(cue, below, next(numbers))


def _loose(each: LooseLines) -> Oddity:
    quote = each.lines[0].text.strip()
    message, help = f"{shown(quote)} belongs to no cue", "write a time above it"
    return Oddity("TR004", each.lines[0].number, 1, message, help, quote)


def _cue(each: TimedLines, below: list[Line], number: int) -> Iterator[Block | Oddity]:
    found = tuple(times(each.timing, _CLOCK))
    yield from (odd for odd in found if isinstance(odd, Oddity))
    start, end = (time for time in found if time is None or isinstance(time, Timestamp))
    if [line.text.strip() for line in each.above] != [str(number)]:
        line = (*each.above, each.timing)[0]
        message, help = "the cues are not numbered 1, 2, 3 and so on", "number them all"
        yield Oddity("TR009", line.number, 1, message, help)
    speaker, words = _named(plain(_untagged("\n".join(line.text for line in below))))
    yield Block(line=each.timing.number, start=start, end=end, text=words, speaker=speaker)


def _untagged(text: str) -> str:
    """A text without tags, nor those that appear where others were taken out."""
    for _ in range(_ROUNDS):
        text, before = _TAG.sub("", text), text
        if text == before:
            return text
    return text.replace("<", "").replace("{", "")


def _named(text: str) -> tuple[str, str]:
    """The speaker and the words, which keep their lines where the name stands on the first."""
    speaker, words = prefix(text)
    if not speaker and "\n" in text:
        speaker, line = prefix(joined(text))
        words = line if speaker else words
    if not words:  # a name alone is all that is said
        speaker, words = "", text
    return speaker, _spaced(words)


def write(text: SpokenText) -> str:
    """The cues, counted, each with its speaker, in lines of about 32 characters."""
    cues = [each for each in text.cues if _plain(each.text)]
    blocks = (f"{number}\n{_written(each)}" for number, each in enumerate(cues, start=1))
    return "\n\n".join(blocks) + "\n" if cues else ""


def _written(cue: Cue) -> str:
    speaker, words = _said(cue)
    if not speaker and ":" in words:
        words = _BEHIND_COLON.sub(":\u00a0", joined(words))
    body = filled(words, WIDTH, head=f"{speaker}:" if speaker else "")
    return f"{_time(cue.start)} --> {_time(cue.end)}\n{body}"


def _said(cue: Cue) -> tuple[str, str]:
    """The speaker and the words; a name that would not be read as one goes before the words."""
    name, words = joined(_plain(cue.speaker)), _plain(cue.text)
    if not name or prefix(f"{name}: x") == (name, "x"):
        return name, words
    return "", f"{name}: {words}"


def _plain(text: str) -> str:
    return plain(_untagged(plain(text)).replace(ARROW, "→"))


def _time(time: Timestamp) -> str:
    return time.normal_play_time.replace(".", ",")


def keeps(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """The words without tags; a name that looks like none becomes the first of the words."""
    said = ((each, *_said(each)) for each in cues if _plain(each.text))
    return tuple(Cue(e.start, e.end, _spaced(words), name) for e, name, words in said)


def _spaced(words: str) -> str:
    return plain(words.replace(":\u00a0", ": "))


FORMAT = Format(
    name="srt",
    title="SRT",
    extensions=("srt",),
    media_type="application/x-subrip",
    recognises=recognises,
    read=read,
    written=Written(write=write, keeps=keeps),
)
