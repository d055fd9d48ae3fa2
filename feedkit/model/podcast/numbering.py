"""An episode's number, and what is shown in its place.

Podcasting 2.0 namespace, "Episode": numbers may have fractions, iTunes' may not.
"""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, line, mistake, shown
from feedkit.model.podcast.alternate import Label
from feedkit.model.short_forms import keyed

_NUMBER = re.compile(r"\d{1,9}(\.\d{1,6})?", re.ASCII)


def _number(value: Any) -> str:
    text = line(value)
    if _NUMBER.fullmatch(text):
        whole, _, fraction = text.partition(".")
        fraction = fraction.rstrip("0")
        return str(int(whole)) + (f".{fraction}" if fraction else "")
    raise mistake("SRC017", f"{shown(text)} is no number", "write digits, such as 12 or 100.5")


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Numbering:
    """An episode's number."""

    number: Annotated[
        str,
        BeforeValidator(_number),
        WithJsonSchema({"type": "number", "minimum": 0}),
        Field(description="The number, which may have a fraction."),
    ]
    display: Annotated[
        Label | None, Field(description="What apps show in its place, such as Ch. 3.")
    ] = None

    @property
    def whole(self) -> int | None:
        """The number, where it is a whole one from 1, as iTunes wants it."""
        return int(self.number) if self.number.isdigit() and int(self.number) >= 1 else None


EpisodeNumber = Annotated[
    Numbering,
    BeforeValidator(
        keyed("number"),
        json_schema_input_type=Annotated[str, WithJsonSchema({"type": "number", "minimum": 0})]
        | Numbering,
    ),
]
"""A number, or a number with what is shown in its place."""
