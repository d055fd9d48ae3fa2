"""podcast:value: who is paid by listeners who stream payments."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Broadcast, Episode, Show
from feedkit.outputs.feed.podcast.value_recipient import value_recipient
from feedkit.outputs.feed.podcast.value_time_split import value_time_split
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("podcast:value", source="`value`", readers="Podcast Index and the apps that use it")
def value(subject: Show | Episode | Broadcast) -> Iterator[Element | None]:
    """One element a way of payment; an episode's replace the show's."""
    for each in subject.podcast.value:
        yield element(
            "podcast:value",
            None,
            *value_recipient(each),
            *value_time_split(each),
            type=each.type,
            method=each.method,
            suggested=each.suggested,
        )
