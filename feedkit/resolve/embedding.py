"""What the published copy of a recording is to carry inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from feedkit.model.catalog import Episode, Person
from feedkit.model.encoding import Encoding
from feedkit.model.material import AudioMaterial, ImageMaterial
from feedkit.model.outline import Chapter, Outline
from feedkit.model.recipe import Recipe
from feedkit.model.show_file import ShowFile
from feedkit.model.tagging import WITH_CHAPTER_PICTURES, Credit, Embedded, picture_name
from feedkit.model.timestamp import Duration
from feedkit.resolve.enclosure import Sound
from feedkit.resolve.people import Known, show_people
from feedkit.text.html import notes_html, plain_text

_LONGEST = 4000
"""How many characters of the notes a recording carries."""


class Inside(Struct, frozen=True, kw_only=True):
    """What a published copy carries, what a new one would, and the way to make it.

    See :class:`Intent` for the first two. ``recipe`` is absent where the copy is the author's own
    file, or there is none to make it of.
    """

    embedded: Embedded | None = None
    wanted: Embedded | None = None
    recipe: Recipe | None = None


class Cabinet(Struct, frozen=True, kw_only=True):
    """The pictures for one recording.

    ``images`` are those of chapters, by their addresses; ``named`` are the files of all pictures of
    the ledger and of this show, by the names that recordings carry them under.
    """

    cover: ImageMaterial | None
    images: Mapping[str, ImageMaterial]
    named: Mapping[str, Path]


def inside(
    sound: Sound,
    episode: Episode,
    show: ShowFile,
    *,
    embeds: bool,
    page_address: str,
    cabinet: Cabinet,
) -> Inside:
    """What the copy of an episode's recording carries and would carry."""
    if not sound.path:
        return Inside()
    wanted = None
    if embeds:
        wanted = _wanted(episode, show, page_address, cabinet)
    known = sound.recorded
    if known is not None:
        return Inside(
            embedded=known.embedded,
            wanted=wanted,
            recipe=recipe(sound, known.embedded, cabinet.named),
        )
    carried = described(wanted, episode) if wanted is not None and sound.material else None
    new = recipe(sound, carried, cabinet.named)
    return Inside(embedded=carried, wanted=wanted, recipe=new)


def described(wanted: Embedded, episode: Episode) -> Embedded:
    """The same with a description, which takes longer to make than all else."""
    text = episode.summary or plain_text(notes_html(episode.notes, base=""))
    return replace(wanted, description=_shortened(text))


def recipe(sound: Sound, carried: Embedded | None, pictures: Mapping[str, Path]) -> Recipe | None:
    """The way to the copy of a recording, with those of the pictures that it carries.

    Nothing where the copy is the recording itself, or that is not on this machine.
    """
    recording, encoding = sound.material, sound.promise.encoding
    if recording is None or (carried is None and encoding is None):
        return None
    return recipe_of(
        recording, sound.facts.duration, carried=carried, encoding=encoding, pictures=pictures
    )


def recipe_of(
    recording: AudioMaterial,
    duration: Duration,
    *,
    carried: Embedded | None,
    encoding: Encoding | None,
    pictures: Mapping[str, Path],
) -> Recipe:
    """The way to a copy of a recording."""
    names = carried.pictures() if carried else frozenset[str]()
    return Recipe(
        source=recording.path,
        sha256=recording.facts.sha256,
        duration=duration,
        channels=recording.facts.channels,
        embedded=carried,
        encoding=encoding,
        pictures={name: pictures[name] for name in names if name in pictures},
    )


def _wanted(episode: Episode, show: ShowFile, page_address: str, cabinet: Cabinet) -> Embedded:
    images = cabinet.images if episode.enclosure.media_type in WITH_CHAPTER_PICTURES else {}
    cover, people = cabinet.cover, episode.people or show_people(Known(show.people, {}))
    return Embedded(
        title=episode.title,
        show=show.title,
        outline=_outline(episode.outline, images),
        published=episode.published.astimezone(ZoneInfo(show.time_zone)).date(),
        number=episode.number,
        season=episode.season,
        artists=_artists(episode.people, show),
        people=tuple(Credit(name=each.name, role=each.role) for each in people),
        language=show.language,
        link=page_address,
        cover=picture_name(cover.small_sha256) if cover and cover.small else "",
    )


def _artists(people: tuple[Person, ...], show: ShowFile) -> tuple[str, ...]:
    """The names that players show: the hosts of the episode, or whoever makes the show."""
    hosts = tuple(each.name for each in people if each.role in {"host", "co-host"})
    return hosts or (show.author or (show.owner.name if show.owner else show.title),)


def _outline(outline: Outline, images: Mapping[str, ImageMaterial]) -> Outline:
    if not outline:
        return Outline()
    return Outline(tuple(_chapters(outline.chapters, images)), outline.opening)


def _chapters(
    chapters: tuple[Chapter, ...], images: Mapping[str, ImageMaterial]
) -> Iterator[Chapter]:
    for each in chapters:
        found = images.get(each.image or "")
        name = picture_name(found.small_sha256) if found and found.small else None
        yield replace(each, image=name, children=tuple(_chapters(each.children, images)))


def _shortened(text: str) -> str:
    """A text up to the last whole word that fits."""
    if len(text) <= _LONGEST:
        return text
    return text[: _LONGEST - 1].rpartition(" ")[0].rstrip() + "…"
