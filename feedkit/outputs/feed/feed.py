"""Feeds: head, items and tail. One edit in ten thousand episodes costs one item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Episode, Feed
from feedkit.outputs.feed.head import END, head, newest, tail
from feedkit.outputs.feed.in_format import in_format
from feedkit.outputs.feed.item import item
from feedkit.outputs.publication import Output, Publication, digest_of


def item_digest(publication: Publication, episode: Episode) -> str:
    """The digest of everything an item is made from: it is the same in all feeds of a format."""
    show = publication.catalog.show
    return digest_of("item", publication.version, show.address, show.language, episode)


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    catalog = publication.catalog
    told = (*catalog.episodes, *catalog.held)
    items: dict[str, dict[str, str]] = {}
    for feed in catalog.feeds:
        if feed.encoding not in items:
            listed = (in_format(each, feed.encoding) for each in told)
            items[feed.encoding] = {each.slug: item_digest(publication, each) for each in listed}
        digest = _digest(publication, feed, items[feed.encoding])
        yield Artifact(kind="feed", key=feed.path, path=feed.path, digest=digest, stage=Stage.FEEDS)


def _digest(publication: Publication, feed: Feed, items: Mapping[str, str]) -> str:
    made_of = tuple(items[slug] for slug in feed.episodes)
    return digest_of("feed", publication.version, feed.show, made_of)


def _render(publication: Publication, artifact: Artifact) -> bytes:
    feed = publication.feed(artifact.key)
    episodes = episodes_of(publication, feed)
    published, changed = newest(episodes)
    beginning = head(feed.show, published=published, changed=changed)
    items = (item_text(publication, each) for each in episodes)
    return "".join((beginning, *items, tail(feed.show), END)).encode()


def episodes_of(publication: Publication, feed: Feed) -> list[Episode]:
    """The episodes of a feed as it tells of them, newest first."""
    return [in_format(publication.episode(slug), feed.encoding) for slug in feed.episodes]


def item_text(publication: Publication, episode: Episode) -> str:
    """The item of an episode, made once for all feeds that it stands in."""
    address, words = publication.catalog.show.address, publication.words
    return publication.remember(
        item_digest(publication, episode),
        lambda: item(episode, show_address=address, words=words),
    )


FEED_OUTPUT = Output(kind="feed", stage=Stage.FEEDS, artifacts=_artifacts, render=_render)
