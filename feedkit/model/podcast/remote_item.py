"""A show or an episode of somebody else's, by its identity.

Podcasting 2.0 namespace, "Remote Item".
"""

import re
import uuid
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Guid, Line, WebAddress, line, mistake, shown
from feedkit.model.one_of import OneOf
from feedkit.model.short_forms import several

PODCAST_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of ``podcast:guid`` (Podcasting 2.0 namespace, "Guid")."""

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_KINDS = (
    "podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course",
)  # fmt: skip
MEDIUMS = (*_KINDS, *(f"{each}L" for each in _KINDS), "mixed")
"""What a feed can hold; with an L, a list of such things of others."""


def feed_guid(feed_address: str) -> str:
    """The ``podcast:guid`` of a feed's first address, without its scheme and last slashes."""
    name = feed_address.split("://", 1)[-1].rstrip("/")
    return str(uuid.uuid5(PODCAST_NAMESPACE, name))


def is_guid(text: str) -> bool:
    """Whether a text has the form of a ``podcast:guid``."""
    return _UUID.fullmatch(text) is not None


def _guid(value: Any) -> str:
    text = line(value)
    if is_guid(text):
        return text
    help = (
        "take it from the feed’s podcast:guid; it looks like 917393e3-1b1e-5cef-ace4-edaa54e1f810"
    )
    raise mistake("POD022", f"{shown(text)} is no podcast:guid", help)


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class RemoteItem:
    """A show of somebody else's, or one episode of it."""

    guid: Annotated[
        str,
        BeforeValidator(_guid),
        WithJsonSchema({"type": "string"}),
        Field(description="The show's podcast:guid, from its feed or the Podcast Index."),
    ]
    feed: Annotated[
        WebAddress | None,
        Field(description="The address of its feed, for those who lack the index."),
    ] = None
    item: Annotated[Guid | None, Field(description="The GUID of one episode.")] = None
    medium: Annotated[
        str | None, OneOf(MEDIUMS), Field(description="What it is, where it is no podcast.")
    ] = None
    title: Annotated[Line | None, Field(description="What it is called.")] = None


def _read(value: Any) -> Any:
    """Keys; where only the feed is named, say which GUID such a feed has."""
    keys = value
    if isinstance(value, str):
        keys = {"feed": value} if "://" in value else {"guid": value}
    if isinstance(keys, dict) and isinstance(keys.get("feed"), str) and "guid" not in keys:
        guess = feed_guid(line(keys["feed"]))
        help = f"add guid: and the podcast:guid of that feed; where it has none, {guess}"
        raise mistake("POD022", "the feed is named without its guid", help)
    return keys


Remote = Annotated[RemoteItem, BeforeValidator(_read, json_schema_input_type=Line | RemoteItem)]
Remotes = Annotated[
    tuple[Remote, ...],
    BeforeValidator(several, json_schema_input_type=Remote | tuple[Remote, ...]),
]
"""Shows or episodes of others."""
