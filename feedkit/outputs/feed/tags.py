"""The tags that feedkit writes itself, in the order in which they stand in the feed."""

from __future__ import annotations

from feedkit.model.catalog import Episode, Show
from feedkit.model.podcast.told import ToldAlternate
from feedkit.model.podcast.value import Value
from feedkit.outputs.feed.atom.hub import hub
from feedkit.outputs.feed.atom.page_links import page_links
from feedkit.outputs.feed.atom.self_link import self_link
from feedkit.outputs.feed.fh.archive import archive
from feedkit.outputs.feed.itunes.applepodcastsverify import applepodcastsverify
from feedkit.outputs.feed.itunes.author import author
from feedkit.outputs.feed.itunes.block import block as itunes_block
from feedkit.outputs.feed.itunes.category import category
from feedkit.outputs.feed.itunes.complete import complete
from feedkit.outputs.feed.itunes.duration import duration
from feedkit.outputs.feed.itunes.episode import episode as itunes_episode
from feedkit.outputs.feed.itunes.episode_type import episode_type
from feedkit.outputs.feed.itunes.explicit import explicit
from feedkit.outputs.feed.itunes.image import image as itunes_image
from feedkit.outputs.feed.itunes.new_feed_url import new_feed_url
from feedkit.outputs.feed.itunes.owner import owner
from feedkit.outputs.feed.itunes.season import season as itunes_season
from feedkit.outputs.feed.itunes.title import title as itunes_title
from feedkit.outputs.feed.itunes.type import type as itunes_type
from feedkit.outputs.feed.podcast.alternate_enclosure import alternate_enclosure
from feedkit.outputs.feed.podcast.block import block as podcast_block
from feedkit.outputs.feed.podcast.chapters import chapters as podcast_chapters
from feedkit.outputs.feed.podcast.chat import chat
from feedkit.outputs.feed.podcast.content_link import content_link
from feedkit.outputs.feed.podcast.episode import episode as podcast_episode
from feedkit.outputs.feed.podcast.funding import funding
from feedkit.outputs.feed.podcast.guid import guid
from feedkit.outputs.feed.podcast.image import image as podcast_image
from feedkit.outputs.feed.podcast.integrity import integrity
from feedkit.outputs.feed.podcast.license import license
from feedkit.outputs.feed.podcast.live_item import live_item
from feedkit.outputs.feed.podcast.location import location
from feedkit.outputs.feed.podcast.locked import locked
from feedkit.outputs.feed.podcast.medium import medium
from feedkit.outputs.feed.podcast.person import person
from feedkit.outputs.feed.podcast.podroll import podroll
from feedkit.outputs.feed.podcast.publisher import publisher
from feedkit.outputs.feed.podcast.remote_item import remote_item
from feedkit.outputs.feed.podcast.season import season as podcast_season
from feedkit.outputs.feed.podcast.social_interact import social_interact
from feedkit.outputs.feed.podcast.soundbite import soundbite
from feedkit.outputs.feed.podcast.source import source
from feedkit.outputs.feed.podcast.trailer import trailer
from feedkit.outputs.feed.podcast.transcript import transcript
from feedkit.outputs.feed.podcast.txt import txt
from feedkit.outputs.feed.podcast.update_frequency import update_frequency
from feedkit.outputs.feed.podcast.value import value
from feedkit.outputs.feed.podcast.value_recipient import value_recipient
from feedkit.outputs.feed.podcast.value_time_split import value_time_split
from feedkit.outputs.feed.psc.chapters import chapters as psc_chapters
from feedkit.outputs.feed.tag import Tag
from feedkit.outputs.feed.xhtml.meta import meta

CHANNEL: tuple[Tag[Show], ...] = (
    self_link,
    page_links,
    archive,
    hub,
    meta,
    itunes_title,
    author,
    owner,
    itunes_image,
    category,
    explicit,
    itunes_type,
    new_feed_url,
    itunes_block,
    complete,
    applepodcastsverify,
    guid,
    locked,
    medium,
    podcast_block,
    publisher,
    person,
    location,
    license,
    funding,
    podcast_image,
    trailer,
    update_frequency,
    value,
    social_interact,
    chat,
    txt,
    podroll,
    remote_item,
)

ITEM: tuple[Tag[Episode], ...] = (
    itunes_title,
    duration,
    episode_type,
    itunes_season,
    itunes_episode,
    explicit,
    itunes_image,
    itunes_block,
    podcast_season,
    podcast_episode,
    transcript,
    podcast_chapters,
    psc_chapters,
    soundbite,
    person,
    location,
    license,
    funding,
    podcast_image,
    alternate_enclosure,
    content_link,
    value,
    social_interact,
    chat,
    txt,
)

TAIL: tuple[Tag[Show], ...] = (live_item,)
"""What stands behind the items: readers take some of its children for those of an episode."""

INSIDE: tuple[Tag[ToldAlternate] | Tag[Value], ...] = (
    source,
    integrity,
    value_recipient,
    value_time_split,
)
"""What only stands inside other tags."""
