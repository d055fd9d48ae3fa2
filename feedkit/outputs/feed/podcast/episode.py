"""podcast:episode: the episode's number."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("podcast:episode", source="`episode`", readers="Podcast Index and the apps that use it")
def episode(episode_: Episode) -> Iterator[Element | None]:
    """The number, which may have a fraction, and what is shown in its place."""
    number = episode_.exact_number or episode_.number
    if number is not None:
        yield element("podcast:episode", number, display=episode_.shown_number)
