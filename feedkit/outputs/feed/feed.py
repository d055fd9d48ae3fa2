"""``feed.xml``: head, items and tail. One edit in ten thousand episodes costs one item."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import FEED, Episode
from feedkit.outputs.feed.head import END, head, newest, tail
from feedkit.outputs.feed.item import item
from feedkit.outputs.publication import Output, Publication, digest_of


def item_digest(publication: Publication, episode: Episode) -> str:
    """The digest of everything an item is made from."""
    show = publication.catalog.show
    return digest_of("item", publication.version, show.address, show.language, episode)


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    catalog = publication.catalog
    if catalog.episodes or catalog.show.lists_others:
        items = (item_digest(publication, each) for each in catalog.episodes)
        digest = digest_of("feed", publication.version, catalog.show, tuple(items))
        yield Artifact(kind="feed", key=FEED, path=FEED, digest=digest, stage=Stage.FEEDS)


def _render(publication: Publication, _artifact: Artifact) -> bytes:
    show, episodes = publication.catalog.show, publication.catalog.episodes
    published, changed = newest(episodes)
    beginning = head(show, published=published, changed=changed)
    items = (_item(publication, each) for each in episodes)
    return "".join((beginning, *items, tail(show), END)).encode()


def _item(publication: Publication, episode: Episode) -> str:
    address, words = publication.catalog.show.address, publication.words
    return publication.remember(
        item_digest(publication, episode),
        lambda: item(episode, show_address=address, words=words),
    )


FEED_OUTPUT = Output(kind="feed", stage=Stage.FEEDS, artifacts=_artifacts, render=_render)
