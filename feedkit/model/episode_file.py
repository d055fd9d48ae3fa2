"""``episodes/<slug>.yaml`` as the author typed it."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag
from pydantic.dataclasses import dataclass

from feedkit.model.enclosure_field import EnclosureField
from feedkit.model.fields import (
    STRICT,
    DateField,
    DurationField,
    FilePath,
    Flag,
    Guid,
    Line,
    Lines,
    Text,
    TimestampField,
    WebAddress,
    WholeNumber,
)
from feedkit.model.podcast.alternate import EXAMPLE as ALTERNATE
from feedkit.model.podcast.alternate import Alternates
from feedkit.model.podcast.image import EXAMPLE as IMAGE
from feedkit.model.podcast.image import Images
from feedkit.model.podcast.keys import EpisodeKeys
from feedkit.model.podcast.numbering import EpisodeNumber
from feedkit.model.podcast.person import EXAMPLE as CREDIT
from feedkit.model.podcast.person import People
from feedkit.model.ready_made import unsaid
from feedkit.model.seldom import Seldom
from feedkit.model.tags import Tags

EpisodeType = Literal["full", "trailer", "bonus"]


def _one(value: Any) -> str:
    return "mapping" if isinstance(value, (dict, RemoteAudio)) else "text"


def _many(value: Any) -> str:
    return "list" if isinstance(value, (list, tuple)) else "text"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class RemoteAudio:
    """An audio file that lies elsewhere, with what cannot be read from here."""

    address: Annotated[WebAddress, Field(description="Where the file is served.")]
    length: Annotated[WholeNumber, Field(description="Its length in bytes, to the byte.")]
    duration: Annotated[DurationField, Field(description="How long it plays.")]
    type: Annotated[
        Line | None, Field(description="Its media type, where the name does not tell.")
    ] = None


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """A chapter that carries more than a time and a title."""

    start: Annotated[TimestampField, Field(description="When it starts.")]
    title: Annotated[Line, Field(description="What it is called.")] = ""
    link: Annotated[WebAddress | None, Field(description="A page about it.")] = None
    image: Annotated[FilePath | None, Field(description="A picture for it: file or address.")] = (
        None
    )
    hidden: Annotated[Flag, Field(description="Whether lists leave it out.")] = False


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class EpisodeChapters:
    """How the chapters of one episode are written."""

    embed: Annotated[
        Flag | None,
        Field(description="Whether its audio carries chapters and tags, if not as in show.yaml."),
    ] = None


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class SourceText:
    """The text that an episode reads aloud."""

    link: Annotated[WebAddress, Field(description="Where the text stands.")]
    published: Annotated[DateField | None, Field(description="When it was first published.")] = None


_AudioChoice = Annotated[
    Annotated[FilePath, Tag("text")] | Annotated[RemoteAudio, Tag("mapping")], Discriminator(_one)
]
_OutlineChoice = Annotated[
    Annotated[Text, Tag("text")] | Annotated[tuple[OutlineEntry, ...], Tag("list")],
    Discriminator(_many),
]


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class EpisodeFile(EpisodeKeys):
    """An episode as it stands in its file. The file's name is its slug."""

    title: Annotated[
        Line,
        Field(
            description="The episode's name, without number or show name.",
            examples=["Why cranes are blue"],
        ),
    ]
    date: Annotated[
        DateField,
        Field(
            description="When it is published; in the show's time zone.",
            examples=["2025-04-30 09:00", "2025-04-30 09:00 +02:00"],
        ),
    ]
    draft: Annotated[
        Flag, Field(description="Whether it stays out for now.", examples=["true"])
    ] = False
    season: Annotated[
        WholeNumber | None, Field(description="The season's number.", examples=["2"])
    ] = None
    episode: Annotated[
        EpisodeNumber | None,
        Field(
            description="The episode's number.",
            examples=["5", {"number": "100.5", "display": "The hundredth and a half"}],
        ),
    ] = None
    type: Annotated[
        EpisodeType, Field(description="full, trailer or bonus.", examples=["trailer"])
    ] = "full"
    explicit: Annotated[
        Flag | None, Field(description="Where it differs from the show.", examples=["true"])
    ] = None
    apple_title: Annotated[
        Line | None,
        Field(
            description="The name at Apple Podcasts, only where it differs.",
            examples=["Blue cranes"],
        ),
    ] = None
    audio: Annotated[
        _AudioChoice | None,
        Field(
            description="The audio file; found by the episode's name when absent.",
            examples=[
                "why-cranes-are-blue.mp3",
                {
                    "address": "https://media.harbour.example/blue.mp3",
                    "length": "57600312",
                    "duration": "1:00:00",
                    "type": "audio/mpeg",
                },
            ],
        ),
    ] = None
    enclosure: Annotated[
        EnclosureField | None,
        Field(
            description="What its recording is encoded as, if not as in show.yaml.",
            examples=["mp3-96k"],
        ),
    ] = None
    alternates: Annotated[
        Alternates,
        Seldom(Alternates),
        Field(
            description="Other files of the same content: smaller, translated, with pictures.",
            examples=[
                ["opus-32k", "aac-64k"],
                [{"file": "why-cranes-are-blue.opus", "title": "Small"}, {"encoding": "mp3-64k"}],
                [ALTERNATE],
            ],
        ),
    ] = ()
    tags: Annotated[
        Tags,
        Field(
            description="What it is about, in words that other episodes have too: a list, or a "
            "text with commas. Capitals, blanks and dashes do not tell two apart.",
            examples=["history, maths", ["history", "maths"]],
        ),
    ] = ()
    artwork: Annotated[
        FilePath | None, Field(description="Its own cover.", examples=["essay.png"])
    ] = None
    images: Annotated[
        Images,
        Seldom(Images),
        Field(
            description="Pictures for other places than the cover's square.",
            examples=["wide.png", [IMAGE]],
        ),
    ] = ()
    people: Annotated[
        People,
        Field(
            description="Names of the roster, “Name as role”, or keys.",
            examples=[["ada", "Bo Derrick as guest"], [CREDIT]],
        ),
    ] = ()
    source: Annotated[
        SourceText | None,
        Field(
            description="The text read aloud.",
            examples=[{"link": "https://text.example/essay", "published": "2025-04-28"}],
        ),
    ] = None
    remarks: Annotated[
        Lines,
        Field(
            description="Remarks below the notes.",
            examples=["The text had 64 footnotes, which are left out."],
        ),
    ] = ()
    link: Annotated[
        WebAddress | None,
        Field(
            description="Its page, only if that is elsewhere.",
            examples=["https://elsewhere.example/blue"],
        ),
    ] = None
    summary: Annotated[
        Line | None,
        Field(
            description="One sentence for lists and previews.",
            examples=["A painter explains the colour of cranes."],
        ),
    ] = None
    notes: Annotated[
        Text,
        Field(
            description="What it is about, in Markdown.",
            examples=["A **painter** explains.\n\n- one coat\n- two coats"],
        ),
    ] = ""
    outline: Annotated[
        _OutlineChoice,
        Field(
            description="Its chapters: a time and a title on each line.",
            examples=[
                "(00:43) 1. Introduction\n(03:16) 1.1 Executive summary\n(14:11) 2. Rust",
                [
                    {
                        "start": "0:43",
                        "title": "Introduction",
                        "link": "https://text.example/essay",
                        "image": "intro.jpg",
                        "hidden": "false",
                    },
                ],
            ],
        ),
    ] = ""
    chapters: Annotated[
        EpisodeChapters,
        Field(
            description="How its chapters are written, if not as in show.yaml.",
            examples=[{"embed": "false"}],
        ),
    ] = unsaid(EpisodeChapters)
    transcript: Annotated[
        FilePath | None,
        Field(
            description="Its transcript; found by its name when absent.",
            examples=["why-cranes-are-blue.vtt"],
        ),
    ] = None
    updated: Annotated[
        DateField | None,
        Field(description="The day of a correction that is to be dated.", examples=["2025-05-02"]),
    ] = None
    guid: Annotated[
        Guid | None,
        Field(description="A GUID from an earlier home, verbatim.", examples=["an-imported-guid"]),
    ] = None
    aliases: Annotated[
        Lines,
        Field(
            description="Older addresses that lead to its page.",
            examples=[["/2025/04/automate.html"]],
        ),
    ] = ()
    block: Annotated[
        Flag, Field(description="Whether directories are to hide it.", examples=["true"])
    ] = False
