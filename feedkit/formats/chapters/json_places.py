"""Where in a JSON document a value stands, looked up only when there is something to say."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

_BLANKS = re.compile(r"[ \t\n\r]*")
_VALUE = json.JSONDecoder()


def span_of(text: str, way: tuple[str | int, ...]) -> tuple[int, int]:
    """Where a value begins and ends, in a text that is known to be JSON.

    ``way`` are the keys and positions from the top; where it leads nowhere, the last thing on it
    counts.
    """
    start = _past_blanks(text, 0)
    for step in way:
        below = _values(text, start).get(step)
        if below is None:
            break
        start = below
    return start, _VALUE.raw_decode(text, start)[1]


@lru_cache(maxsize=8)
def _values(text: str, start: int) -> Mapping[str | int, int]:
    """Where the values in an object or a list begin; of two equal keys the last one counts."""
    found: dict[str | int, int] = {}
    kind = text[start]
    at = _past_blanks(text, start + 1)
    while kind in "{[" and text[at] not in "}]":
        key: str | int = len(found)
        if kind == "{":
            key, at = _VALUE.raw_decode(text, at)
            at = _past_blanks(text, _past_blanks(text, at) + 1)
        found[key] = at
        at = _past_blanks(text, _VALUE.raw_decode(text, at)[1])
        if text[at] == ",":
            at = _past_blanks(text, at + 1)
    return found


def _past_blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at
