"""``show.yaml`` as the author typed it."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from feedkit.model.enclosure_field import EnclosureField
from feedkit.model.fields import (
    STRICT,
    Email,
    FilePath,
    Flag,
    Guid,
    Language,
    Line,
    Text,
    TimeZone,
    WebAddress,
    WholeNumber,
    listed,
)

ShowType = Literal["episodic", "serial"]
Medium = Literal[
    "podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course"
]


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
    page: Annotated[WebAddress | None, Field(description="Where to learn more about them.")] = None
    portrait: Annotated[FilePath | None, Field(description="A picture of them: a file.")] = None


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class AudioPlaces:
    """Where audio files lie, and where they are served."""

    folder: Annotated[FilePath | None, Field(description="The folder with the audio files.")] = None
    address: Annotated[
        WebAddress | None, Field(description="Where they are served, if not below the show.")
    ] = None


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


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class FeedChoices:
    """How the feed is cut."""

    items: Annotated[Literal["all"], Field(description="How many episodes the feed holds.")] = "all"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Script:
    """A script of somebody else's on every page."""

    src: Annotated[WebAddress, Field(description="The script's address.")]


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class HeadChoices:
    """What stands in the head of every page besides feedkit's own."""

    scripts: Annotated[
        tuple[Script, ...], Field(description="Scripts of others; they see your listeners.")
    ] = ()


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Funding:
    """Where listeners can support the show."""

    link: Annotated[WebAddress, Field(description="The page where they can do it.")]
    text: Annotated[Line, Field(description="What the link says.", max_length=128)] = (
        "Support the show"
    )


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class ShowFile:
    """A show as it stands in ``show.yaml``."""

    title: Annotated[Line, Field(description="The name of the show, and nothing else.")]
    description: Annotated[Text, Field(description="What it is about, in plain words.")]
    address: Annotated[
        WebAddress, Field(description="Where the site will stand. It may have a path.")
    ]
    language: Annotated[Language, Field(description="The language spoken, such as en or de-AT.")]
    time_zone: Annotated[
        TimeZone, Field(description="The zone of dates without an offset, such as Europe/Paris.")
    ] = "UTC"
    author: Annotated[Line | None, Field(description="Who makes the show.")] = None
    owner: Annotated[Owner | None, Field(description="Who answers for it.")] = None
    artwork: Annotated[
        FilePath, Field(description="The cover: square, 1400 to 3000 pixels, PNG or JPEG.")
    ]
    category: Annotated[
        tuple[Line, ...],
        BeforeValidator(listed),
        Field(description="Apple's categories; the first counts.", min_length=1),
    ]
    explicit: Annotated[Flag, Field(description="Whether it is not for children.")] = False
    type: Annotated[ShowType, Field(description="serial where episodes are heard in order.")] = (
        "episodic"
    )
    people: Annotated[
        dict[str, RosterEntry], Field(description="The roster; episodes name its keys.")
    ] = field(default_factory=dict)
    audio: Annotated[AudioPlaces, Field(description="Where audio lies and is served.")] = field(
        default_factory=AudioPlaces
    )
    enclosure: Annotated[
        EnclosureField | None,
        Field(description="What WAV, FLAC and other masters are encoded as, such as aac-128k."),
    ] = None
    chapters: Annotated[ChapterChoices, Field(description="How chapters are written.")] = field(
        default_factory=ChapterChoices
    )
    feed: Annotated[FeedChoices, Field(description="How the feed is cut.")] = field(
        default_factory=FeedChoices
    )
    guid: Annotated[
        Guid | None, Field(description="The show's podcast:guid, from an earlier home of it.")
    ] = None
    head: Annotated[HeadChoices, Field(description="Additions to every page's head.")] = field(
        default_factory=HeadChoices
    )
    copyright: Annotated[
        Line | None, Field(description="Who holds the rights, without the word and the sign.")
    ] = None
    funding: Annotated[Funding | None, Field(description="Where to support the show.")] = None
    locked: Annotated[
        Flag, Field(description="Whether other hosts are refused to import the feed.")
    ] = True
    medium: Annotated[Medium, Field(description="What kind of thing the feed holds.")] = "podcast"
    block: Annotated[Flag, Field(description="Whether directories are to hide the show.")] = False
    complete: Annotated[Flag, Field(description="Whether no more episodes will come.")] = False
    new_feed: Annotated[
        WebAddress | None, Field(description="The feed's new address, when the show has moved.")
    ] = None
