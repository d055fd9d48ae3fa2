"""WebVTT: the transcript that Apple, Pocket Casts and browsers prefer.

It keeps times, speakers, words and lines. A speaker is a ``<v Name>`` before the words, on each
cue, because readers differ in whether a name lasts. It cannot say where in a line a break is meant
when the line is longer than 65 characters. AntennaPod finds no name that has an ``&`` in it.

W3C WebVTT, sections 4.1 and 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from feedkit.formats.transcripts.cue_file import (
    ARROW,
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
from feedkit.formats.transcripts.timing import shared
from feedkit.formats.transcripts.wording import filled, plain, plain_line
from feedkit.model.timestamp import Timestamp
from feedkit.model.transcript import Cue, SpokenText

WIDTH = 65

_HEADER = re.compile(r"WEBVTT(?=[ \t]|$)")
_LIKE_HEADER = re.compile(r"\W*WEBVTT\b", re.IGNORECASE)
_PASSED_OVER = re.compile(r"(?:NOTE(?=[ \t]|$)|(?:STYLE|REGION)[ \t]*$)")
_TAG = re.compile(r"<(?P<inside>[^<>]*)>")
_IS_TAG = re.compile(r"/?[A-Za-z.].*|(?=[\d.]*:)[\d:.]+|/?", re.DOTALL)
_VOICE = re.compile(r"v(?:\.[^\s]*)?\s+(?P<name>\S.*)", re.DOTALL)
_ENDLESS = re.compile(r"&#[0-9]{8,};?")
_BARE = re.compile(r"&(?!(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)")
_CLOCK = Clock(
    form=re.compile(r"(?:\d{2,}:)?\d{2}:\d{2}\.\d{3}", re.ASCII),
    code="TR004",
    message="a time that is not written as WebVTT wants it: players leave out the cue",
    example="00:01:04.500",
)


def recognises(text: str) -> bool:
    """Whether a text says that it is WebVTT."""
    return bool(_HEADER.match(text.lstrip()[:100].split("\n")[0].rstrip("\r")))


def read(text: str) -> Iterator[Block | Oddity]:
    """The cues; notes, styles, regions, names and settings of cues are passed over."""
    lines = lines_of(text)
    if not _HEADER.match(lines[0].text):
        message = "the first line is not WEBVTT: players refuse the file"
        yield Oddity("TR004", 1, 1, message, "write WEBVTT there, and leave the next line empty")
    for each in cut(_behind_header(lines)):
        if isinstance(each, TimedLines):
            yield from _cue(each)
        elif not _PASSED_OVER.match(each.lines[0].text):
            yield _loose(each)


def _behind_header(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """All lines but the header, which ends with an empty line or the first time."""
    first = next((index for index, line in enumerate(lines) if line.text.strip()), 0)
    if not _LIKE_HEADER.match(lines[first].text):
        return lines
    rest = lines[first + 1 :]
    over = (index for index, line in enumerate(rest) if not line.text.strip() or ARROW in line.text)
    return rest[next(over, len(rest)) :]


def _loose(each: LooseLines) -> Oddity:
    line = each.lines[0]
    if each.unfinished:
        message = "the file ends in the middle of a cue"
        return Oddity("TR017", line.number, 1, message, "add what is missing")
    quote = line.text.strip()
    help = "remove the empty line above it, write a time above it, or NOTE"
    return Oddity("TR004", line.number, 1, f"{shown(quote)} belongs to no cue", help, quote)


def _cue(each: TimedLines) -> Iterator[Block | Oddity]:
    found = tuple(times(each.timing, _CLOCK))
    yield from (odd for odd in found if isinstance(odd, Oddity))
    start, end = (time for time in found if time is None or isinstance(time, Timestamp))
    for line in each.below:
        yield from _unescaped(line)
    block = Block(line=each.timing.number, start=start, end=end, text="")
    parts = [part for part in _voices("\n".join(line.text for line in each.below)) if part[1]]
    if not parts:
        yield block
    yield from shared(block, parts)


def _unescaped(line: Line) -> Iterator[Oddity]:
    if ARROW in line.text:
        column, help = line.text.index(ARROW) + 1, "write --&gt; instead"
        yield Oddity("TR005", line.number, column, "an arrow in the words of a cue", help, ARROW)
    bare = _BARE.search(line.text)
    if bare:
        message, help = "an “&” that is not escaped", "write &amp; instead"
        yield Oddity("TR005", line.number, bare.start() + 1, message, help, "&")
    rest = _TAG.sub(
        lambda tag: " " * len(tag[0]) if _IS_TAG.fullmatch(tag["inside"]) else tag[0], line.text
    )
    if "<" in rest:
        message, help = "a “<” that is not escaped", "write &lt; instead"
        yield Oddity("TR005", line.number, rest.index("<") + 1, message, help, "<")


def _voices(text: str) -> Iterator[tuple[str, str]]:
    """The speakers of a cue with their words, in order; words outside of a voice have none."""
    speaker, words, at = "", "", 0
    for tag in _TAG.finditer(text):
        inside = tag["inside"]
        if not _IS_TAG.fullmatch(inside):
            continue
        words += text[at : tag.start()]
        at = tag.end()
        voice = _VOICE.fullmatch(inside)
        if voice or inside.strip() == "/v":
            yield speaker, plain(_resolved(words))
            speaker, words = plain_line(_resolved(voice["name"])) if voice else "", ""
    yield speaker, plain(_resolved(words + text[at:]))


def _resolved(text: str) -> str:
    """A text without entities; one that stands for a line break is a blank."""
    short = _ENDLESS.sub("\ufffd", text)  # a number of thousands of digits is none to Python
    lines = (unescape(line).replace("\n", " ").replace("\r", " ") for line in short.split("\n"))
    return "\n".join(lines)


def write(text: SpokenText) -> str:
    """The cues with two-digit hours, each with its speaker, in lines of about 65 characters."""
    cues = (_written(each) for each in text.cues if plain(each.text))
    return "\n\n".join(("WEBVTT", *cues)) + "\n"


def _written(cue: Cue) -> str:
    speaker = plain_line(cue.speaker)
    voice = f"<v {escape(speaker, quote=False)}>" if speaker else ""
    words = escape(filled(plain(cue.text), WIDTH), quote=False)
    return f"{cue.start.normal_play_time} --> {cue.end.normal_play_time}\n{voice}{words}"


def keeps(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Everything but cues without words."""
    clean = (Cue(e.start, e.end, plain(e.text), plain_line(e.speaker)) for e in cues)
    return tuple(each for each in clean if each.text)


FORMAT = Format(
    name="vtt",
    title="WebVTT",
    extensions=("vtt",),
    media_type="text/vtt",
    recognises=recognises,
    read=read,
    written=Written(write=write, keeps=keeps),
)
