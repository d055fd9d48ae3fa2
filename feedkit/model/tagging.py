"""What a published recording says of itself: its tags, its cover and its chapters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from feedkit.model.outline import Outline
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration

LARGEST_COVER = Size(100_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedPicture:
    """A JPEG or PNG picture that goes into a file."""

    media_type: str
    content: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if self.media_type not in ("image/jpeg", "image/png"):
            raise ValueError(f"{self.media_type} is not for embedding")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Someone who took part, and as what."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """What is written into the published copy of a recording.

    What is empty here is left as the author's file has it, chapters included. ``artists`` are the
    names that players show (the hosts, or the author of the show), ``people`` is everybody. Plain
    text throughout. ``images`` has the pictures of chapters by :attr:`Chapter.image`; a chapter
    whose picture is not there goes without.
    """

    title: str
    duration: Duration
    show: str = ""
    outline: Outline = Outline()
    published: date | None = None
    number: int | None = None
    season: int | None = None
    artists: tuple[str, ...] = ()
    people: tuple[Credit, ...] = ()
    description: str = ""
    language: str = ""
    link: str = ""
    cover: EmbeddedPicture | None = None
    images: Mapping[str, EmbeddedPicture] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.cover and len(self.cover.content) > LARGEST_COVER.bytes:
            raise ValueError(f"a cover has {LARGEST_COVER} at most")
