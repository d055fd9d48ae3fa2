"""The pictures beside the YAML that it names, and where it does so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum

from msgspec import Struct

from feedkit.model.episode_file import EpisodeFile
from feedkit.model.podcast.image import Image
from feedkit.model.podcast.person import Credit
from feedkit.model.show_file import ShowFile


class Use(IntEnum):
    """What a picture is for: to be named alone, for recordings as well, or for pages, too."""

    NAMED = 1
    CARRIED = 2
    SHOWN = 3


class NamedPicture(Struct, frozen=True):
    """The name of a picture's file, the way to it, and what it is for."""

    name: str
    at: tuple[str | int, ...]
    use: Use = Use.CARRIED


def is_address(name: str) -> bool:
    """Whether a picture is served by somebody else."""
    return name.startswith(("http://", "https://"))


def pictures_of_show(written: ShowFile) -> Iterator[NamedPicture]:
    """The pictures that show.yaml names besides cover and portraits."""
    yield from _images(written.images)


def pictures_of_episode(written: EpisodeFile) -> Iterator[NamedPicture]:
    """The pictures that an episode names besides its cover."""
    outline = written.outline
    for index, entry in enumerate(outline if isinstance(outline, tuple) else ()):
        if entry.image and not is_address(entry.image):
            yield NamedPicture(entry.image, ("outline", index, "image"))
    for index, person in enumerate(written.people):
        if isinstance(person, Credit) and person.portrait and not is_address(person.portrait):
            yield NamedPicture(person.portrait, ("people", index, "portrait"), Use.SHOWN)
    yield from _images(written.images)


def _images(written: Iterable[Image]) -> Iterator[NamedPicture]:
    for index, each in enumerate(written):
        if not each.elsewhere:
            yield NamedPicture(each.image, ("images", index, "image"), Use.NAMED)
