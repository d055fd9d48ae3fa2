"""Times as documents write them besides the clock: seconds, as text or as numbers."""

from __future__ import annotations

import re
from typing import Any

from feedkit.model.timestamp import Timestamp

LATEST = Timestamp.parse("999:59:59.999")
"""The latest place that can be written as a clock time."""

_SECONDS = re.compile(r"(?P<whole>\d{1,9})(?:[.,](?P<fraction>\d{1,30}))?", re.ASCII)


def of_milliseconds(milliseconds: int) -> Timestamp:
    """The place at so many milliseconds. ``ValueError`` says that there is no such place."""
    if milliseconds < 0:
        raise ValueError("before the beginning")
    if milliseconds > LATEST.milliseconds:
        raise ValueError(f"later than {LATEST.clock}")
    return Timestamp(milliseconds)


def of_seconds(text: str) -> Timestamp:
    """The place at ``43`` or ``43.5`` seconds, to the nearest millisecond."""
    negative = text.startswith("-")
    match = _SECONDS.fullmatch(text.removeprefix("-"))
    if match is None:
        raise ValueError("not a number of seconds")
    millionths = int(match["whole"]) * 1_000_000 + int((match["fraction"] or "0")[:6].ljust(6, "0"))
    milliseconds = (millionths + 500) // 1000
    return of_milliseconds(-milliseconds if negative else milliseconds)


def of_clock_or_seconds(text: str) -> Timestamp:
    """The place at ``1:04:10``, ``4:10.5`` or ``43.5``: normal play time, as Podlove has it."""
    stripped = text.strip()
    return Timestamp.parse(stripped) if ":" in stripped else of_seconds(stripped)


def of_number(value: Any) -> Timestamp:
    """The place at a number of seconds from JSON, or at a number written as text."""
    if isinstance(value, str):
        return of_clock_or_seconds(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("not a number of seconds")
    if not value <= LATEST.seconds:  # true for NaN too
        raise ValueError(f"later than {LATEST.clock}")
    return of_milliseconds(round(max(value, -1.0) * 1000))
