"""JSON for a place inside HTML."""

from __future__ import annotations

import json
from typing import Any

_ESCAPES = str.maketrans(
    {character: f"\\u{ord(character):04x}" for character in ("<", ">", "&", "\u2028", "\u2029")}
)


def for_script(value: Any) -> str:
    """JSON that can neither end the script element around it nor open a comment in it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
