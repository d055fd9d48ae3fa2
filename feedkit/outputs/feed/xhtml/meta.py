"""xhtml:meta: what search engines are not to keep."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("xhtml:meta", source="`members` and `reviewers`", readers="search engines")
def meta(show: Show) -> Iterator[Element | None]:
    """Keeps a private feed out of search results, should its address ever get about."""
    if show.unlisted:
        yield element("xhtml:meta", name="robots", content="noindex")
