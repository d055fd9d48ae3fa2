"""Podcast Standards Project, PSP-1: one test a requirement."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from feedkit.text.xml import NAMESPACES

REQUIRED = ("itunes", "podcast", "atom")


def test_the_feed_is_rss_2_in_utf_8_with_its_declaration_first(feed):
    made = feed()
    assert made.text.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<rss ")
    assert made.root.get("version") == "2.0"
    assert [each.tag for each in made.root] == ["channel"]
    made.text.decode("utf-8")


@pytest.mark.parametrize("prefix", REQUIRED)
def test_the_namespaces_are_declared_at_the_root(feed, prefix):
    assert feed().root.nsmap[prefix] == NAMESPACES[prefix]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "Harbour Lights"),
        ("link", "https://harbour.example/"),
        ("description", "Long conversations about how ports work."),
        ("language", "en-gb"),
        ("itunes:explicit", "false"),
    ],
)
def test_the_channel_has_what_is_required_once(feed, name, value):
    found = feed().channel.findall(name, NAMESPACES)
    assert [each.text for each in found] == [value]


def test_the_channel_links_to_itself(feed):
    links = feed().channel.findall("atom:link[@rel='self']", NAMESPACES)
    assert [dict(each.attrib) for each in links] == [
        {
            "rel": "self",
            "type": "application/rss+xml",
            "href": "https://harbour.example/feed.xml",
        }
    ]


def test_the_channel_has_artwork_as_an_attribute(feed):
    (image,) = feed().channel.findall("itunes:image", NAMESPACES)
    assert image.get("href").startswith("https://harbour.example/art/artwork-")
    assert image.text is None


def test_the_channel_has_categories_in_the_order_of_their_weight(feed):
    made = feed(show="category: [Technology, Places & Travel]\n")
    found = made.channel.findall("itunes:category", NAMESPACES)
    assert [(each.get("text"), [below.get("text") for below in each]) for each in found] == [
        ("Technology", []),
        ("Society & Culture", ["Places & Travel"]),
    ]


def test_a_description_of_a_show_beyond_4000_bytes_is_refused(feed):
    assert "FEED007" in feed(show=f"description: {'ü' * 2001}\n").codes


@pytest.mark.parametrize("name", ["podcast:locked", "podcast:guid", "itunes:author"])
def test_the_channel_has_what_is_recommended(feed, name):
    assert len(feed().channel.findall(name, NAMESPACES)) == 1


def test_the_lock_names_who_can_open_it(feed):
    (lock,) = feed().channel.findall("podcast:locked", NAMESPACES)
    assert (lock.text, lock.get("owner")) == ("yes", "feed@harbour.example")
    (lock,) = feed(show="locked: false\n").channel.findall("podcast:locked", NAMESPACES)
    assert lock.text == "no"


def test_the_copyright_is_the_holder_alone(feed, text):
    assert text(feed().channel, "copyright") == "Harbour Media"
    assert "FEED027" in feed(show="copyright: Copyright 2025 Harbour\n").codes


def test_a_serial_show_says_so_and_its_episodes_are_numbered(feed, text):
    made = feed("episode: 3\n", show="type: serial\n")
    assert text(made.channel, "itunes:type") == "serial"
    assert text(made.item, "itunes:episode") == "3"
    assert "EP033" in feed(show="type: serial\n").codes


def test_an_episode_has_a_title_an_enclosure_and_a_guid(feed, text):
    item = feed().item
    assert text(item, "title") == "Why cranes are blue"
    (enclosure,) = item.findall("enclosure")
    assert dict(enclosure.attrib) == {
        "url": "https://harbour.example/media/e0.mp3",
        "length": "57600312",
        "type": "audio/mpeg",
    }
    (guid,) = item.findall("guid")
    assert (guid.get("isPermaLink"), len(guid.text)) == ("false", 36)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("link", "https://harbour.example/episodes/e0/"),
        ("pubDate", "Wed, 30 Apr 2025 07:00:00 +0000"),
        ("itunes:duration", "3600"),
        ("itunes:explicit", "false"),
        ("itunes:episodeType", "full"),
    ],
)
def test_an_episode_has_what_is_recommended(feed, text, name, value):
    assert text(feed().item, name) == value


def test_an_episode_may_have_artwork_season_and_a_block_of_its_own(feed, text):
    item = feed("season: 2\nblock: true\n").item
    assert text(item, "itunes:season") == "2"
    assert text(item, "itunes:block") == "Yes"
    assert feed().item.find("itunes:block", NAMESPACES) is None


def test_a_transcript_is_named_with_its_type(feed):
    found = feed().item.findall("podcast:transcript", NAMESPACES)
    assert [each.get("type") for each in found][:2] == ["text/vtt", "application/x-subrip"]
    assert all(each.get("url").startswith("https://") for each in found)


def test_a_description_of_an_episode_is_cut_at_4000_bytes(feed, text):
    notes = "".join(f"  Paragraph {n} about cranes.\n\n" for n in range(400))
    made = feed(f"notes: |\n{notes}")
    assert len(text(made.item, "description").encode()) <= 4000
    assert len(text(made.item, "content:encoded")) > 4000


def test_values_have_no_white_space_at_their_ends(feed):
    made = feed('title: "  Why cranes are blue  "\nnotes: "  A painter.  "\n')
    for each in made.root.iter():
        if each.text and not len(each):
            assert each.text == each.text.strip(), each.tag


def test_names_are_spelled_as_the_standards_do(feed):
    known = re.compile(r"[a-z]+(?:[A-Z][a-z]+)*|new-feed-url")
    for each in feed("season: 1\nepisode: 2\n").root.iter():
        assert known.fullmatch(etree.QName(each).localname)


def test_markup_has_the_namespace_of_its_element(feed):
    made = feed("notes: A **painter** explains.\n")
    assert "<strong>painter</strong>" in made.item.findtext("content:encoded", "", NAMESPACES)
    assert made.root.nsmap["content"] == "http://purl.org/rss/1.0/modules/content/"
