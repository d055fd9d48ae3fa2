"""podcast:location: the places that are talked about, or where it was made."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Broadcast, Episode, Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("podcast:location", source="`location`", readers="Podcast Index and the apps that use it")
def location(subject: Show | Episode | Broadcast) -> Iterator[Element | None]:
    """One element a place; an episode's places replace the show's of the same kind."""
    for each in subject.podcast.location:
        yield element(
            "podcast:location",
            each.name,
            rel=each.rel,
            geo=each.geo,
            osm=each.osm,
            country=each.country,
        )
