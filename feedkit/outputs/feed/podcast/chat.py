"""podcast:chat: the room where listeners meet."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Broadcast, Episode, Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("podcast:chat", source="`chat`", readers="Podcast Index and the apps that use it")
def chat(subject: Show | Episode | Broadcast) -> Iterator[Element | None]:
    """The room; an episode's replaces the show's."""
    each = subject.podcast.chat
    if each is not None:
        yield element(
            "podcast:chat",
            server=each.server,
            protocol=each.protocol,
            accountId=each.account,
            space=each.space,
        )
