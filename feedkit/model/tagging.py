"""What a published recording says of itself: its tags, its cover and its chapters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from feedkit.model.outline import Outline
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration

LARGEST_COVER = Size(100_000)
WITH_CHAPTER_PICTURES = frozenset({"audio/mpeg"})
"""The media types of recordings whose chapters can have pictures inside the file."""


class EmbeddedPicture(Struct, frozen=True, kw_only=True):
    """A JPEG or PNG picture that goes into a file."""

    media_type: str
    content: bytes

    def __post_init__(self) -> None:
        if self.media_type not in ("image/jpeg", "image/png"):
            raise ValueError(f"{self.media_type} is not for embedding")

    def __repr__(self) -> str:
        return f"EmbeddedPicture(media_type={self.media_type!r})"


class Credit(Struct, frozen=True, kw_only=True):
    """Someone who took part, and as what."""

    name: str
    role: str


class Tags(Struct, frozen=True, kw_only=True):
    """What a recording says of itself in words, and its chapters.

    What is empty here is left as the author's file has it, chapters included. ``artists`` are the
    names that players show (the hosts, or the author of the show), ``people`` is everybody. Plain
    text throughout.
    """

    title: str
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


class Tagging(Tags, frozen=True, kw_only=True):
    """What is written into the published copy of a recording.

    ``images`` has the pictures of chapters by :attr:`Chapter.image`; a chapter whose picture is
    not there goes without.
    """

    duration: Duration
    cover: EmbeddedPicture | None = None
    images: Mapping[str, EmbeddedPicture] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.cover and len(self.cover.content) > LARGEST_COVER.bytes:
            raise ValueError(f"a cover has {LARGEST_COVER} at most")


class Embedded(Tags, frozen=True, kw_only=True):
    """What a published file carries, with pictures by name: as the ledger keeps it.

    ``cover`` and every :attr:`Chapter.image` are names that :func:`picture_name` gives.
    """

    cover: str = ""

    def pictures(self) -> frozenset[str]:
        """The names of all pictures."""
        images = (each.image for each in self.outline.flat())
        return frozenset(each for each in (self.cover, *images) if each)

    def tagging(self, duration: Duration, pictures: Mapping[str, EmbeddedPicture]) -> Tagging:
        """The same with the pictures themselves, for a recording of a length."""
        words = {name: getattr(self, name) for name in Tags.__struct_fields__}
        cover = pictures[self.cover] if self.cover else None
        return Tagging(**words, duration=duration, cover=cover, images=pictures)


def picture_name(sha256: str) -> str:
    """What the ledger calls a JPEG picture of a digest."""
    return sha256[:16]
