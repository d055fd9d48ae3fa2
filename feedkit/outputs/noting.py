"""What outputs note of episodes, made for a few episodes at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from feedkit.model.catalog import Episode, Feed
from feedkit.outputs.feed.feed import item_digest, item_length, item_text
from feedkit.outputs.pages.listing import lead
from feedkit.outputs.publication import Publication
from feedkit.outputs.table import OUTPUTS

T = TypeVar("T")

AT_ONCE = 40
"""How many episodes are gone through together, while what was made of them is at hand."""


class Noted(Struct, frozen=True):
    """What outputs noted of some episodes, by their slugs."""

    notes: Mapping[str, Mapping[str, str]]

    def tell(self, publication: Publication) -> None:
        """Let a publication with these episodes know it."""
        for slug, notes in self.notes.items():
            publication.notes.setdefault(slug, {}).update(notes)


def unnoted(publication: Publication) -> list[Episode]:
    """The whole episodes that nothing is known of, or whose items have to be made."""
    read = (each for each in publication.catalog.episodes if isinstance(each, Episode))
    return [
        each for each in read if each.slug not in publication.told or _unmade(publication, each)
    ]


def _unmade(publication: Publication, each: Episode) -> list[str]:
    """The formats of feeds in which there is no item of an episode yet."""
    return [
        encoding
        for encoding in formats(publication)
        if not publication.items.knows(item_digest(publication, each, encoding))
    ]


def formats(publication: Publication) -> Mapping[str, Feed]:
    """The formats that feeds offer episodes in, each with a feed that does."""
    feeds = publication.catalog.feeds
    return publication.once("formats", lambda: {each.encoding: each for each in feeds})


def parts(listed: Sequence[T], size: int = AT_ONCE) -> Iterator[Sequence[T]]:
    """A list in parts of a size."""
    for start in range(0, len(listed), size):
        yield listed[start : start + size]


def note(publication: Publication, episodes: Sequence[Episode]) -> Noted:
    """What outputs note of some episodes; nothing of it depends on any other episode."""
    slugs = tuple(each.slug for each in episodes)
    feeds = tuple(replace(each, episodes=slugs) for each in formats(publication).values())
    catalog = replace(publication.catalog, episodes=tuple(episodes), feeds=feeds, held=())
    alone = publication.telling(catalog)
    for each in episodes:
        lead(alone, each)
        for encoding in _unmade(alone, each):
            item_text(alone, each, encoding)
            item_length(alone, each, encoding)
    for output in OUTPUTS:
        for _ in output.artifacts(alone):
            pass
    return Noted(alone.notes)
