"""Readers that are not ours find in a full feed what the catalog holds.

feedparser knows the older words for explicit alone, yes and clean: it is not asked for that.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import podcastparser
import pytest

from feedkit.examination import examine
from feedkit.model.catalog import Catalog, Episode
from feedkit.model.request import Choices, Request
from feedkit.workshop import Workshop

# podcastparser reads files through a deprecated module of the standard library's past.
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")

HERE = Path(__file__).parents[1] / "cases"
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The show that has every key."""
    root = tmp_path_factory.mktemp("everything") / "show"
    shutil.copytree(HERE / "right", root)
    shutil.copytree(HERE / "feed" / "everything", root, dirs_exist_ok=True)
    return root


@pytest.fixture(scope="module")
def catalog(root: Path) -> Catalog:
    """What the show tells the world."""
    workshop = Workshop(folder=root / ".feedkit", output=root / "public", find_ffmpeg=lambda: None)
    request = Request(root=root, choices=Choices(now=NEW_YEAR), output=root / "public")
    resolution = examine(request, workshop).resolution
    assert resolution is not None
    return resolution.catalog


@pytest.fixture(scope="module")
def text(root: Path) -> bytes:
    """Its feed."""
    return (root / "expected.xml").read_bytes()


@pytest.fixture(scope="module")
def parsed(text: bytes):
    """The feed as feedparser reads it."""
    return feedparser.parse(text)


@pytest.fixture(scope="module")
def podcast(text: bytes, root: Path):
    """The feed as podcastparser reads it."""
    with (root / "expected.xml").open("rb") as stream:
        return podcastparser.parse("https://harbour.example/lights/feed.xml", stream)


def pairs(catalog: Catalog, listed, key: str) -> Iterator[tuple[Episode, dict]]:
    """Each episode with what a reader made of it."""
    by_guid = {each[key]: each for each in listed}
    assert len(by_guid) == len(catalog.episodes) == 3
    for episode in catalog.episodes:
        yield episode, by_guid[episode.guid]


def test_feedparser_reads_the_show(parsed, catalog: Catalog) -> None:
    show, feed = catalog.show, parsed.feed
    assert not parsed.bozo
    assert (feed.title, feed.subtitle, feed.link) == (show.title, show.description, show.address)
    assert feed.language == show.language.lower()
    assert feed.image.href == show.artwork.address
    assert feed.rights == show.copyright
    assert feed.publisher_detail == {"name": show.owner_name, "email": show.owner_email}
    assert feed.itunes_type == show.type
    assert feed.itunes_block == show.blocked
    assert feed["itunes_new-feed-url"] == show.new_feed
    assert feed.itunes_applepodcastsverify == show.apple_verify
    assert feed.itunes_title == show.apple_title
    assert (feed.podcast_guid, feed.podcast_medium) == (show.guid, show.medium)
    named = [name for each in show.categories for name in (each.name, each.subcategory) if name]
    assert [each.term for each in feed.tags] == named
    (own,) = (each.href for each in feed.links if each.rel == "self")
    assert own == show.feed_address


def test_feedparser_reads_the_episodes(parsed, catalog: Catalog) -> None:
    for episode, entry in pairs(catalog, parsed.entries, "id"):
        assert entry.title == episode.title
        assert entry.get("itunes_title", "") == episode.apple_title
        assert entry.link == episode.page_address
        assert datetime(*entry.published_parsed[:6], tzinfo=UTC) == episode.published
        (enclosure,) = entry.enclosures
        sound = episode.enclosure
        assert enclosure == {
            "href": sound.address_in_feeds,
            "length": str(sound.size.bytes),
            "type": sound.media_type,
        }
        assert entry.itunes_duration == str(sound.duration.whole_seconds)
        assert entry.itunes_episodetype == episode.type
        assert entry.get("itunes_season") == (str(episode.season) if episode.season else None)
        assert entry.get("itunes_episode") == (str(episode.number) if episode.number else None)
        assert bool(entry.get("itunes_block")) == episode.blocked
        assert entry.get("image", {}).get("href") == (
            episode.artwork.address if episode.artwork else None
        )
        chapters = entry.get("psc_chapters", {}).get("chapters", [])
        assert [(each["start_parsed"].total_seconds(), each["title"]) for each in chapters] == [
            (each.start.seconds, each.title)
            for each in episode.outline.carried()
            if not each.hidden
        ]


def test_podcastparser_reads_the_show(podcast, catalog: Catalog) -> None:
    show = catalog.show
    assert podcast["title"] == show.title
    assert podcast["description"] == show.description
    assert podcast["link"] == show.address
    assert podcast["language"] == show.language.lower()
    assert podcast["cover_url"] == show.artwork.address
    assert podcast["itunes_author"] == show.author
    assert podcast["itunes_owner"] == {"name": show.owner_name, "email": show.owner_email}
    assert podcast["itunes_categories"] == [
        [name for name in (each.name, each.subcategory) if name] for each in show.categories
    ]
    assert podcast["explicit"] == show.explicit
    assert podcast["type"] == show.type
    assert podcast["new_url"] == show.new_feed


def test_podcastparser_reads_the_episodes(podcast, catalog: Catalog) -> None:
    for episode, entry in pairs(catalog, podcast["episodes"], "guid"):
        sound = episode.enclosure
        assert entry["link"] == episode.page_address
        assert entry["published"] == int(episode.published.timestamp())
        assert entry["total_time"] == sound.duration.whole_seconds
        assert entry["enclosures"] == [
            {
                "url": sound.address_in_feeds,
                "file_size": sound.size.bytes,
                "mime_type": sound.media_type,
            }
        ]
        assert entry["type"] == episode.type
        assert entry.get("season") == episode.season
        assert entry.get("number") == episode.number
        assert entry["explicit"] == episode.explicit
        assert entry.get("episode_art_url") == (
            episode.artwork.address if episode.artwork else None
        )
        assert [(each["start"], each["title"]) for each in entry.get("chapters", [])] == [
            (each.start.seconds, each.title)
            for each in episode.outline.carried()
            if not each.hidden
        ]
