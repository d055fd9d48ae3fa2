"""Spotify's delivery specification and YouTube's rules for feeds: one test a requirement."""

from __future__ import annotations

import re

from feedkit.text.xml import NAMESPACES


def test_spotify_wants_an_author_and_a_cover(feed, text):
    channel = feed().channel
    assert text(channel, "itunes:author") == "Harbour Media"
    assert channel.find("itunes:image", NAMESPACES).get("href")


def test_spotify_and_youtube_write_to_the_owner(feed, text):
    channel = feed().channel
    assert text(channel, "itunes:owner/itunes:email") == "feed@harbour.example"
    assert text(channel, "itunes:owner/itunes:name") == "Harbour Media"


def test_an_owner_who_is_not_named_leaves_no_empty_element(feed):
    assert feed(show="owner:\n").channel.find("itunes:owner", NAMESPACES) is None


def test_spotify_wants_a_guid_a_date_and_an_enclosure_of_every_episode(feed):
    items = feed("title: One\n", "title: Two\n").items
    assert len({each.findtext("guid") for each in items}) == 2
    assert all(each.findtext("pubDate") and each.find("enclosure") is not None for each in items)


def test_spotify_reads_podlove_simple_chapters(feed):
    chapters = feed().item.find("psc:chapters", NAMESPACES)
    assert chapters.get("version") == "1.2"
    assert [(each.get("start"), each.get("title")) for each in chapters] == [
        ("00:00:00.000", "Hello"),
        ("00:10:00.000", "The paint"),
        ("00:20:00.000", "The sea"),
    ]


def test_spotify_and_youtube_read_ascending_times_from_nought_each_on_its_line(feed, text):
    found = re.findall(r"(\d\d:\d\d:\d\d) ", text(feed().item, "description"))
    assert found[0] == "00:00:00"
    assert found == sorted(found)
    assert len(found) >= 3


def test_spotify_shows_links_that_are_whole(feed, text):
    short = text(feed("notes: See [this](/more).\n").item, "description")
    assert '<a href="https://harbour.example/more">this</a>' in short


def test_youtube_wants_the_description_of_a_show_as_plain_text(feed, text):
    assert "<" not in text(feed().channel, "description")


def test_youtube_reads_no_more_than_5000_characters_of_an_episode(feed, text):
    notes = "".join(f"  Paragraph {n} about cranes.\n\n" for n in range(500))
    assert len(text(feed(f"notes: |\n{notes}").item, "description")) <= 5000


def test_youtube_wants_no_angle_brackets_in_titles(feed):
    made = feed("title: Cranes > ships\n", show="title: Harbour <Lights>\n")
    assert {"EP002", "FEED002"} <= set(made.codes)


def test_youtube_and_spotify_want_to_know_whom_to_write_to(feed):
    assert "FEED016" in feed(show="owner:\n").codes
