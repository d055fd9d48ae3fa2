"""The elements that feedgen writes, for the table in the documentation."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class PlainElement(Struct, frozen=True):
    """An element of RSS: where it comes from, and who reads it."""

    element: str
    source: str
    readers: str


_ALL = "all directories and apps"
_READERS = "feed readers"

RSS: Mapping[str, tuple[PlainElement, ...]] = {
    "channel": (
        PlainElement("title", "`title`", _ALL),
        PlainElement("link", "`address`", _ALL),
        PlainElement("description", "`description`", _ALL),
        PlainElement("copyright", "`copyright`, else as itunes:author", "Apple"),
        PlainElement("docs", "always the same", "nobody; RSS 2.0 names itself"),
        PlainElement("generator", "always the same", "directories, for their statistics"),
        PlainElement("image", "`artwork`, `title` and `address`", _READERS),
        PlainElement("language", "`language`", _ALL),
        PlainElement("lastBuildDate", "the newest `date` or `updated`", _READERS),
        PlainElement("pubDate", "the newest `date`", _READERS),
    ),
    "item": (
        PlainElement("title", "`title`", _ALL),
        PlainElement("link", "`link`, else the episode's page", _ALL),
        PlainElement("description", "`notes`, `outline`, `remarks` and `source`, cut", _ALL),
        PlainElement(
            "content:encoded",
            "`notes`, `outline`, `remarks` and `source`, whole",
            "AntennaPod, Pocket Casts, Spotify",
        ),
        PlainElement("guid", "`guid`, else the ledger", _ALL),
        PlainElement("category", "`tags`", f"{_READERS}, and importers of feeds"),
        PlainElement("enclosure", "`audio`", _ALL),
        PlainElement("pubDate", "`date`", _ALL),
    ),
}
"""What stands in the channel and in an item besides the tags of our own."""
