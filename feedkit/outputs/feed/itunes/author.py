"""itunes:author: who makes the show."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "itunes:author",
    source="`author`, else the name of `owner`, else `title`",
    readers="Apple, Spotify (required)",
)
def author(show: Show) -> Iterator[Element | None]:
    """The author of the show."""
    yield element("itunes:author", show.author)
