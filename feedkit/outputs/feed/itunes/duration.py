"""itunes:duration: how long an episode plays."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("itunes:duration", source="the recording", readers="all directories and apps")
def duration(episode: Episode) -> Iterator[Element | None]:
    """Whole seconds, the only form every reader takes."""
    yield element("itunes:duration", episode.enclosure.duration.whole_seconds)
