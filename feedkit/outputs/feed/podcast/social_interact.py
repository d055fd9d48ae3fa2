"""podcast:socialInteract: where listeners talk about it."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Broadcast, Episode, Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:socialInteract", source="`social`", readers="AntennaPod and apps of the Podcast Index"
)
def social_interact(subject: Show | Episode | Broadcast) -> Iterator[Element | None]:
    """One element a post; the order of several is their priority."""
    posts = subject.podcast.social
    for place, each in enumerate(posts, start=1):
        yield element(
            "podcast:socialInteract",
            protocol=each.protocol,
            uri=each.link,
            accountId=each.account,
            accountUrl=each.account_link,
            priority=each.priority or (place if len(posts) > 1 else None),
        )
