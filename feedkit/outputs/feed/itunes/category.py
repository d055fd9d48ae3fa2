"""itunes:category: Apple's categories, the first one first."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("itunes:category", source="`category`", readers="all directories and apps")
def category(show: Show) -> Iterator[Element | None]:
    """One element a category, its subcategory inside."""
    for each in show.categories:
        below = element("itunes:category", text=each.subcategory) if each.subcategory else None
        yield element("itunes:category", None, below, text=each.name)
