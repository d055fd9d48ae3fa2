"""What the podcast namespace adds to an episode: decided elsewhere, put together here."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from feedkit.model.catalog import Episode, Picture
from feedkit.model.episode_file import EpisodeFile
from feedkit.model.podcast.keys import EpisodeKeys, taken
from feedkit.model.podcast.told import ToldAlternate
from feedkit.model.show_file import ShowFile
from feedkit.resolve.funding import told_funding
from feedkit.resolve.images import told_images
from feedkit.text.words import Words


def with_namespace(
    episode: Episode,
    written: EpisodeFile,
    show: ShowFile,
    *,
    pictures: Mapping[str, Picture],
    alternates: tuple[ToldAlternate, ...],
    words: Words,
) -> Episode:
    """An episode with all that its file says for the podcast namespace."""
    number, apple = written.episode, written.apple_title
    return replace(
        episode,
        apple_title=apple if apple and apple != written.title else "",
        season_name=show.seasons.get(written.season or 0, ""),
        exact_number=number.number if number and number.whole is None else "",
        shown_number=(number.display or "") if number else "",
        alternates=alternates,
        images=tuple(told_images(written.images, pictures)),
        podcast=taken(EpisodeKeys, written, funding=told_funding(written.funding, words)),
    )
