"""The copies of a recording that the site holds: the present edition and the earlier ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from feedkit.model.artifact import MadeFile, Stage
from feedkit.model.material import AudioMaterial
from feedkit.model.promise import FormerEdition, LedgerEntry
from feedkit.model.recipe import Recipe
from feedkit.resolve.embedding import recipe_of
from feedkit.resolve.enclosure import Places, Sound


def copies(
    sound: Sound,
    present: Recipe | None,
    entry: LedgerEntry | None,
    places: Places,
    *,
    pictures: Mapping[str, Path],
) -> Iterator[MadeFile]:
    """The files that an episode's recording puts into the site, as far as it is on this machine.

    An edition of another recording cannot be made again. ``pictures`` are files by the
    names that recordings carry them under.
    """
    recording = sound.material
    if recording is None:
        return
    yield MadeFile(
        path=sound.path,
        source=recording.path,
        size=sound.promise.length,
        sha256=sound.promise.sha256,
        stage=Stage.MEDIA,
        recipe=present,
    )
    for each in entry.earlier if entry is not None else ():
        path = places.path(each.audio.address)
        if path and each.source == recording.facts.sha256:
            yield _earlier(path, each, recording, pictures)


def _earlier(
    path: str, edition: FormerEdition, recording: AudioMaterial, pictures: Mapping[str, Path]
) -> MadeFile:
    again = None
    if edition.embedded is not None or edition.audio.encoding is not None:
        again = recipe_of(
            recording,
            edition.duration,
            carried=edition.embedded,
            encoding=edition.audio.encoding,
            pictures=pictures,
        )
    return MadeFile(
        path=path,
        source=recording.path,
        size=edition.audio.length,
        sha256=edition.audio.sha256,
        stage=Stage.MEDIA,
        recipe=again,
    )
