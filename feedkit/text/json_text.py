"""JSON for a place inside HTML, and for files of their own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_ESCAPES = tuple((each, f"\\u{ord(each):04x}") for each in ("<", ">", "&", "\u2028", "\u2029"))
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_on_lines = json.JSONEncoder(ensure_ascii=False, separators=(",\n ", ": ")).encode


def for_script(value: Any) -> str:
    """JSON that can neither end the script element around it nor open a comment in it."""
    text = _encoded(value)
    for character, escaped in _ESCAPES:  # many times quicker than translating a long text
        text = text.replace(character, escaped)
    return text


def in_lines(values: Mapping[str, str | int]) -> str:
    """JSON of plain values with a line for each, as an indent makes it, but many times quicker."""
    return f"{{\n {_on_lines(values)[1:-1]}\n}}\n"
