"""podcast:remoteItem: shows and episodes of others, by their identity."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.model.podcast.remote_item import RemoteItem
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:remoteItem", source="`remote_items`", readers="Podcast Index and the apps that use it"
)
def remote_item(show: Show) -> Iterator[Element | None]:
    """What a feed lists that has nothing of its own."""
    for each in show.podcast.remote_items:
        yield reference(each)


def reference(each: RemoteItem, *, medium: str | None = None) -> Element | None:
    """One reference, as it stands in the channel or inside another element."""
    return element(
        "podcast:remoteItem",
        feedGuid=each.guid,
        feedUrl=each.feed,
        itemGuid=each.item,
        medium=medium or each.medium,
        title=each.title,
    )
