"""JSON for a place inside HTML."""

from __future__ import annotations

import json
from typing import Any

_ESCAPES = tuple((each, f"\\u{ord(each):04x}") for each in ("<", ">", "&", "\u2028", "\u2029"))
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def for_script(value: Any) -> str:
    """JSON that can neither end the script element around it nor open a comment in it."""
    text = _encoded(value)
    for character, escaped in _ESCAPES:  # many times quicker than translating a long text
        text = text.replace(character, escaped)
    return text
