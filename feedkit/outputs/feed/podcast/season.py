"""podcast:season: the season's number, and its name where it has one."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:season",
    source="`season`, with its name in `seasons`",
    readers="Podcast Index and the apps that use it",
)
def season(episode: Episode) -> Iterator[Element | None]:
    """The season an episode belongs to."""
    if episode.season is not None:
        yield element("podcast:season", episode.season, name=episode.season_name)
