"""podcast:publisher: the house that the show belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.podcast.remote_item import reference
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("podcast:publisher", source="`publisher`", readers="Podcast Index and the apps that use it")
def publisher(show: Show) -> Iterator[Element | None]:
    """One reference to the feed of the house."""
    each = show.podcast.publisher
    if each is not None:
        yield element("podcast:publisher", None, reference(each, medium="publisher"))
