"""podcast:medium: what kind of thing the feed holds."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("podcast:medium", source="`medium`", readers="Podcast Index and the apps that use it")
def medium(show: Show) -> Iterator[Element | None]:
    """The medium, podcast where nothing else is said."""
    yield element("podcast:medium", show.medium)
