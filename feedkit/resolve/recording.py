"""An episode's recording: what is heard of it, and what goes into its published copy."""

from __future__ import annotations

from feedkit.diagnostics import Finding
from feedkit.model import addresses
from feedkit.model.audio_facts import is_master
from feedkit.model.catalog import Episode
from feedkit.model.encoding import Encoding
from feedkit.model.material import AudioMaterial, EpisodeMaterial
from feedkit.model.promise import LedgerEntry
from feedkit.model.resolution import EncodedAlternate
from feedkit.model.written import WrittenEpisode
from feedkit.resolve.embedding import Cabinet, Inside, inside
from feedkit.resolve.enclosure import Sound, sound
from feedkit.resolve.encoded import encoded_alternates
from feedkit.resolve.pictures import picture
from feedkit.resolve.surroundings import Surroundings


def heard(
    episode: WrittenEpisode,
    material: EpisodeMaterial,
    around: Surroundings,
    entry: LedgerEntry | None,
    *,
    seen: bool,
    owner: str,
) -> Sound | Finding | None:
    """The audio of an episode, as :func:`sound` has it."""
    return sound(
        episode,
        material,
        entry,
        seen=seen,
        owner=owner,
        places=around.places,
        encoding=encoding_of(episode, material.audio, around),
    )


def encoding_of(
    episode: WrittenEpisode, recording: AudioMaterial | None, around: Surroundings
) -> Encoding | None:
    """What a recording is to be encoded as that directories do not take as it is."""
    if recording is None or not is_master(recording.facts):
        return None
    return episode.written.enclosure or around.show.enclosure


def encoded_besides(
    episode: WrittenEpisode,
    around: Surroundings,
    audio: Sound,
    entry: LedgerEntry | None,
    within: Inside,
) -> tuple[EncodedAlternate, ...]:
    """The alternates that are to be encoded of the recording."""
    return tuple(
        encoded_alternates(
            episode.written,
            around.show,
            audio,
            within.embedded,
            entry=entry,
            pictures=around.pictures,
        )
    )


def within_recording(
    episode: WrittenEpisode,
    material: EpisodeMaterial,
    around: Surroundings,
    audio: Sound,
    told: Episode,
) -> Inside:
    """What the published copy carries, and would carry."""
    chosen = episode.written.chapters.embed
    images = {picture(each, show=around.address).address: each for each in material.images.values()}
    return inside(
        audio,
        told,
        around.show,
        embeds=around.show.chapters.embed if chosen is None else chosen,
        page_address=episode.written.link or addresses.whole(around.places.own, told.page),
        cabinet=Cabinet(
            cover=material.artwork or around.artwork,
            images=images,
            named=around.pictures,
        ),
    )
