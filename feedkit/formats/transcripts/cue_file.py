"""What WebVTT and SRT share: blocks of lines, one of which has an arrow between two times.

Read by hand, since webvtt-py drops a cue whose time it cannot read without a word, tells no line of
what it found, leaves entities as they are and knows one speaker a cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from feedkit.formats.transcripts.reading import Oddity, shown
from feedkit.formats.transcripts.wording import LINE_END
from feedkit.model.timestamp import Timestamp

ARROW = "-->"
TIMING = re.compile(r"[ \t]*(?P<start>[\d:.,]+)[ \t]*-->[ \t]*(?P<end>[\d:.,]+)(?=[ \t]|$)")
TIME_LINE = re.compile(r"^[ \t]*[\d:.,]*\d[ \t]*-->", re.MULTILINE)
"""How a line begins that is meant as a time, and not as words with an arrow."""

_UNFINISHED = re.compile(r"[\d:.,> \t-]*")


class Line(Struct, frozen=True):
    """A line of the file with its number, from one."""

    number: int
    text: str


class TimedLines(Struct, frozen=True):
    """A cue as it stands in the file: what is above its time, the time, and what is below."""

    above: tuple[Line, ...]
    timing: Line
    below: tuple[Line, ...]


class LooseLines(Struct, frozen=True):
    """Lines without a time; ``last`` says that the file ends with them."""

    lines: tuple[Line, ...]
    last: bool

    @property
    def unfinished(self) -> bool:
        """Whether this looks like the beginning of a cue at the end of a file that was cut off."""
        return self.last and all(_UNFINISHED.fullmatch(each.text) for each in self.lines)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text."""
    return tuple(Line(number, line) for number, line in enumerate(LINE_END.split(text), start=1))


def cut(lines: tuple[Line, ...]) -> Iterator[TimedLines | LooseLines]:
    """The lines in blocks; a time in the middle of a block begins another cue."""
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.text.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    filled = [block for block in blocks if block]
    for block in filled:
        yield from _cut_block(tuple(block), last=block is filled[-1])


def _cut_block(block: tuple[Line, ...], *, last: bool) -> Iterator[TimedLines | LooseLines]:
    times = [index for index, line in enumerate(block) if _is_time(index, line, block)]
    if not times:
        yield LooseLines(block, last)
        return
    tops = [_top(index, block) for index in times]
    if tops[0]:
        yield LooseLines(block[: tops[0]], last=False)
    for top, index, end in zip(tops, times, [*tops[1:], len(block)], strict=True):
        yield TimedLines(block[top:index], block[index], block[index + 1 : end])


def _is_time(index: int, line: Line, block: tuple[Line, ...]) -> bool:
    if ARROW not in line.text:
        return False
    first = index == 0 or (index == 1 and ARROW not in block[0].text)
    return first or bool(TIME_LINE.match(line.text))


def _top(index: int, block: tuple[Line, ...]) -> int:
    """Where the cue of a time begins: one line higher where its number or name stands there."""
    above = block[index - 1].text.strip() if index else ""
    return index - 1 if index == 1 or above.isdecimal() else index


class Clock(Struct, frozen=True, kw_only=True):
    """How a format writes its times; ``code`` and ``message`` are for others that can be read."""

    form: re.Pattern[str]
    code: str
    message: str
    example: str


def times(line: Line, clock: Clock) -> Iterator[Timestamp | Oddity | None]:
    """The start and the end of a cue, nothing for one that cannot be read, and what is odd."""
    match = TIMING.match(line.text)
    if match is None:
        column = len(line.text) - len(line.text.lstrip()) + 1
        help = f"write it like {clock.example} --> {clock.example}"
        quote = line.text.strip()
        yield Oddity("TR004", line.number, column, f"{shown(quote)} is no time", help, quote)
        yield from (None, None)
        return
    for part in ("start", "end"):
        yield from _time(match[part], Line(line.number, line.text), match.start(part) + 1, clock)


def _time(
    written: str, line: Line, column: int, clock: Clock
) -> Iterator[Timestamp | Oddity | None]:
    help = f"write it like {clock.example}"
    try:
        found = Timestamp.parse(written)
    except ValueError:
        message = f"{shown(written)} is no time"
        yield Oddity("TR004", line.number, column, message, help, written)
        yield None
        return
    if not clock.form.fullmatch(written):
        yield Oddity(clock.code, line.number, column, clock.message, help, written)
    yield found
