"""itunes:complete: no more episodes will come."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("itunes:complete", source="`complete`", readers="Apple")
def complete(show: Show) -> Iterator[Element | None]:
    """Written only where it is so, with Apple's word for it."""
    yield element("itunes:complete", "Yes" if show.complete else None)
