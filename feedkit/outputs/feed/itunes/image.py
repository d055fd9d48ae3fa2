"""itunes:image: the artwork, as an attribute."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode, Show
from feedkit.text.xml import Element, element


def image(subject: Show | Episode) -> Iterator[Element | None]:
    """The show's cover, or an episode's own."""
    if subject.artwork is not None:
        yield element("itunes:image", href=subject.artwork.address)
