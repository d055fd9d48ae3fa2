"""The catalog once the recordings have been made: lengths and digests as they came out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from feedkit.diagnostics import Finding
from feedkit.model.artifact import MadeFile
from feedkit.model.material import AudioMaterial
from feedkit.model.recipe import Made, Recipe
from feedkit.model.resolution import Intent, Resolution
from feedkit.resolve.embedding import described, recipe_of
from feedkit.resolve.encoded import catalog_with


def new_editions(resolution: Resolution) -> dict[str, Recipe]:
    """What has to be made before anybody can say how long it is: recipes by path."""
    return {
        each.audio_path: each.recipe
        for each in resolution.intents
        if each.recipe is not None and not each.recorded
    }


def revision(resolution: Resolution, intent: Intent, recording: AudioMaterial) -> Recipe | None:
    """What the next edition of a published recording is made of.

    Nothing where the copy is to be the author's own file.
    """
    encoding = intent.encoding
    if intent.wanted is None and encoding is None:
        return None
    return recipe_of(
        recording,
        intent.facts.duration,
        carried=described(intent.wanted, intent.episode) if intent.wanted else None,
        encoding=encoding,
        pictures=resolution.pictures,
    )


def as_it_is(recording: AudioMaterial) -> Made:
    """What the next edition comes to where it is the author's own file."""
    return Made(size=recording.facts.size, sha256=recording.facts.sha256)


def settle(
    resolution: Resolution, made: Mapping[str, Made]
) -> tuple[Resolution, tuple[Finding, ...]]:
    """The resolution with what making came to, by the paths of the copies.

    The findings are about recordings that nothing could be put into.
    """
    intents = {each.slug: _settled(each, made.get(each.audio_path)) for each in resolution.intents}
    settled = replace(
        resolution,
        intents=tuple(intents.values()),
        catalog=catalog_with(resolution.catalog, intents.values()),
        files=tuple(_file(each, made.get(each.path)) for each in resolution.files),
    )
    return settled, tuple(_refused(intents.values(), made))


def _settled(intent: Intent, made: Made | None) -> Intent:
    if made is None or intent.recorded:
        return intent
    audio = replace(intent.promise.audio, length=made.size, sha256=made.sha256)
    enclosure = replace(intent.episode.enclosure, size=made.size)
    return replace(
        intent,
        promise=replace(intent.promise, audio=audio),
        episode=replace(intent.episode, enclosure=enclosure),
        embedded=None if made.refused else intent.embedded,
    )


def _file(file: MadeFile, made: Made | None) -> MadeFile:
    if made is None:
        return file
    recipe = None if made.refused else file.recipe
    return replace(file, size=made.size, sha256=made.sha256, recipe=recipe)


def _refused(intents: Iterable[Intent], made: Mapping[str, Made]) -> Iterator[Finding]:
    for each in intents:
        found = made.get(each.audio_path)
        if found is not None and found.refused:
            message = f"{found.refused}: the file is published as it is"
            help = "export it as a plain M4A or MP3; or write chapters: {embed: false}"
            yield Finding("AUD024", each.file, message, help)
