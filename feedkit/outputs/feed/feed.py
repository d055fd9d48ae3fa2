"""Feeds: head, items and tail. One edit in ten thousand episodes costs one item."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO

from msgspec.structs import replace

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Episode, Feed, Listed, Show
from feedkit.model.layout import Layout
from feedkit.model.ready_made import unsaid
from feedkit.model.site_choices import SiteChoices
from feedkit.outputs.feed.head import END, head, newest, tail
from feedkit.outputs.feed.in_format import in_format
from feedkit.outputs.feed.item import item
from feedkit.outputs.publication import Output, Publication, digest_of


def item_digest(publication: Publication, each: Listed, encoding: str = "") -> str:
    """The digest of everything an item is made from: it is the same in all feeds of a format."""
    show = publication.catalog.show

    def digest(episode: Episode) -> str:
        told = _told(episode, encoding)
        return digest_of("item", publication.version, show.address, show.language, told)

    return publication.noted(f"item {encoding}", each, digest)


def _told(episode: Episode, encoding: str) -> Episode:
    """An episode without what no item tells of it: items are made of this, and so is the digest."""
    files = tuple(replace(each, source="", sha256="") for each in episode.transcripts)
    told = replace(episode, updated=None, peaks=(), transcripts=files)
    return in_format(told, encoding)


def _told_show(feed: Feed) -> Show:
    """The show of a feed without what only its pages tell of it."""
    return replace(feed.show, site=unsaid(SiteChoices), scripts=())


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    for feed in publication.catalog.feeds:
        digest = _digest(publication, feed)
        yield Artifact(kind="feed", key=feed.path, path=feed.path, digest=digest, stage=Stage.FEEDS)


def _digest(publication: Publication, feed: Feed) -> str:
    listed = episodes_of(publication, feed)
    made_of = "".join(item_digest(publication, each, feed.encoding) for each in listed)
    return digest_of("feed", publication.version, _told_show(feed), newest(listed), made_of)


def _render(publication: Publication, artifact: Artifact) -> bytes:
    feed = publication.feed(artifact.key)
    beginning, end = frame(publication, feed)
    listed = episodes_of(publication, feed)
    written = BytesIO()  # items are not kept beside the text of the whole
    written.write(beginning)
    for each in listed:
        written.write(item_text(publication, each, feed.encoding))
    written.write(end)
    return written.getvalue()


def episodes_of(publication: Publication, feed: Feed) -> list[Listed]:
    """The episodes of a feed, newest first."""
    return [publication.listed(slug) for slug in feed.episodes]


def frame(publication: Publication, feed: Feed) -> tuple[bytes, bytes]:
    """What stands before the items of a feed, and what stands behind them."""
    published, changed = newest(episodes_of(publication, feed))
    show = _told_show(feed)
    beginning = head(show, published=published, changed=changed)
    return beginning.encode(), (tail(show) + END).encode()


def layouts(publication: Publication) -> dict[str, Layout]:
    """How all feeds are laid out in their files, by path."""
    return {each.path: _layout(publication, each) for each in publication.catalog.feeds}


def _layout(publication: Publication, feed: Feed) -> Layout:
    beginning, _ = frame(publication, feed)
    encoding = feed.encoding
    return len(beginning), tuple(
        (item_digest(publication, each, encoding), item_length(publication, each, encoding))
        for each in episodes_of(publication, feed)
    )


def item_text(publication: Publication, each: Listed, encoding: str = "") -> bytes:
    """The item of an episode, made once for all feeds of a format."""
    make = partial(_item, publication, each.slug, encoding)
    return publication.items.remember(item_digest(publication, each, encoding), make)


def item_length(publication: Publication, each: Listed, encoding: str = "") -> int:
    """How many bytes the item of an episode has."""

    def length(_episode: Episode) -> str:
        return str(len(item_text(publication, each, encoding)))

    return int(publication.noted(f"bytes {encoding}", each, length))


def _item(publication: Publication, slug: str, encoding: str) -> bytes:
    address, words = publication.catalog.show.address, publication.words
    episode = _told(publication.episode(slug), encoding)
    return item(episode, show_address=address, words=words).encode()


FEED_OUTPUT = Output(kind="feed", stage=Stage.FEEDS, artifacts=_artifacts, render=_render)
