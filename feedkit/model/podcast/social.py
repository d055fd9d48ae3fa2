"""Where listeners talk about an episode: the post that everybody answers.

Podcasting 2.0 namespace, "Social Interact", and its list of protocols.
"""

from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Line, Uri, WebAddress, WholeNumber, line, mistake
from feedkit.model.one_of import OneOf
from feedkit.model.short_forms import several

DISABLED = "disabled"
PROTOCOLS = (
    DISABLED, "activitypub", "twitter", "lightning", "atproto", "hive", "matrix", "nostr",
)  # fmt: skip
_NONE = frozenset({"none", "off", "no", DISABLED})
_SCHEMES = {"at": "atproto", "nostr": "nostr", "matrix": "matrix", "lightning": "lightning"}
_HOSTS = {
    "twitter.com": "twitter",
    "x.com": "twitter",
    "bsky.app": "atproto",
    "matrix.to": "matrix",
    "njump.me": "nostr",
    "hive.blog": "hive",
    "peakd.com": "hive",
}


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class SocialPost:
    """The post that listeners answer."""

    link: Annotated[Uri | None, Field(description="The address of the post.")] = None
    protocol: Annotated[
        str,
        OneOf(PROTOCOLS),
        Field(description="How it is spoken to; known by the address of the big places."),
    ] = "activitypub"
    account: Annotated[Line | None, Field(description="Who posted it, such as @ada@host.")] = None
    account_link: Annotated[WebAddress | None, Field(description="The page of who posted it.")] = (
        None
    )
    priority: Annotated[
        WholeNumber | None, Field(description="Lower is better; the order of the list otherwise.")
    ] = None

    def __post_init__(self) -> None:
        """Refuse a post without an address."""
        if self.link is None and self.protocol != DISABLED:
            raise mistake("POD005", "the post has no address", "add it as link: https://…")


def _item(value: Any) -> Any:
    """Keys, the address of a post, or the word that no comments are wanted."""
    if isinstance(value, str) and line(value).casefold() in _NONE:
        return {"protocol": DISABLED}
    keys = {"link": value} if isinstance(value, str) else value
    if not isinstance(keys, dict):
        return keys
    link = keys.get("link")
    if isinstance(link, str) and "protocol" not in keys:
        return {**keys, "protocol": _protocol(line(link))}
    return keys


def _protocol(link: str) -> str:
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "activitypub"
    return _SCHEMES.get(parts.scheme.lower(), _HOSTS.get(host, "activitypub"))


def _agree(posts: tuple[SocialPost, ...]) -> tuple[SocialPost, ...]:
    if len(posts) > 1 and any(each.protocol == DISABLED for each in posts):
        message = "one entry wants no comments, and others say where they are"
        raise mistake("POD033", message, "keep the one or the others")
    return posts


_One = Annotated[SocialPost, BeforeValidator(_item, json_schema_input_type=Uri | SocialPost)]
SocialPosts = Annotated[
    tuple[_One, ...],
    BeforeValidator(several, json_schema_input_type=_One | tuple[_One, ...]),
    AfterValidator(_agree),
]
"""The address of a post, keys, a list of them, or “none” where no comments are wanted."""
