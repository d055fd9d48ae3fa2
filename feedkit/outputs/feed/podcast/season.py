"""podcast:season: the season's number."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode
from feedkit.text.xml import Element, element


def season(episode: Episode) -> Iterator[Element | None]:
    """The season an episode belongs to."""
    yield element("podcast:season", episode.season)
