"""itunes:image: the artwork, as an attribute."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode, Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("itunes:image", source="`artwork`", readers="all directories and apps")
def image(subject: Show | Episode) -> Iterator[Element | None]:
    """The show's cover, or an episode's own."""
    if subject.artwork is not None:
        yield element("itunes:image", href=subject.artwork.address)
