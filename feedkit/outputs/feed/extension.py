"""Our tags as a feedgen extension: what feedgen cannot say, or says wrongly.

feedgen has no podcast namespace, writes ``itunes:explicit`` as yes or no, and drops artwork whose
address does not end as it likes.
"""

from __future__ import annotations

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator

from feedkit.model.catalog import Episode, Show
from feedkit.outputs.feed.tags import CHANNEL, ITEM
from feedkit.text.xml import Element, append, namespaces_of


class ChannelExtension(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Adds the channel tags of the table."""

    show: Show
    dated = True

    def extend_ns(self) -> dict[str, str]:
        """All namespaces of the feed, declared once at its root."""
        return namespaces_of(each for tag in CHANNEL for each in tag.write(self.show))

    def extend_rss(self, feed: Element) -> Element:
        """Append the tags to the channel; called before there are items.

        Without a date of ours feedgen has put the clock's there, which no build repeats.
        """
        for clock in () if self.dated else feed[0].findall("lastBuildDate"):
            feed[0].remove(clock)
        append(feed[0], (each for tag in CHANNEL for each in tag.write(self.show)))
        return feed


class ItemExtension(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Adds the item tags of the table."""

    episode: Episode

    def extend_rss(self, entry: Element) -> Element:
        """Append the tags to the item."""
        append(entry, (each for tag in ITEM for each in tag.write(self.episode)))
        return entry


def new_feed(show: Show) -> FeedGenerator:
    """A feed generator that knows the show."""
    feed = FeedGenerator()
    feed.register_extension("feedkit", ChannelExtension, ItemExtension, atom=False, rss=True)
    feed.feedkit.show = show
    return feed


def new_entry(episode: Episode) -> FeedEntry:
    """A feed entry that knows the episode."""
    entry = FeedEntry()
    entry.register_extension("feedkit", ItemExtension, atom=False, rss=True)
    entry.feedkit.episode = episode
    return entry
