"""``show.yaml`` as the author typed it."""

from dataclasses import field
from functools import partial
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from feedkit.model.enclosure_field import EnclosureField, Encodings
from feedkit.model.fields import (
    STRICT,
    Email,
    FilePath,
    Flag,
    Guid,
    Language,
    Line,
    Lines,
    Short,
    Text,
    TimeZone,
    WebAddress,
    WholeNumber,
)
from feedkit.model.one_of import OneOf
from feedkit.model.podcast.blocks import Block, Blocked
from feedkit.model.podcast.image import EXAMPLE as IMAGE
from feedkit.model.podcast.image import Images
from feedkit.model.podcast.live import EXAMPLE as BROADCAST
from feedkit.model.podcast.live import Lives
from feedkit.model.podcast.remote_item import MEDIUMS
from feedkit.model.podcast.trailer import EXAMPLE as TRAILER
from feedkit.model.podcast.trailer import Trailers
from feedkit.model.presentation import Presentation
from feedkit.model.ready_made import unsaid
from feedkit.model.seldom import Seldom
from feedkit.model.show_choices import AudioPlaces, ChapterChoices, FeedChoices

ShowType = Literal["episodic", "serial"]


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Owner:
    """Who answers for the show. Directories write here to check that it is yours."""

    name: Annotated[Line, Field(description="The name of the person or the house.")]
    email: Annotated[Email, Field(description="The address that directories send a code to.")]


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """Someone whom episodes name by a short word."""

    name: Annotated[Line, Field(description="The name as listeners know it.")]
    role: Annotated[Line | None, Field(description="What they usually do: host, guest, …")] = None
    group: Annotated[
        Line | None, Field(description="The kind of work, where the role belongs to several.")
    ] = None
    page: Annotated[WebAddress | None, Field(description="Where to learn more about them.")] = None
    portrait: Annotated[
        FilePath | None, Field(description="A picture of them: a file, or an address.")
    ] = None
    about: Annotated[Text, Field(description="A few plain words about them, for their page.")] = ""


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class ShowFile(Presentation):
    """A show as it stands in ``show.yaml``."""

    title: Annotated[
        Line,
        Field(description="The name of the show, and nothing else.", examples=["Harbour Lights"]),
    ]
    description: Annotated[
        Text,
        Field(
            description="What it is about, in plain words.",
            examples=["Long conversations about how ports work."],
        ),
    ]
    address: Annotated[
        WebAddress,
        Field(
            description="Where the site will stand. It may have a path.",
            examples=["https://me.github.io/harbour/"],
        ),
    ]
    language: Annotated[
        Language,
        Field(description="The language spoken, such as en or de-AT.", examples=["en-GB"]),
    ]
    time_zone: Annotated[
        TimeZone,
        Field(
            description="The zone of dates without an offset, such as Europe/Paris.",
            examples=["Europe/Brussels"],
        ),
    ] = "UTC"
    author: Annotated[
        Line | None, Field(description="Who makes the show.", examples=["Harbour Media"])
    ] = None
    owner: Annotated[
        Owner | None,
        Field(
            description="Who answers for it.",
            examples=[{"name": "Harbour Media", "email": "feed@harbour.example"}],
        ),
    ] = None
    artwork: Annotated[
        FilePath,
        Field(
            description="The cover: square, 1400 to 3000 pixels, PNG or JPEG.",
            examples=["artwork.png"],
        ),
    ]
    category: Annotated[
        Lines,
        Field(
            description="Apple's categories; the first counts.",
            min_length=1,
            examples=["Places & Travel", ["Places & Travel", "Technology"]],
        ),
    ]
    explicit: Annotated[
        Flag, Field(description="Whether it is not for children.", examples=["false"])
    ] = False
    type: Annotated[
        ShowType,
        Field(description="serial where episodes are heard in order.", examples=["serial"]),
    ] = "episodic"
    apple_title: Annotated[
        Line | None,
        Field(
            description="The name at Apple Podcasts, only where it differs.",
            examples=["Harbour Lights at night"],
        ),
    ] = None
    people: Annotated[
        dict[str, RosterEntry],
        Field(
            description="The roster; episodes name its keys.",
            examples=[
                {
                    "ada": {
                        "name": "Ada Quay",
                        "role": "editor",
                        "group": "writing",
                        "page": "https://ada.example/",
                        "portrait": "ada.jpg",
                        "about": "Ada has watched ships for twenty years.",
                    },
                }
            ],
        ),
    ] = field(default_factory=dict)
    seasons: Annotated[
        dict[WholeNumber, Short],
        Field(
            description="The names of seasons that have one.",
            examples=[{"1": "Beginnings", "2": "Hardware"}],
        ),
    ] = field(default_factory=dict)
    audio: Annotated[
        AudioPlaces,
        Field(
            description="Where audio lies and is served.",
            examples=[
                {"folder": "episodes", "address": "https://media.harbour.example/"},
                {"prefix": "https://op3.dev/e/"},
            ],
        ),
    ] = field(default_factory=partial(unsaid, AudioPlaces))
    enclosure: Annotated[
        EnclosureField | None,
        Field(
            description="What WAV, FLAC and other masters are encoded as.",
            examples=["aac-128k"],
        ),
    ] = None
    alternates: Annotated[
        Encodings,
        Field(
            description="What every recording is encoded as besides, for apps that can choose.",
            examples=[["opus-32k", "aac-64k"]],
        ),
    ] = ()
    chapters: Annotated[
        ChapterChoices,
        Field(
            description="How chapters are written.",
            examples=[
                {"numbers": "strip", "notes_depth": "1", "opening": "Intro", "embed": "false"}
            ],
        ),
    ] = field(default_factory=partial(unsaid, ChapterChoices))
    feed: Annotated[
        FeedChoices,
        Field(
            description="How the feed is cut, and which there are besides.",
            examples=[{"items": "300"}, {"more": ["seasons", "tags", "trailers"]}],
        ),
    ] = field(default_factory=partial(unsaid, FeedChoices))
    guid: Annotated[
        Guid | None,
        Field(
            description="The show's podcast:guid, from an earlier home of it.",
            examples=["917393e3-1b1e-5cef-ace4-edaa54e1f810"],
        ),
    ] = None
    copyright: Annotated[
        Line | None,
        Field(
            description="Who holds the rights, without the word and the sign.",
            examples=["Harbour Media"],
        ),
    ] = None
    locked: Annotated[
        Flag,
        Field(description="Whether other hosts are refused to import the feed.", examples=["true"]),
    ] = True
    medium: Annotated[
        str,
        OneOf(MEDIUMS),
        Field(description="What kind of thing the feed holds.", examples=["music"]),
    ] = "podcast"
    block: Annotated[
        Blocked,
        Field(
            description="Whether directories are to hide the show, or which ones.",
            examples=[
                "true",
                ["youtube", "spotify"],
                {"except": ["apple"]},
                {"all": "false", "services": ["tiktok"]},
            ],
        ),
    ] = field(default_factory=partial(unsaid, Block))
    complete: Annotated[
        Flag, Field(description="Whether no more episodes will come.", examples=["true"])
    ] = False
    new_feed: Annotated[
        WebAddress | None,
        Field(
            description="The feed's new address, when the show has moved.",
            examples=["https://new.example/feed.xml"],
        ),
    ] = None
    apple_verify: Annotated[
        Line | None,
        Field(
            description="The code by which Apple Podcasts knows that the show is yours.",
            examples=["9b024349-ccf0-5f69-a609-6b82873eab3c"],
        ),
    ] = None
    images: Annotated[
        Images,
        Seldom(Images),
        Field(
            description="Pictures for other places than the cover's square.",
            examples=["banner.png", [IMAGE]],
        ),
    ] = ()
    trailers: Annotated[
        Trailers,
        Seldom(Trailers),
        Field(
            description="Trailers that are no episodes; those that are need no word here.",
            examples=[[TRAILER]],
        ),
    ] = ()
    live: Annotated[
        Lives,
        Seldom(Lives),
        Field(
            description="Broadcasts that listeners can follow while they go on.",
            examples=[BROADCAST],
        ),
    ] = ()
