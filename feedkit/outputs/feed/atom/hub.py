"""atom:link rel=hub: who tells subscribers that the feed has changed.

WebSub, section 4.
"""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("atom:link rel=hub", source="`hub`", readers="feed readers and services that subscribe")
def hub(show: Show) -> Iterator[Element | None]:
    """Every hub there is."""
    for each in show.hubs:
        yield element("atom:link", rel="hub", href=each)
