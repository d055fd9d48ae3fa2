"""``shows.opml``: all shows at once, for apps that import a list of feeds (OPML 2.0)."""

from __future__ import annotations

from feedkit.model.shelf import Shelf
from feedkit.text.xml import document, element

PATH = "shows.opml"


def opml(shelf: Shelf) -> bytes:
    """The list of all feeds."""
    feeds = (
        element(
            "outline",
            type="rss",
            text=each.show.title,
            title=each.show.title,
            attributes={"xmlUrl": each.show.feed_address, "htmlUrl": each.show.address},
            description=each.show.description,
            language=each.show.language,
        )
        for each in shelf.shows
    )
    head = element("head", None, element("title", shelf.title))
    return document("opml", head, element("body", None, *feeds), version="2.0")
