"""The head of a feed: everything before its items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from feedkit.model.catalog import Listed, Show
from feedkit.outputs.feed.extension import new_feed
from feedkit.outputs.feed.fragment import fragment
from feedkit.outputs.feed.tags import TAIL

DOCS = "https://www.rssboard.org/rss-specification"
GENERATOR = "feedkit"
END = "  </channel>\n</rss>\n"
"""How a feed ends."""


def newest(episodes: Iterable[Listed]) -> tuple[datetime | None, datetime | None]:
    """When the newest episode was published, and when anything was last published or updated.

    A feed that lists what others have published has no dates of its own.
    """
    listed = tuple(episodes)
    if not listed:
        return None, None
    published = max(each.published for each in listed)
    corrections = (each.updated for each in listed if each.updated is not None)
    return published, max(published, *corrections, published)


def head(show: Show, *, published: datetime | None, changed: datetime | None) -> str:
    """The feed's text up to its first item: same show and dates, same bytes."""
    feed = new_feed(show)
    feed.title(show.title)
    feed.link(href=show.address, rel="alternate")
    feed.description(show.description)
    feed.language(show.language.lower())
    feed.copyright(show.copyright or None)
    if published is not None:
        feed.pubDate(published)
    if changed is not None:
        feed.lastBuildDate(changed)
    else:
        feed.feedkit.dated = False
    feed.docs(DOCS)
    feed.generator(GENERATOR)
    feed.image(url=show.artwork.address, title=show.title, link=show.address)
    text = str(feed.rss_str(pretty=True).decode())
    return text[: text.rindex("</channel>")].rstrip(" ")


def tail(show: Show) -> str:
    """What stands behind the last item."""
    return fragment(each for tag in TAIL for each in tag(show) if each is not None)
