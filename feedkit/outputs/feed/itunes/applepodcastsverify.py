"""itunes:applepodcastsverify: the proof that a show is its author's."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("itunes:applepodcastsverify", source="`apple_verify`", readers="Apple")
def applepodcastsverify(show: Show) -> Iterator[Element | None]:
    """The code that Apple Podcasts gave the author; it may go once it has been read."""
    yield element("itunes:applepodcastsverify", show.apple_verify)
