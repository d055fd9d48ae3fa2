"""itunes:title: the title as Apple shows it."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode
from feedkit.text.xml import Element, element


def title(episode: Episode) -> Iterator[Element | None]:
    """The title without number or show."""
    yield element("itunes:title", episode.title)
