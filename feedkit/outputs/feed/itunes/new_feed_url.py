"""itunes:new-feed-url: where the feed has moved."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("itunes:new-feed-url", source="`new_feed`", readers="Apple, AntennaPod")
def new_feed_url(show: Show) -> Iterator[Element | None]:
    """The new address, on a show that has moved."""
    yield element("itunes:new-feed-url", show.new_feed)
