"""The head of a feed: everything before its items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from feedkit.model.catalog import Episode, Show
from feedkit.outputs.feed.extension import new_feed

DOCS = "https://www.rssboard.org/rss-specification"
GENERATOR = "feedkit"
END = "  </channel>\n</rss>\n"
"""What stands behind the last item."""


def newest(episodes: Iterable[Episode]) -> tuple[datetime, datetime]:
    """When the newest episode was published, and when anything was last published or updated."""
    listed = tuple(episodes)
    published = max(each.published for each in listed)
    corrections = (each.updated for each in listed if each.updated is not None)
    return published, max(published, *corrections, published)


def head(show: Show, *, published: datetime, changed: datetime) -> str:
    """The feed's text up to its first item: same show and dates, same bytes."""
    feed = new_feed(show)
    feed.title(show.title)
    feed.link(href=show.address, rel="alternate")
    feed.description(show.description)
    feed.language(show.language.lower())
    feed.copyright(show.copyright or None)
    feed.pubDate(published)
    feed.lastBuildDate(changed)
    feed.docs(DOCS)
    feed.generator(GENERATOR)
    feed.image(url=show.artwork.address, title=show.title, link=show.address)
    text = str(feed.rss_str(pretty=True).decode())
    return text[: text.rindex("</channel>")].rstrip(" ")
