"""podcast:contentLink: where it can be had when an app cannot play it."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Broadcast, Episode
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:contentLink",
    source="`content_links`; `links` of a broadcast",
    readers="Podcast Index and the apps that use it",
)
def content_link(subject: Episode | Broadcast) -> Iterator[Element | None]:
    """One element a page; without words of its own it is called as the episode is."""
    for each in subject.podcast.content_links:
        yield element("podcast:contentLink", each.text or subject.title, href=each.link)
