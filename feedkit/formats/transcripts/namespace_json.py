"""The JSON transcript of the podcast namespace, which AntennaPod prefers to all others.

It keeps times and speakers, and the words on one line: line breaks are lost. A body is never empty,
because AntennaPod falls over it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from feedkit.formats.transcripts.format import Format, Written
from feedkit.formats.transcripts.json_items import Item, clock, document, missing, seconds, words
from feedkit.formats.transcripts.reading import Block, Oddity
from feedkit.formats.transcripts.wording import plain, plain_line
from feedkit.model.timestamp import Timestamp
from feedkit.model.transcript import Cue, SpokenText

VERSION = "1.0.0"
_OPENING = re.compile(r'\s*\{\s*(?:"|\}|$)')


def recognises(text: str) -> bool:
    """Whether a text begins as an object and has segments."""
    return bool(_OPENING.match(text)) and ('"segments"' in text or '"transcripts"' not in text)


def read(text: str) -> Iterator[Block | Oddity]:
    """The segments, each a piece of speech."""
    found = document(text, key="segments")
    if found.broken is not None:
        yield found.broken
    elif not found.listed:
        help = 'write {"version": "1.0.0", "segments": […]}'
        yield Oddity("TR013", 1, 1, "there is no list of “segments”", help)
    elif not isinstance(found.members.get("version"), str):
        yield Oddity("TR013", 1, 1, "there is no “version”", 'add "version": "1.0.0"')
    for each in found.items:
        yield from _segment(each)


def _segment(item: Item) -> Iterator[Block | Oddity]:
    value = item.value if isinstance(item.value, dict) else {}
    start, end = (_time(value.get(key)) for key in ("startTime", "endTime"))
    body = words(value.get("body"))
    for what, there in (("startTime", start), ("endTime", end), ("body", body)):
        if there is None:
            yield from missing(item, what, '"startTime": 1.5, "endTime": 3.2, "body": "Welcome"')
    yield Block(
        line=item.line,
        column=item.column,
        start=start,
        end=end,
        text=plain(body or ""),
        speaker=plain_line(words(value.get("speaker")) or ""),
    )


def _time(value: Any) -> Timestamp | None:
    """Seconds; also as a text, which apps read as well."""
    return seconds(value) or clock(value)


def write(text: SpokenText) -> str:
    """The cues as segments, one a line."""
    segments = (json.dumps(_written(each), ensure_ascii=False) for each in keeps(text.cues))
    listed = ",\n".join(segments)
    return f'{{"version": "{VERSION}", "segments": [\n{listed}\n]}}\n'


def _written(cue: Cue) -> dict[str, str | int | float]:
    speaker: dict[str, str | int | float] = {"speaker": cue.speaker} if cue.speaker else {}
    times = {"startTime": _seconds(cue.start), "endTime": _seconds(cue.end)}
    return {**speaker, **times, "body": cue.text}


def _seconds(time: Timestamp) -> int | float:
    whole, rest = divmod(time.milliseconds, 1000)
    return time.seconds if rest else whole


def keeps(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Everything but line breaks and cues without words."""
    clean = (Cue(e.start, e.end, plain_line(e.text), plain_line(e.speaker)) for e in cues)
    return tuple(each for each in clean if each.text)


FORMAT = Format(
    name="json",
    title="the podcast namespace's JSON",
    extensions=("json",),
    media_type="application/json",
    recognises=recognises,
    read=read,
    bad_times="TR013",
    written=Written(write=write, keeps=keeps),
)
