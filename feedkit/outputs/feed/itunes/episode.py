"""itunes:episode: the number of an episode."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "itunes:episode",
    source="`episode`, where it is a whole number",
    readers="all directories and apps",
)
def episode(episode_: Episode) -> Iterator[Element | None]:
    """The number within its season."""
    yield element("itunes:episode", episode_.number)
