"""Feeds that a show has besides the one with everything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema

from feedkit.model.fields import line, mistake, shown

_SEASON = re.compile(r"season ([1-9]\d{0,8})", re.ASCII)
_SCHEMA = {
    "anyOf": [
        {"enum": ["seasons", "trailers", "bonus"]},
        {"type": "string", "pattern": "^season [1-9][0-9]*$"},
    ]
}


@dataclass(frozen=True, slots=True)
class MoreFeeds:
    """One feed more, or one for each season where ``season`` is not said."""

    kind: Literal["season", "trailers", "bonus"]
    season: int | None = None


def _read(value: Any) -> MoreFeeds:
    text = line(value).casefold()
    match text:
        case "seasons":
            return MoreFeeds("season")
        case "trailers" | "bonus":
            return MoreFeeds(text)
    found = _SEASON.fullmatch(text)
    if found is None:
        help = "write seasons, season 2, trailers or bonus"
        raise mistake("SRC017", f"{shown(text)} is nothing there are feeds of", help)
    return MoreFeeds("season", int(found[1]))


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


_One = Annotated[MoreFeeds, BeforeValidator(_read), WithJsonSchema(_SCHEMA)]
MoreFeedsField = Annotated[
    tuple[_One, ...], BeforeValidator(_listed, json_schema_input_type=_One | tuple[_One, ...])
]
"""``seasons``, or a list such as ``[season 2, trailers]``."""
