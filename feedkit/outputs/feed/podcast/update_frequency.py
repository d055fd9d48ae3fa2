"""podcast:updateFrequency: how often new episodes come."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:updateFrequency",
    source="`updates`; `complete`",
    readers="Podcast Index and the apps that use it",
)
def update_frequency(show: Show) -> Iterator[Element | None]:
    """The words and their rule; a show that is complete has no rule any more."""
    each = show.podcast.updates
    if each is not None:
        yield element(
            "podcast:updateFrequency",
            each.text,
            rrule=each.rule if not show.complete else None,
            dtstart=each.start if not show.complete else None,
            complete=show.complete or None,
        )
