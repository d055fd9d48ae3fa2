"""What outputs note of episodes, made for one episode after the other."""

from __future__ import annotations

from feedkit.model.catalog import Episode
from feedkit.outputs.feed.feed import item_length
from feedkit.outputs.pages.listing import lead
from feedkit.outputs.publication import Publication


def note_costly(publication: Publication) -> None:
    """Note what takes reading the notes of an episode, while they are at hand."""
    feeds = publication.catalog.feeds
    told = {slug for each in feeds for slug in each.episodes if not each.encoding}
    for each in publication.catalog.episodes:
        if isinstance(each, Episode):
            lead(publication, each)
            if each.slug in told:
                item_length(publication, each)
