"""The keys of ``show.yaml`` about who is told of the feed, and who has one of their own."""

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Lines
from feedkit.model.podcast.keys import ShowKeys
from feedkit.model.show_choices import Addresses


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Distribution(ShowKeys):
    """Who is told of the feed, and who has one of their own."""

    hub: Annotated[
        Addresses,
        Field(
            description="WebSub hubs, which tell subscribers at once when the feed has changed.",
            examples=[
                "https://pubsubhubbub.appspot.com/",
                ["https://pubsubhubbub.appspot.com/", "https://hub.example/"],
            ],
        ),
    ] = ()
    members: Annotated[
        Lines,
        Field(
            description="Who has a feed of their own, at an address that nobody can guess: it is "
            "made of the text in .feedkit-secret or FEEDKIT_SECRET, and feedkit feeds prints it. "
            "Who is taken from the list loses the feed.",
            examples=[["ada", "bo"]],
        ),
    ] = ()
    reviewers: Annotated[
        Lines,
        Field(
            description="Who has such a feed with drafts and episodes to come in it as well.",
            examples=[["eve"]],
        ),
    ] = ()
