"""What a show chooses about audio, chapters and the feed."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from feedkit.model.fields import (
    STRICT,
    FilePath,
    Flag,
    Line,
    WebAddress,
    WholeNumber,
    line,
    mistake,
    shown,
)
from feedkit.model.more_feeds import MoreFeedsField
from feedkit.model.short_forms import several

Addresses = Annotated[
    tuple[WebAddress, ...],
    BeforeValidator(several, json_schema_input_type=WebAddress | tuple[WebAddress, ...]),
]
"""One address, or a list of them."""


def _only_paths(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a prefix behind which the name of the file would not end the path."""
    for each in prefixes:
        if "?" in each or "#" in each:
            message = f"nothing can be put behind {shown(each)}: apps go by the end of the path"
            raise mistake("SRC017", message, "write it like https://op3.dev/e/")
    return prefixes


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class AudioPlaces:
    """Where audio files lie, and where they are served."""

    folder: Annotated[FilePath | None, Field(description="The folder with the audio files.")] = None
    address: Annotated[
        WebAddress | None, Field(description="Where they are served, if not below the show.")
    ] = None
    prefix: Annotated[
        Addresses,
        AfterValidator(_only_paths),
        Field(description="Who counts downloads on the way to the file; several pass them on."),
    ] = ()


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class ChapterChoices:
    """How chapters are written."""

    numbers: Annotated[
        Literal["keep", "strip"], Field(description="Whether titles keep their numbers.")
    ] = "keep"
    notes_depth: Annotated[
        WholeNumber, Field(description="How many levels of the outline stand in the notes.")
    ] = 2
    opening: Annotated[
        Line | None, Field(description="The chapter at 0:00 where the outline begins later.")
    ] = None
    embed: Annotated[
        Flag, Field(description="Whether published audio carries chapters and tags.")
    ] = True


def _page_size(value: Any) -> int | None:
    text = line(value)
    if text.casefold() == "all":
        return None
    if text.isascii() and text.isdecimal() and len(text) < 10 and int(text) >= 1:
        return int(text)
    help = "write all, or a number such as 300"
    raise mistake("SRC017", f"{shown(text)} is no number of episodes", help)


PageSize = Annotated[
    int | None,
    BeforeValidator(_page_size),
    WithJsonSchema({"anyOf": [{"const": "all"}, {"type": "integer", "minimum": 1}]}),
]
"""How many episodes a page of a feed holds, or nothing where it holds all."""


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class FeedChoices:
    """How the feed is cut, and which there are besides."""

    items: Annotated[
        PageSize,
        Field(
            description="How many episodes a page holds, or all for a feed in one document.",
            examples=["all", "300"],
        ),
    ] = None
    more: Annotated[
        MoreFeedsField,
        Field(
            description="Feeds besides it: seasons or tags for one of each, season 2, tag history, "
            "trailers, bonus, and opus-32k or another format that recordings are encoded as "
            "besides; in its feed, an episode that there is no such file of keeps its own.",
            examples=["seasons", ["season 2", "tag history", "trailers", "opus-32k"]],
        ),
    ] = ()
