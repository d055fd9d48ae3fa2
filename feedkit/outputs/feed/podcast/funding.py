"""podcast:funding: where listeners can support the show."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Broadcast, Episode, Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("podcast:funding", source="`funding`", readers="AntennaPod, Pocket Casts and many more")
def funding(subject: Show | Episode | Broadcast) -> Iterator[Element | None]:
    """Each page and what the link to it says."""
    for each in subject.podcast.funding:
        yield element("podcast:funding", each.text, url=each.link)
