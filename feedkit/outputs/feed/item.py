"""One item of a feed, as text that stands in any feed of the show."""

from __future__ import annotations

from feedkit.model.catalog import Episode
from feedkit.outputs.feed.extension import new_entry
from feedkit.outputs.feed.fragment import fragment
from feedkit.outputs.feed.notes import content, description
from feedkit.text.words import Words


def item(episode: Episode, *, show_address: str, words: Words) -> str:
    """The item of an episode, under the feed's namespaces, which it does not declare again."""
    entry = new_entry(episode)
    entry.title(episode.title)
    entry.link(href=episode.page_address)
    entry.guid(episode.guid, permalink=False)
    for tag in episode.tags:
        entry.category(term=tag)
    entry.pubDate(episode.published)
    enclosure = episode.enclosure
    address, length = enclosure.address_in_feeds, str(enclosure.size.bytes)
    entry.enclosure(address, length, enclosure.media_type)
    short = description(episode, show_address=show_address, words=words)
    entry.description(short)
    whole = content(episode, short, show_address=show_address, words=words)
    entry.content(whole, type="CDATA")
    return fragment([entry.rss_entry()])
