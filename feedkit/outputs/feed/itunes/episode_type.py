"""itunes:episodeType: full, trailer or bonus."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("itunes:episodeType", source="`type`", readers="all directories and apps")
def episode_type(episode: Episode) -> Iterator[Element | None]:
    """What kind of episode it is."""
    yield element("itunes:episodeType", episode.type)
