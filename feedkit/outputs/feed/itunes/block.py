"""itunes:block: hides a show or an episode from directories."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode, Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("itunes:block", source="`block`", readers="Apple, Pocket Casts")
def block(subject: Show | Episode) -> Iterator[Element | None]:
    """Written only where it is so: any other word counts as nothing."""
    yield element("itunes:block", "Yes" if subject.blocked else None)
