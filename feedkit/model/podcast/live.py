"""A broadcast that listeners can follow while it goes on.

Podcasting 2.0 namespace, "Live Item".
"""

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from feedkit.model.fields import (
    STRICT,
    DateField,
    Guid,
    Line,
    Lines,
    WebAddress,
    WholeNumber,
    line,
    mistake,
    shown,
)
from feedkit.model.one_of import OneOf
from feedkit.model.podcast.alternate import Alternates, MediaType
from feedkit.model.podcast.chat import ChatRoom
from feedkit.model.podcast.content_link import ContentLinks
from feedkit.model.podcast.funding import Fundings
from feedkit.model.podcast.image import Images
from feedkit.model.podcast.location import Locations
from feedkit.model.podcast.social import SocialPosts
from feedkit.model.podcast.value import Values
from feedkit.model.short_forms import several

STATUS = ("pending", "live", "ended")


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Stream:
    """The address that a broadcast is heard at."""

    address: Annotated[WebAddress, Field(description="Where it can be heard.")]
    type: Annotated[MediaType, Field(description="Its media type.")] = "audio/mpeg"
    length: Annotated[
        WholeNumber | None, Field(description="Its length in bytes, which a stream has not.")
    ] = None


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Live:
    """A broadcast: when it is, and where it can be followed."""

    title: Annotated[Line, Field(description="What it is called.", min_length=1)]
    guid: Annotated[
        Guid, Field(description="A word that no other broadcast and no episode has; it stays.")
    ]
    start: Annotated[DateField, Field(description="When it begins; in the show's time zone.")]
    end: Annotated[DateField | None, Field(description="When it is to end.")] = None
    status: Annotated[
        str, OneOf(STATUS), Field(description="pending, live or ended; the clock does not decide.")
    ] = "pending"
    links: Annotated[
        ContentLinks, Field(description="Pages where it can be followed.", min_length=1)
    ]
    audio: Annotated[Stream | None, Field(description="The stream itself.")] = None
    people: Annotated[Lines, Field(description="Who takes part, as in an episode.")] = ()
    alternates: Annotated[Alternates, Field(description="Other streams of it.")] = ()
    location: Annotated[Locations, Field(description="Where it is.")] = ()
    images: Annotated[Images, Field(description="Pictures of it, by their addresses.")] = ()
    funding: Annotated[Fundings, Field(description="Where listeners can support it.")] = ()
    value: Annotated[Values, Field(description="Who is paid while it goes on.")] = ()
    chat: Annotated[ChatRoom | None, Field(description="Where listeners meet meanwhile.")] = None
    social: Annotated[SocialPosts, Field(description="Where listeners talk about it.")] = ()

    def __post_init__(self) -> None:
        """Refuse files: what a broadcast is made of lies with its host."""
        for each in self.images:
            if not each.elsewhere:
                message = f"{shown(each.image)} is no address"
                raise mistake("SRC017", message, "write the address of the picture")
        if any(each.file is not None for each in self.alternates):
            message = "a broadcast has no file yet"
            raise mistake("POD018", message, "write the address of the stream")
        if not line(self.guid):
            raise mistake("POD031", "the broadcast has no guid", "write a word that is its own")


Lives = Annotated[
    tuple[Live, ...], BeforeValidator(several, json_schema_input_type=Live | tuple[Live, ...])
]
"""A broadcast, or a list of them."""


EXAMPLE = {
    "title": "From the lighthouse",
    "guid": "lighthouse-2025",
    "start": "2025-06-01 20:00",
    "end": "2025-06-01 21:00",
    "status": "pending",
    "links": "Follow it https://live.example/harbour",
    "audio": {
        "address": "https://live.example/harbour.mp3", "type": "audio/mpeg", "length": "1",
    },
    "people": ["ada", "Bo Derrick as guest"],
    "alternates": [{"address": "https://live.example/harbour.m3u8", "title": "HLS"}],
    "location": "Antwerp, Belgium",
    "images": "https://live.example/poster.jpg",
    "funding": "https://pay.example/harbour",
    "value": {"recipients": [{"address": "ada@wallet.example", "split": "1"}]},
    "chat": "irc://irc.libera.chat/#harbour",
    "social": "https://social.example/@harbour/110",
}  # fmt: skip
"""A broadcast with all that can be said of it."""
