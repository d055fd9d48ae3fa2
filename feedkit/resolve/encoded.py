"""The alternates that are encoded of an episode's recording."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from msgspec.structs import replace

from feedkit.model import addresses
from feedkit.model.artifact import MadeFile, Stage
from feedkit.model.catalog import Catalog
from feedkit.model.encoding import Encoding
from feedkit.model.episode_file import EpisodeFile
from feedkit.model.podcast.alternate import Alternate, FileSource, Integrity
from feedkit.model.podcast.told import ToldAlternate
from feedkit.model.promise import AudioPromise, LedgerEntry
from feedkit.model.recipe import Made, Recipe
from feedkit.model.resolution import EncodedAlternate, Intent, Resolution, Standing
from feedkit.model.show_file import ShowFile
from feedkit.model.size import Size
from feedkit.model.tagging import Embedded
from feedkit.resolve.embedding import recipe_of
from feedkit.resolve.enclosure import Sound

There = Callable[[str, Size], bool]
"""Whether the site has a file of a length at a path."""


def encoded_alternates(
    written: EpisodeFile,
    show: ShowFile,
    audio: Sound,
    carried: Embedded | None,
    *,
    entry: LedgerEntry | None,
    pictures: Mapping[str, Path],
) -> Iterator[EncodedAlternate]:
    """What is to be encoded, with what the ledger has of it for the present edition."""
    known = {each.encoding: each for each in entry.alternates} if entry and audio.recorded else {}
    wishes = {each.encoding: each for each in written.alternates if each.encoding is not None}
    if not written.alternates:
        wishes = {each: Alternate(encoding=each) for each in show.alternates}
    for each in wishes.values() if audio.path else ():
        before = known.get(each.encoding)
        current = before is not None and before.edition == audio.promise.edition
        yield EncodedAlternate(
            wish=each,
            recorded=before if current else None,
            recipe=_recipe(each.encoding, audio, carried, pictures),
        )


def _recipe(
    encoding: Encoding | None, audio: Sound, carried: Embedded | None, pictures: Mapping[str, Path]
) -> Recipe | None:
    if audio.material is None:
        return None
    return recipe_of(
        audio.material,
        audio.facts.duration,
        carried=carried,
        encoding=encoding,
        pictures=pictures,
    )


def to_encode(resolution: Resolution, there: There) -> tuple[dict[str, Recipe], dict[str, Made]]:
    """The recipes of what has to be made, and what is known, by a key each.

    What the ledger knows counts where the site has it already, or where nothing here could make
    it. Otherwise it is made again: another ffmpeg may come to other bytes, and they get an address
    of their own.
    """
    recipes: dict[str, Recipe] = {}
    known: dict[str, Made] = {}
    for intent in resolution.intents:
        for each in intent.encoded:
            key, before = _key(intent, each), each.recorded
            if before is not None and (each.recipe is None or there(_path(before), before.length)):
                known[key] = Made(size=before.length, sha256=before.sha256)
            elif each.recipe is not None:
                recipes[key] = each.recipe
    return recipes, known


def with_encoded(resolution: Resolution, made: Mapping[str, Made]) -> Resolution:
    """The resolution with the alternates that there are now, by their keys."""
    prefix = resolution.show.prefix
    intents = {each.slug: _with(each, made, prefix) for each in resolution.intents}
    catalog = catalog_with(resolution.catalog, intents.values())
    out = {each.slug for each in catalog.episodes}
    files = (file for each in intents.values() if each.episode.slug in out for file in _files(each))
    return replace(
        resolution,
        intents=tuple(intents.values()),
        catalog=catalog,
        files=(*resolution.files, *files),
    )


def catalog_with(catalog: Catalog, intents: Iterable[Intent]) -> Catalog:
    """The catalog with episodes as they are by now."""
    now = {each.episode.slug: each.episode for each in intents}
    episodes = tuple(now.get(each.slug, each) for each in catalog.episodes)
    return replace(catalog, episodes=episodes)


def _key(intent: Intent, each: EncodedAlternate) -> str:
    return f"{intent.slug} {each.wish.encoding}"


def _with(intent: Intent, made: Mapping[str, Made], prefix: str) -> Intent:
    pairs = [(each, made.get(_key(intent, each))) for each in intent.encoded]
    there = [(each, _promise(intent, each, found)) for each, found in pairs if found is not None]
    told = (_told(intent, each.wish, promise, prefix) for each, promise in there)
    episode = intent.episode
    return replace(
        intent,
        alternates=tuple(promise for _, promise in there),
        episode=replace(episode, alternates=(*episode.alternates, *told)),
    )


def _promise(intent: Intent, each: EncodedAlternate, made: Made) -> AudioPromise:
    """Where it is served; its name changes with its bytes, as caches keep it for ever."""
    audio, encoding = intent.promise.audio, each.wish.encoding
    if encoding is None:
        raise ValueError("an alternate without an encoding is not encoded")
    owner = addresses.slug_of_page(intent.promise.page) or intent.slug
    name = f"{owner}-{encoding}-{made.sha256[:8]}.{encoding.extension}"
    return AudioPromise(
        address=audio.address.removesuffix(PurePosixPath(audio.address).name) + name,
        edition=audio.edition,
        length=made.size,
        type=encoding.media_type,
        sha256=made.sha256,
        encoding=encoding,
    )


def _path(promise: AudioPromise) -> str:
    return f"media/{PurePosixPath(promise.address).name}"


def _told(intent: Intent, wish: Alternate, promise: AudioPromise, prefix: str) -> ToldAlternate:
    main = intent.episode.enclosure
    address = f"{main.address.rpartition('/')[0]}/{quote(PurePosixPath(promise.address).name)}"
    encoding = promise.encoding
    digest = base64.b64encode(bytes.fromhex(promise.sha256)).decode()
    return ToldAlternate(
        media_type=wish.type or promise.type,
        sources=(FileSource(address=address), *wish.sources),
        length=promise.length.bytes,
        bitrate=wish.bitrate or (str(encoding.kilobits * 1000) if encoding else ""),
        language=wish.language or "",
        title=wish.title or "",
        group=wish.group or "",
        codecs=wish.codecs or (encoding.codecs if encoding else ""),
        default=wish.default,
        integrity=wish.integrity or Integrity(type="sri", value=f"sha256-{digest}"),
        encoding=str(encoding) if encoding else "",
        counted=addresses.counted(prefix, address) if main.counted else "",
    )


def _files(intent: Intent) -> Iterator[MadeFile]:
    recipes = {each.wish.encoding: each.recipe for each in intent.encoded}
    for each in intent.alternates:
        recipe = recipes.get(each.encoding)
        if recipe is not None:
            yield MadeFile(
                path=_path(each),
                source=recipe.source,
                size=each.length,
                sha256=each.sha256,
                stage=Stage.MEDIA,
                recipe=recipe,
            )


def files_of_alternates(resolution: Resolution) -> dict[str, str]:
    """The files of episodes by the keys of their encoded alternates."""
    return {
        _key(intent, each): intent.file for intent in resolution.intents for each in intent.encoded
    }


def alternate_paths(intent: Standing) -> Iterator[str]:
    """Where the site holds the encoded alternates of an episode."""
    return map(_path, intent.alternates)
