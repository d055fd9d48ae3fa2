"""The JSON transcript of Podlove Publisher and Podlove Web Player. Read only: no app asks for it.

A list of pieces with ``start`` and ``end`` as clock times and in milliseconds, a ``text``, and the
speaker twice: ``voice`` is the name in the transcript, ``speaker`` the contributor's id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from feedkit.formats.transcripts.format import Format
from feedkit.formats.transcripts.json_items import (
    Item,
    clock,
    document,
    milliseconds,
    missing,
    words,
)
from feedkit.formats.transcripts.reading import Block, Oddity
from feedkit.formats.transcripts.wording import plain, plain_line
from feedkit.model.timestamp import Timestamp

_OPENING = re.compile(r"\s*\[\s*(?:\{|\]|$)")
_MEMBER = re.compile(r'\s*\{\s*"')


def recognises(text: str) -> bool:
    """Whether a text begins as a list of objects, or as an object with transcripts."""
    inside = '"transcripts"' in text and '"segments"' not in text
    return bool(_OPENING.match(text)) or (inside and bool(_MEMBER.match(text)))


def read(text: str) -> Iterator[Block | Oddity]:
    """The pieces in their order."""
    found = document(text, key="transcripts")
    if found.broken is not None:
        yield found.broken
    elif not found.listed:
        yield Oddity("TR013", 1, 1, "there is no list in it", "export the transcript again")
    for each in found.items:
        yield from _piece(each)


def _piece(item: Item) -> Iterator[Block | Oddity]:
    value = item.value if isinstance(item.value, dict) else {}
    start, end = (_time(value, key) for key in ("start", "end"))
    text = words(value.get("text"))
    for what, there in (("start_ms", start), ("end_ms", end), ("text", text)):
        if there is None:
            yield from missing(item, what, '"start_ms": 1500, "end_ms": 3200, "text": "Welcome"')
    speaker = plain_line(words(value.get("voice")) or "") or words(value.get("speaker")) or ""
    yield Block(
        line=item.line,
        column=item.column,
        start=start,
        end=end,
        text=plain(text or ""),
        speaker=plain_line(speaker),
    )


def _time(value: Mapping[str, Any], key: str) -> Timestamp | None:
    exact = milliseconds(value.get(f"{key}_ms"))
    return clock(value.get(key)) if exact is None else exact


FORMAT = Format(
    name="podlove",
    title="Podlove's JSON",
    extensions=("json",),
    media_type="application/json",
    recognises=recognises,
    read=read,
    bad_times="TR013",
)
