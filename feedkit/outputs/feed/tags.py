"""The tags that feedkit writes itself, in the order in which they stand in the feed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from feedkit.model.catalog import Episode, Show
from feedkit.outputs.feed.atom.self_link import self_link
from feedkit.outputs.feed.itunes.author import author
from feedkit.outputs.feed.itunes.block import block
from feedkit.outputs.feed.itunes.category import category
from feedkit.outputs.feed.itunes.complete import complete
from feedkit.outputs.feed.itunes.duration import duration
from feedkit.outputs.feed.itunes.episode import episode as itunes_episode
from feedkit.outputs.feed.itunes.episode_type import episode_type
from feedkit.outputs.feed.itunes.explicit import explicit
from feedkit.outputs.feed.itunes.image import image
from feedkit.outputs.feed.itunes.new_feed_url import new_feed_url
from feedkit.outputs.feed.itunes.owner import owner
from feedkit.outputs.feed.itunes.season import season as itunes_season
from feedkit.outputs.feed.itunes.title import title
from feedkit.outputs.feed.itunes.type import type as itunes_type
from feedkit.outputs.feed.podcast.chapters import chapters as podcast_chapters
from feedkit.outputs.feed.podcast.episode import episode as podcast_episode
from feedkit.outputs.feed.podcast.funding import funding
from feedkit.outputs.feed.podcast.guid import guid
from feedkit.outputs.feed.podcast.locked import locked
from feedkit.outputs.feed.podcast.medium import medium
from feedkit.outputs.feed.podcast.person import person
from feedkit.outputs.feed.podcast.season import season as podcast_season
from feedkit.outputs.feed.podcast.transcript import transcript
from feedkit.outputs.feed.psc.chapters import chapters as psc_chapters
from feedkit.text.xml import Element

ChannelTag = Callable[[Show], Iterator[Element | None]]
ItemTag = Callable[[Episode], Iterator[Element | None]]

CHANNEL: tuple[ChannelTag, ...] = (
    self_link,
    author,
    owner,
    image,
    category,
    explicit,
    itunes_type,
    new_feed_url,
    block,
    complete,
    guid,
    locked,
    medium,
    person,
    funding,
)

ITEM: tuple[ItemTag, ...] = (
    title,
    duration,
    episode_type,
    itunes_season,
    itunes_episode,
    explicit,
    image,
    block,
    podcast_season,
    podcast_episode,
    transcript,
    podcast_chapters,
    psc_chapters,
    person,
)
