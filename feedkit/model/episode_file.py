"""``episodes/<slug>.yaml`` as the author typed it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag
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
    Text,
    TimestampField,
    WebAddress,
    WholeNumber,
    listed,
)

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
class EpisodeFile:
    """An episode as it stands in its file. The file's name is its slug."""

    title: Annotated[Line, Field(description="The episode's name, without number or show name.")]
    date: Annotated[DateField, Field(description="When it is published; in the show's time zone.")]
    draft: Annotated[Flag, Field(description="Whether it stays out for now.")] = False
    season: Annotated[WholeNumber | None, Field(description="The season's number.")] = None
    episode: Annotated[WholeNumber | None, Field(description="The episode's number.")] = None
    type: Annotated[EpisodeType, Field(description="full, trailer or bonus.")] = "full"
    explicit: Annotated[Flag | None, Field(description="Where it differs from the show.")] = None
    audio: Annotated[
        _AudioChoice | None,
        Field(description="The audio file; found by the episode's name when absent."),
    ] = None
    enclosure: Annotated[
        EnclosureField | None,
        Field(description="What its recording is encoded as, if not as in show.yaml."),
    ] = None
    artwork: Annotated[FilePath | None, Field(description="Its own cover.")] = None
    people: Annotated[
        tuple[Line, ...],
        BeforeValidator(listed),
        Field(description="Names of the roster, or “Name as role”."),
    ] = ()
    source: Annotated[SourceText | None, Field(description="The text read aloud.")] = None
    remarks: Annotated[
        tuple[Line, ...], BeforeValidator(listed), Field(description="Remarks below the notes.")
    ] = ()
    link: Annotated[
        WebAddress | None, Field(description="Its page, only if that is elsewhere.")
    ] = None
    summary: Annotated[Line | None, Field(description="One sentence for lists and previews.")] = (
        None
    )
    notes: Annotated[Text, Field(description="What it is about, in Markdown.")] = ""
    outline: Annotated[
        _OutlineChoice,
        Field(description="Its chapters: a time and a title on each line."),
    ] = ""
    chapters: Annotated[
        EpisodeChapters, Field(description="How its chapters are written, if not as in show.yaml.")
    ] = EpisodeChapters()
    transcript: Annotated[
        FilePath | None, Field(description="Its transcript; found by its name when absent.")
    ] = None
    updated: Annotated[
        DateField | None, Field(description="The day of a correction that is to be dated.")
    ] = None
    guid: Annotated[Guid | None, Field(description="A GUID from an earlier home, verbatim.")] = None
    aliases: Annotated[
        tuple[Line, ...],
        BeforeValidator(listed),
        Field(description="Older addresses that lead to its page."),
    ] = ()
    block: Annotated[Flag, Field(description="Whether directories are to hide it.")] = False
