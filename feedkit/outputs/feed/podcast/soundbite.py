"""podcast:soundbite: stretches worth hearing on their own."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode
from feedkit.outputs.feed.seconds import decimal
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("podcast:soundbite", source="`soundbites`", readers="Podcast Index and the apps that use it")
def soundbite(episode: Episode) -> Iterator[Element | None]:
    """One element a stretch, in seconds."""
    for each in episode.podcast.soundbites:
        yield element(
            "podcast:soundbite",
            each.title,
            startTime=each.start.decimal,
            duration=decimal(each.duration),
        )
