"""itunes:author: who makes the show."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.text.xml import Element, element


def author(show: Show) -> Iterator[Element | None]:
    """The author of the show."""
    yield element("itunes:author", show.author)
