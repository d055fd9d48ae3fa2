"""itunes:new-feed-url: where the feed has moved."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.text.xml import Element, element


def new_feed_url(show: Show) -> Iterator[Element | None]:
    """The new address, on a show that has moved."""
    yield element("itunes:new-feed-url", show.new_feed)
