"""A stretch of an episode that makes people want to hear it.

Podcasting 2.0 namespace, "Soundbite".
"""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Short, Text, TimestampField, line, mistake, shown
from feedkit.model.timestamp import Duration

_LINE = re.compile(
    r"[(\[]?(?P<start>[\d:.,]+)[)\]]?\s*(?:to|-|–|—|\.\.\.?|…)\s*"
    r"[(\[]?(?P<end>[\d:.,]*\d)[)\]]?(?:\s+(?P<title>.*))?"
)


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Soundbite:
    """A stretch that is worth hearing on its own, 15 to 120 seconds long."""

    start: Annotated[TimestampField, Field(description="When it begins.")]
    end: Annotated[TimestampField, Field(description="When it ends.")]
    title: Annotated[Short, Field(description="What it is called, where not as the episode.")] = ""

    def __post_init__(self) -> None:
        """Refuse a stretch that ends before it begins."""
        if self.end <= self.start:
            message = f"the soundbite ends at {self.end}, and begins at {self.start}"
            raise mistake("SRC018", message, "correct one of the two times")

    @property
    def duration(self) -> Duration:
        """How long it plays."""
        return Duration(self.end.milliseconds - self.start.milliseconds)


def _item(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    match = _LINE.fullmatch(line(value))
    if match is None:
        help = "write it like 14:05 to 14:50 Rust never sleeps"
        raise mistake("SRC018", f"{shown(value)} does not begin with two times", help)
    return {"start": match["start"], "end": match["end"], "title": match["title"] or ""}


def _items(value: Any) -> Any:
    if isinstance(value, str):
        return [each for each in value.splitlines() if each.strip()]
    return value if isinstance(value, (list, tuple)) else (value,)


_One = Annotated[Soundbite, BeforeValidator(_item, json_schema_input_type=Text | Soundbite)]
Soundbites = Annotated[
    tuple[_One, ...], BeforeValidator(_items, json_schema_input_type=_One | tuple[_One, ...])
]
"""Lines of two times and a title, or a list of such lines or of keys."""
