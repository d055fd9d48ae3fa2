"""Feeds: head, items and tail. One edit in ten thousand episodes costs one item."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Episode, Feed, Listed
from feedkit.outputs.feed.head import END, head, newest, tail
from feedkit.outputs.feed.item import item
from feedkit.outputs.publication import Layout, Output, Publication, digest_of


def item_digest(publication: Publication, each: Listed) -> str:
    """The digest of everything an item is made from: an item is the same in all feeds."""
    show = publication.catalog.show

    def digest(episode: Episode) -> str:
        return digest_of("item", publication.version, show.address, show.language, episode)

    return publication.noted("item", each, digest)


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    for feed in publication.catalog.feeds:
        digest = _digest(publication, feed)
        yield Artifact(kind="feed", key=feed.path, path=feed.path, digest=digest, stage=Stage.FEEDS)


def _digest(publication: Publication, feed: Feed) -> str:
    made_of = "".join(item_digest(publication, publication.listed(slug)) for slug in feed.episodes)
    return digest_of("feed", publication.version, feed.show, made_of)


def _render(publication: Publication, artifact: Artifact) -> bytes:
    feed = publication.feed(artifact.key)
    beginning, end = frame(publication, feed)
    items = (item_text(publication, publication.listed(slug)) for slug in feed.episodes)
    return b"".join((beginning, *items, end))


def frame(publication: Publication, feed: Feed) -> tuple[bytes, bytes]:
    """What stands before the items of a feed, and what stands behind them."""
    published, changed = newest(publication.listed(slug) for slug in feed.episodes)
    beginning = head(feed.show, published=published, changed=changed)
    return beginning.encode(), (tail(feed.show) + END).encode()


def layouts(publication: Publication) -> dict[str, Layout]:
    """How all feeds are laid out in their files, by path."""
    return {each.path: _layout(publication, each) for each in publication.catalog.feeds}


def _layout(publication: Publication, feed: Feed) -> Layout:
    beginning, _ = frame(publication, feed)
    listed = [publication.listed(slug) for slug in feed.episodes]
    return len(beginning), tuple(
        (item_digest(publication, each), item_length(publication, each)) for each in listed
    )


def item_text(publication: Publication, each: Listed) -> bytes:
    """The item of an episode, made once for all feeds that it stands in."""
    make = partial(_item, publication, each.slug)
    return publication.items.remember(item_digest(publication, each), make)


def item_length(publication: Publication, each: Listed) -> int:
    """How many bytes the item of an episode has."""

    def length(_episode: Episode) -> str:
        return str(len(item_text(publication, each)))

    return int(publication.noted("item bytes", each, length))


def _item(publication: Publication, slug: str) -> bytes:
    address, words = publication.catalog.show.address, publication.words
    return item(publication.episode(slug), show_address=address, words=words).encode()


FEED_OUTPUT = Output(kind="feed", stage=Stage.FEEDS, artifacts=_artifacts, render=_render)
