"""Short forms: a text where keys could stand, one thing where a list could."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any


def keyed(key: str) -> Callable[[Any], Any]:
    """Read a text as the mapping that has it under one key."""

    def read(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return read


def several(value: Any) -> Any:
    """Read one thing as a list of one."""
    return value if isinstance(value, (list, tuple)) else (value,)


def worded(address: str) -> Callable[[Any], Any]:
    """Read a text as words with an address behind them, which looks like this expression."""
    last = re.compile(rf"(?:(?P<text>.*?)(?:\s*:\s*|\s+))?(?P<link>{address})", re.IGNORECASE)

    def read(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match = last.fullmatch(" ".join(value.split()))
        return match.groupdict("") if match else {"text": value, "link": value}

    return read
