"""podcast:podroll: shows of others that are recommended."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.podcast.remote_item import reference
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("podcast:podroll", source="`podroll`", readers="Podcast Index and the apps that use it")
def podroll(show: Show) -> Iterator[Element | None]:
    """All of them in one element."""
    yield element("podcast:podroll", None, *(reference(each) for each in show.podcast.podroll))
