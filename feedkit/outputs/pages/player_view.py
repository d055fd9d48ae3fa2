"""The player of an episode, as its own page, the home page and other people's pages have it."""

from __future__ import annotations

from msgspec.structs import replace

from feedkit.model.catalog import Episode
from feedkit.outputs.pages import phrases
from feedkit.outputs.pages.links import Place
from feedkit.outputs.pages.pictures import artwork, image
from feedkit.outputs.pages.views import AudioView, PlayerView
from feedkit.outputs.pages.wave import begins, wave_view
from feedkit.outputs.publication import Publication
from feedkit.text.words import Words


def player_view(
    publication: Publication, episode: Episode, place: Place, *, headings: bool
) -> PlayerView:
    """The player; with ``headings`` where the outline stands on the same page."""
    words, own = publication.words, episode.artwork
    cover = phrases.cover(episode.title, words)
    return PlayerView(
        title=episode.title,
        page=place.to(episode.page),
        artwork=image(own, place, cover) if own else artwork(publication, place, cover),
        audio=audio_view(episode, place, words),
        wave=wave_view(episode),
        headings=headings and bool(episode.outline.chapters),
    )


def audio_view(episode: Episode, place: Place, words: Words) -> AudioView:
    """The recording, from where a page stands."""
    audio = episode.enclosure
    return AudioView(
        href=place.to(audio.path) if audio.path else audio.address,
        media_type=audio.media_type,
        size=phrases.size(audio.size, words),
        duration=phrases.length(audio.duration, words),
        chapters=place.to(episode.chapters_track) if episode.chapters_track else "",
    )


def seen_by_the_player(episode: Episode) -> tuple[object, ...]:
    """What the player shows of an episode."""
    audio = replace(episode.enclosure, counted="")
    return (
        (episode.title, episode.page, episode.artwork, audio, episode.peaks),
        (begins(episode), episode.chapters_track),
    )
