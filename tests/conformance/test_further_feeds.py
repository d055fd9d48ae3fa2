"""A season, a tag or a format has a feed that is whole by itself, as directories want it."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

import feedparser
import pytest

from feedkit.model.podcast.remote_item import feed_guid
from feedkit.text.xml import NAMESPACES

ASKED = "feed: {more: [seasons, tags, trailers, opus-32k]}\nalternates: opus-32k\n"
EPISODES = (
    "title: One\nseason: 1\ntags: history\ndate: 2025-01-01\n",
    "title: Two\nseason: 1\ntags: history, maths\ndate: 2025-02-01\n",
    "title: Soon\nseason: 1\ntype: trailer\ntags: history\ndate: 2024-12-01\n",
)
PATHS = (
    "seasons/1/feed.xml",
    "trailers/feed.xml",
    "feeds/tags/history/feed.xml",
    "feeds/tags/maths/feed.xml",
    "feeds/formats/opus-32k/feed.xml",
)


@pytest.fixture(params=PATHS)
def other(request, feed):
    """One of the feeds that a show has besides its own."""
    return feed(*EPISODES, show=ASKED, path=request.param)


def test_it_says_where_it_is_and_who_it_is(other):
    address = f"https://harbour.example/{other.path}"
    (link,) = other.channel.findall("atom:link[@rel='self']", NAMESPACES)
    assert link.get("href") == address
    (guid,) = other.channel.findall("podcast:guid", NAMESPACES)
    assert guid.text == feed_guid(address)
    assert guid.text != feed_guid("https://harbour.example/feed.xml")


@pytest.mark.parametrize(
    "name",
    ["title", "link", "description", "language", "itunes:explicit", "itunes:image", "itunes:author",
     "itunes:owner", "podcast:locked", "lastBuildDate", "pubDate"],
)  # fmt: skip
def test_it_has_what_every_channel_has(other, name):
    assert len(other.channel.findall(name, NAMESPACES)) == 1


def test_its_dates_are_those_of_its_own_episodes(other):
    dates = [parsedate_to_datetime(each.findtext("pubDate")) for each in other.items]
    assert parsedate_to_datetime(other.channel.findtext("pubDate")) == max(dates)
    assert dates == sorted(dates, reverse=True)


def test_its_items_are_whole_and_no_file_stands_in_two(other):
    assert other.items
    guids = [each.findtext("guid") for each in other.items]
    files = [each.find("enclosure").get("url") for each in other.items]
    assert len(set(guids)) == len(set(files)) == len(other.items)
    for each in other.items:
        named = each.find("enclosure")
        assert set(named.attrib) == {"url", "length", "type"}
        assert int(named.get("length")) > 0
        besides = each.findall("podcast:alternateEnclosure", NAMESPACES)
        assert named.get("url") not in {one[0].get("uri") for one in besides}


@pytest.mark.filterwarnings("default::DeprecationWarning")
def test_another_reader_finds_the_same_in_it(other):
    parsed = feedparser.parse(other.text)
    assert not parsed.bozo
    assert [each.id for each in parsed.entries] == [each.findtext("guid") for each in other.items]
    assert parsed.feed.title == other.channel.findtext("title")


def test_what_a_format_is_fetched_as_is_what_it_says(feed):
    made = feed(*EPISODES, show=ASKED, path="feeds/formats/opus-32k/feed.xml")
    own = feed(*EPISODES, show=ASKED)
    assert {each.find("enclosure").get("type") for each in made.items} == {"audio/ogg"}
    assert {each.find("enclosure").get("type") for each in own.items} == {"audio/mpeg"}
    assert [each.findtext("guid") for each in made.items] == [
        each.findtext("guid") for each in own.items
    ]
