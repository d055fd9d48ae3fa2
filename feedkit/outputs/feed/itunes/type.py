"""itunes:type: whether episodes are heard newest or oldest first."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("itunes:type", source="`type`", readers="Apple, Spotify")
def type(show: Show) -> Iterator[Element | None]:
    """Episodic or serial."""
    yield element("itunes:type", show.type)
