"""Apple Podcasts: one test a requirement of its guides for feeds."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

import pytest

from feedkit.model.apple_categories import CATEGORIES
from feedkit.text.xml import NAMESPACES

ENCLOSURES = [
    ("https://m.example/a.mp3", "audio/mpeg"),
    ("https://m.example/a.m4a", "audio/x-m4a"),
    ("https://m.example/a.mp4", "video/mp4"),
    ("https://m.example/a.m4v", "video/x-m4v"),
    ("https://m.example/a.mov", "video/quicktime"),
]


def remote(address: str) -> str:
    """An episode whose audio lies elsewhere."""
    return f'audio: {{address: "{address}", length: 123456, duration: "1:00:00"}}\n'


@pytest.mark.parametrize(
    "name",
    ["title", "description", "itunes:image", "language", "itunes:category", "itunes:explicit"],
)
def test_a_show_has_every_required_tag(feed, name):
    assert feed().channel.find(name, NAMESPACES) is not None


@pytest.mark.parametrize("name", ["title", "enclosure", "guid"])
def test_an_episode_has_every_required_tag(feed, name):
    assert feed().item.find(name, NAMESPACES) is not None


def test_a_show_has_an_episode(feed):
    assert "FEED034" in feed("draft: true\n").codes


@pytest.mark.parametrize(("address", "media_type"), ENCLOSURES)
def test_enclosures_are_of_the_types_that_are_taken(feed, address, media_type):
    (enclosure,) = feed(remote(address)).item.findall("enclosure")
    assert (enclosure.get("url"), enclosure.get("type")) == (address, media_type)


@pytest.mark.parametrize("ending", ["ogg", "opus", "wav", "flac", ""])
def test_other_enclosures_are_refused(feed, ending):
    found = feed(remote(f"https://m.example/a.{ending}"))
    assert found.catalog.episodes == ()
    assert {"EP008", "EP013"} & set(found.codes)


def test_guids_are_not_repeated(feed):
    assert "EP015" in feed("guid: a\n", "guid: a\n").codes


def test_addresses_of_audio_are_not_repeated(feed):
    address = remote("https://m.example/a.mp3")
    assert "EP020" in feed(address, address).codes


@pytest.mark.parametrize(
    "written",
    sorted({*CATEGORIES, *(each for below in CATEGORIES.values() for each in below)}),
)
def test_every_category_is_spelled_as_apple_does(feed, written):
    (outer,) = feed(show=f'category: "{written.lower()}"\n').channel.findall(
        "itunes:category", NAMESPACES
    )
    assert outer.get("text") in CATEGORIES
    assert [each.get("text") for each in outer] in (
        [],
        *([each] for each in CATEGORIES[outer.get("text")]),
    )
    assert written in {outer.get("text"), *(each.get("text") for each in outer)}


@pytest.mark.parametrize(("written", "told"), [("yes", "true"), ("no", "false"), ("TRUE", "true")])
def test_explicit_is_true_or_false(feed, text, written, told):
    made = feed(f"explicit: {written}\n", show=f"explicit: {written}\n")
    assert text(made.channel, "itunes:explicit") == told
    assert text(made.item, "itunes:explicit") == told


def test_block_and_complete_are_yes_or_are_not_there(feed, text):
    bare = feed()
    for name in ("itunes:block", "itunes:complete"):
        assert bare.channel.find(name, NAMESPACES) is None
        assert text(feed(show="block: true\ncomplete: true\n").channel, name) == "Yes"


@pytest.mark.parametrize(
    ("written", "hidden"),
    [
        ("true", True),
        ("[apple]", True),
        ("[spotify]", False),
        ("{except: [apple]}", False),
        ("{except: [spotify]}", True),
    ],
)
def test_a_block_of_some_services_reaches_apple_in_its_own_word(feed, written, hidden):
    found = feed(show=f"block: {written}\n").channel.find("itunes:block", NAMESPACES)
    assert (found is not None) == hidden


def test_a_show_that_moves_says_where(feed, text):
    made = feed(show="new_feed: https://new.example/feed.xml\n")
    assert text(made.channel, "itunes:new-feed-url") == "https://new.example/feed.xml"


def test_a_show_can_prove_whose_it_is(feed, text):
    made = feed(show="apple_verify: 4d3c2b1a-0f9e\n")
    assert text(made.channel, "itunes:applepodcastsverify") == "4d3c2b1a-0f9e"
    assert feed().channel.find("itunes:applepodcastsverify", NAMESPACES) is None
    proof = feed(show="txt: {applepodcastsverify: 4d3c2b1a-0f9e}\n").channel.find(
        "podcast:txt[@purpose='applepodcastsverify']", NAMESPACES
    )
    assert proof.text == "4d3c2b1a-0f9e"


def test_what_machines_made_is_said(feed):
    found = feed("ai_content: true\n").item.find("podcast:txt", NAMESPACES)
    assert (found.get("purpose"), found.text) == ("ai-content", "true")


def test_titles_for_apple_stand_only_where_they_differ(feed, text):
    same = feed("apple_title: Why cranes are blue\n", show="apple_title: Harbour Lights\n")
    assert same.channel.find("itunes:title", NAMESPACES) is None
    assert same.item.find("itunes:title", NAMESPACES) is None
    made = feed("apple_title: Blue\n", show="apple_title: Lights\n")
    assert text(made.channel, "itunes:title") == "Lights"
    assert text(made.item, "itunes:title") == "Blue"


def test_what_apple_has_dropped_is_not_written(feed):
    names = {each.tag for each in feed("summary: One sentence.\n").root.iter()}
    for name in ("summary", "subtitle", "keywords"):
        assert f"{{{NAMESPACES['itunes']}}}{name}" not in names


def test_dates_are_those_of_mail_with_the_right_weekday(feed, text):
    date = text(feed().item, "pubDate")
    read = parsedate_to_datetime(date)
    assert read == datetime.fromisoformat("2025-04-30T07:00:00+00:00")
    assert date.startswith(f"{read:%a}, ")


@pytest.mark.parametrize("kind", ["full", "trailer", "bonus"])
@pytest.mark.parametrize("season", ["", "season: 2\n"])
@pytest.mark.parametrize("number", ["", "episode: 4\n"])
def test_every_kind_of_episode_may_have_season_and_number(feed, text, kind, season, number):
    item = feed(f"type: {kind}\n{season}{number}").item
    assert text(item, "itunes:episodeType") == kind
    assert text(item, "itunes:season") == ("2" if season else None)
    assert text(item, "itunes:episode") == ("4" if number else None)


@pytest.mark.parametrize("number", ["0", "6.5"])
def test_a_number_that_is_none_for_itunes_is_left_to_others(feed, text, number):
    item = feed(f"episode: {number}\n").item
    assert item.find("itunes:episode", NAMESPACES) is None
    assert text(item, "podcast:episode") == number


def test_trailers_and_extras_of_a_serial_show_need_no_number(feed):
    assert feed("type: trailer\n", "type: bonus\ntitle: More\n", show="type: serial\n").codes == ()


def test_chapters_stand_in_the_notes_from_the_beginning(feed, text):
    short = text(feed().item, "description")
    assert "<p>00:00:00 Hello<br/>00:10:00 The paint<br/>00:20:00 The sea</p>" in short


def test_the_first_transcript_is_the_one_that_apple_prefers(feed):
    assert feed().item.find("podcast:transcript", NAMESPACES).get("type") == "text/vtt"


def test_artwork_that_changes_gets_a_new_address(feed):
    assert feed().channel.find("itunes:image", NAMESPACES).get("href").endswith("-c0ffeec0.png")
