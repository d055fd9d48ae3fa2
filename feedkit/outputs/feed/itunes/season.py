"""itunes:season: the number of a season."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("itunes:season", source="`season`", readers="all directories and apps")
def season(episode: Episode) -> Iterator[Element | None]:
    """The season an episode belongs to."""
    yield element("itunes:season", episode.season)
