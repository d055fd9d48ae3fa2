"""podcast:trailer: what the show, or a season, sounds like."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import format_datetime

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:trailer",
    source="episodes whose `type` is trailer, and `trailers`",
    readers="Podcast Index and the apps that use it",
)
def trailer(show: Show) -> Iterator[Element | None]:
    """One element a trailer, the newest first."""
    for each in show.trailers:
        yield element(
            "podcast:trailer",
            each.title,
            url=each.address,
            pubdate=format_datetime(each.published),
            length=each.length,
            type=each.media_type,
            season=each.season,
        )
