"""atom:link rel=self: the feed's own address."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("atom:link rel=self", source="`address`", readers="all directories; PSP-1 requires it")
def self_link(show: Show) -> Iterator[Element | None]:
    """The address that is submitted to directories."""
    yield element("atom:link", rel="self", type="application/rss+xml", href=show.feed_address)
