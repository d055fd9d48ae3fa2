"""The keys whose values are told as they are typed, of shows and of episodes.

A tag that takes no decision is a field here, a file in ``outputs/feed/podcast`` and a line in its
table: the catalog holds these keys as they stand.
"""

from dataclasses import fields
from typing import Annotated, TypeVar

from pydantic import Field
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Flag
from feedkit.model.podcast.chat import ChatRoom
from feedkit.model.podcast.content_link import ContentLinks
from feedkit.model.podcast.funding import Fundings
from feedkit.model.podcast.license import Licensed
from feedkit.model.podcast.location import Locations
from feedkit.model.podcast.remote_item import Remote, Remotes
from feedkit.model.podcast.social import SocialPosts
from feedkit.model.podcast.soundbite import Soundbites
from feedkit.model.podcast.txt import MachineTexts
from feedkit.model.podcast.updates import Frequency
from feedkit.model.podcast.value import Values
from feedkit.model.ready_made import ready_made
from feedkit.model.seldom import Seldom

_GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
_OTHER = "9b024349-ccf0-5f69-a609-6b82873eab3c"
_NODE = "02d5c1bf8b940dc9cadca86d1b0a3c37fbe39cee4c7e839e33bef9174531d27f52"
_ADA = {"name": "Ada Quay", "address": "ada@wallet.example", "split": "60%"}
_BO = {"name": "Bo Derrick", "address": _NODE, "split": "40%"}
_HOST = {"name": "The host", "address": "fees@host.example", "split": "1", "fee": "true"}

_Keys = TypeVar("_Keys")


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class SharedKeys:
    """What can be said of a show, and of an episode where it differs."""

    location: Annotated[
        Locations,
        Seldom(Locations),
        Field(
            description="The places that are talked about, or where it was made.",
            examples=[
                "Antwerp, Belgium",
                [
                    {"name": "Port of Antwerp", "geo": "51.27,4.34;u=5000", "country": "BE"},
                    {"name": "Ghent", "rel": "creator", "osm": "R897671"},
                ],
            ],
        ),
    ] = ()
    license: Annotated[
        Licensed | None,
        Field(
            description="What others may do with it.",
            examples=[
                "cc-by-4.0",
                {"name": "Harbour terms", "link": "https://harbour.example/terms"},
            ],
        ),
    ] = None
    funding: Annotated[
        Fundings,
        Seldom(Fundings),
        Field(
            description="Where listeners can support it.",
            examples=[
                "https://pay.example/harbour",
                [{"link": "https://pay.example/harbour", "text": "Buy us a coffee"}],
            ],
        ),
    ] = ()
    ai_content: Annotated[
        Flag | None,
        Field(description="Whether a machine made parts of what is heard.", examples=["false"]),
    ] = None
    txt: Annotated[
        MachineTexts,
        Seldom(MachineTexts),
        Field(
            description="Texts for machines, each with what it is for.",
            examples=[
                {"verify": "5f3759df"},
                [{"text": "naj3eEZaWVVY9a38uhX8FekACyhtqP4JN", "purpose": "verify"}],
            ],
        ),
    ] = ()
    social: Annotated[
        SocialPosts,
        Seldom(SocialPosts),
        Field(
            description="The post that listeners answer; none where no comments are wanted.",
            examples=[
                "https://social.example/@harbour/109",
                [
                    {
                        "link": "https://social.example/@harbour/109",
                        "protocol": "activitypub",
                        "account": "@harbour@social.example",
                        "account_link": "https://social.example/@harbour",
                        "priority": "1",
                    },
                ],
                "none",
            ],
        ),
    ] = ()
    chat: Annotated[
        ChatRoom | None,
        Field(
            description="The room where listeners meet while it is on.",
            examples=[
                "irc://irc.libera.chat/#harbour",
                {
                    "server": "matrix.example",
                    "protocol": "matrix",
                    "account": "@harbour:matrix.example",
                    "space": "#harbour:matrix.example",
                },
            ],
        ),
    ] = None
    value: Annotated[
        Values,
        Seldom(Values),
        Field(
            description="Who is paid by listeners who stream payments, and how they share.",
            examples=[
                {"suggested": "0.00000015000", "recipients": [_ADA, _BO]},
                {
                    "type": "lightning",
                    "method": "keysend",
                    "recipients": [
                        {**_BO, "split": "1", "custom_key": "906608", "custom_value": "01abc"},
                        _HOST,
                    ],
                    "stretches": [
                        {
                            "start": "10:00",
                            "end": "13:30",
                            "item": {
                                "guid": _GUID,
                                "feed": "https://friend.example/feed.xml",
                                "item": "song-1",
                                "medium": "music",
                                "title": "A song",
                            },
                            "percentage": "95",
                            "item_start": "0:12",
                        },
                        {"start": "20:00", "end": "21:00", "recipients": [{**_ADA, "split": "1"}]},
                    ],
                },
            ],
        ),
    ] = ()


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class ShowKeys(SharedKeys):
    """What can be said of a show alone."""

    updates: Annotated[
        Frequency | None,
        Field(
            description="How often new episodes come, in words.",
            examples=[
                "every Tuesday",
                {
                    "text": "Ten times, on Mondays",
                    "rule": "FREQ=WEEKLY;BYDAY=MO;COUNT=10",
                    "start": "2025-01-06",
                },
            ],
        ),
    ] = None
    podroll: Annotated[
        Remotes,
        Seldom(Remotes),
        Field(
            description="Shows of others that you recommend.",
            examples=[
                [
                    {
                        "guid": _GUID,
                        "feed": "https://friend.example/feed.xml",
                        "title": "Friendly Show",
                        "medium": "podcast",
                    },
                ]
            ],
        ),
    ] = ()
    publisher: Annotated[
        Remote | None,
        Field(
            description="The house that the show belongs to, by its own feed.",
            examples=[{"guid": _OTHER, "feed": "https://house.example/feed.xml"}],
        ),
    ] = None
    remote_items: Annotated[
        Remotes,
        Seldom(Remotes),
        Field(
            description="What the feed lists, where it is a list or a publisher's feed.",
            examples=[[{"guid": _GUID, "item": "song-1", "medium": "music", "title": "A song"}]],
        ),
    ] = ()


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class EpisodeKeys(SharedKeys):
    """What can be said of an episode alone."""

    soundbites: Annotated[
        Soundbites,
        Seldom(Soundbites),
        Field(
            description="Stretches worth hearing on their own: two times and a title on each line.",
            examples=[
                "14:05 to 14:50 Rust never sleeps\n31:00 to 32:10",
                [{"start": "14:05", "end": "14:50", "title": "Rust never sleeps"}],
            ],
        ),
    ] = ()
    content_links: Annotated[
        ContentLinks,
        Seldom(ContentLinks),
        Field(
            description="Pages where it can be watched or heard, for apps that cannot play it.",
            examples=[
                "Watch it https://video.example/w/1",
                [{"link": "https://video.example/w/1", "text": "Watch it"}],
            ],
        ),
    ] = ()


def taken(kind: type[_Keys], written: object, **instead: object) -> _Keys:
    """The keys of one kind out of everything that was typed in a file.

    What is given ``instead`` is taken for the key of its name.
    """
    named = {name: instead.get(name, getattr(written, name)) for name in _NAMES[kind]}
    return ready_made(kind, named)


_NAMES: dict[type[object], tuple[str, ...]] = {
    kind: tuple(each.name for each in fields(kind)) for kind in (ShowKeys, EpisodeKeys)
}
