"""Feeds that a show has besides the one with everything."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from msgspec import Struct
from pydantic import BeforeValidator, WithJsonSchema

from feedkit.model.encoding import Encoding
from feedkit.model.fields import line, mistake, shown

_SEASON = re.compile(r"season ([1-9]\d{0,8})", re.ASCII)
_TAG = re.compile(r"tag (.+)", re.IGNORECASE)
_ENCODING = re.compile(r"[a-z]+\d?-\d+k", re.ASCII)
_SCHEMA = {
    "anyOf": [
        {"enum": ["seasons", "tags", "trailers", "bonus"]},
        {"type": "string", "pattern": "^season [1-9][0-9]*$"},
        {"type": "string", "pattern": "^tag .+$"},
        {"type": "string", "pattern": "^(aac|mp3|opus)-[0-9]+k$"},
    ]
}


class MoreFeeds(Struct, frozen=True):
    """One feed more; or one for each season or tag, where it is not said which one.

    ``encoding`` is what the recordings of a feed in another format are encoded as.
    """

    kind: Literal["season", "tag", "format", "trailers", "bonus"]
    season: int | None = None
    tag: str = ""
    encoding: Encoding | None = None


def _read(value: Any) -> MoreFeeds:
    written = line(value)
    text = written.casefold()
    match text:
        case "seasons":
            return MoreFeeds("season")
        case "tags":
            return MoreFeeds("tag")
        case "trailers" | "bonus":
            return MoreFeeds(text)
    if season := _SEASON.fullmatch(text):
        return MoreFeeds("season", season=int(season[1]))
    if tag := _TAG.fullmatch(written):
        return MoreFeeds("tag", tag=tag[1].lstrip("# ") or tag[1])
    if _ENCODING.fullmatch(text):
        return MoreFeeds("format", encoding=_encoding(written))
    help = "write seasons, season 2, tags, tag history, trailers, bonus or a format: opus-32k"
    raise mistake("SRC017", f"{shown(written)} is nothing there are feeds of", help)


def _encoding(written: str) -> Encoding:
    try:
        return Encoding.parse(written)
    except ValueError as error:
        message = f"{shown(written)} is no format there are feeds of: {error}"
        raise mistake("SRC017", message, "write it like opus-32k, aac-64k or mp3-96k") from None


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


_One = Annotated[MoreFeeds, BeforeValidator(_read), WithJsonSchema(_SCHEMA)]
MoreFeedsField = Annotated[
    tuple[_One, ...], BeforeValidator(_listed, json_schema_input_type=_One | tuple[_One, ...])
]
"""``seasons``, or a list such as ``[season 2, tag history, opus-32k]``."""
