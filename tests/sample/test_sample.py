"""The repository's own show, read back by programs that are not ours."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import eyed3
import feedparser
import mutagen
import podcastparser
import pytest
import webvtt
import yaml
from click.testing import CliRunner
from lxml import etree
from mutagen.id3 import ID3

from feedkit.cli import feedkit
from feedkit.formats.chapters.contents import walk
from feedkit.media import read_chapters
from feedkit.text.xml import NAMESPACES

ADDRESS = "https://feedkit.example/read-aloud/"
SLUGS = ("write-the-outline-once", "a-podcast-in-a-folder", "can-we-safely-automate")
ENDINGS = ("mp3", "mp3", "m4a")
PAGE = Path(__file__).parent / "directory-page.txt"

# podcastparser reads files through a deprecated module of the standard library's past.
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")


def path_of(address: str) -> str:
    assert address.startswith(ADDRESS)
    return address.removeprefix(ADDRESS)


def outline_of_the_page() -> list[tuple[int, str]]:
    found = re.findall(r"^\((?:(\d+):)?(\d+):(\d+)\) (.*)$", PAGE.read_text(), re.MULTILINE)
    return [(int(h or 0) * 3600 + int(m) * 60 + int(s), title) for h, m, s, title in found]


@pytest.fixture(scope="session")
def channel(public):
    return etree.parse(public / "feed.xml").getroot()[0]


@pytest.fixture(scope="session")
def ledger(sample):
    return {slug: json.loads((sample / f"ledger/{slug}.json").read_text()) for slug in SLUGS}


def test_feedparser_reads_three_episodes_with_identity_audio_and_date(public, ledger):
    feed = feedparser.parse((public / "feed.xml").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == 3
    for slug, entry in zip(SLUGS, feed.entries, strict=True):
        promised = ledger[slug]["promised"]
        (enclosure,) = entry.enclosures
        file = public / path_of(enclosure.href)
        assert entry.id == promised["guid"]
        assert int(enclosure.length) == file.stat().st_size == promised["audio"]["length"]
        assert enclosure.type == promised["audio"]["type"]
        published = datetime(*entry.published_parsed[:6], tzinfo=UTC)
        assert published == datetime.fromisoformat(promised["published"])


def test_podcastparser_reads_the_same(public, ledger):
    feed = podcastparser.parse(f"{ADDRESS}feed.xml", (public / "feed.xml").open("rb"))
    assert feed["title"] == "Read Aloud Workshop"
    assert feed["link"] == ADDRESS
    for slug, episode in zip(SLUGS, feed["episodes"], strict=True):
        promised = ledger[slug]["promised"]
        (enclosure,) = episode["enclosures"]
        assert episode["guid"] == promised["guid"]
        assert enclosure["file_size"] == promised["audio"]["length"]
        assert enclosure["mime_type"] == promised["audio"]["type"]
        published = datetime.fromisoformat(promised["published"]).timestamp()
        assert episode["published"] == published
        played = mutagen.File(public / path_of(enclosure["url"])).info.length
        assert abs(episode["total_time"] - played) <= 1


def test_podcastparser_finds_the_simple_chapters(public):
    feed = podcastparser.parse(f"{ADDRESS}feed.xml", (public / "feed.xml").open("rb"))
    chapters = feed["episodes"][2]["chapters"]
    listed = [(int(each["start"]), each["title"]) for each in chapters]
    assert listed[1:] == outline_of_the_page()
    assert listed[0] == (0, "Opening")


@pytest.mark.parametrize(
    "path",
    [
        "title",
        "link",
        "description",
        "language",
        "atom:link[@rel='self']",
        "itunes:category",
        "itunes:explicit",
        "itunes:image",
        "podcast:locked",
        "podcast:guid",
        "itunes:author",
        "copyright",
    ],
)
def test_the_channel_has_what_psp_1_wants(channel, path):
    assert len(channel.findall(path, NAMESPACES)) >= 1


@pytest.mark.parametrize(
    "path",
    [
        "title",
        "enclosure[@url][@length][@type]",
        "guid",
        "link",
        "pubDate",
        "description",
        "itunes:duration",
        "itunes:explicit",
    ],
)
def test_every_item_has_what_psp_1_wants(channel, path):
    for item in channel.findall("item"):
        assert len(item.findall(path, NAMESPACES)) == 1


def test_the_weekday_of_every_date_is_right(channel):
    for date in channel.iter("pubDate", "lastBuildDate"):
        moment = parsedate_to_datetime(date.text)
        assert date.text == moment.strftime("%a, %d %b %Y %H:%M:%S +0000")


def test_every_description_fits_apple_s_bytes(channel):
    for description in channel.iter("description"):
        assert len(description.text.encode()) <= 4000


def test_everything_the_feed_names_is_there(channel, public):
    named = [
        *channel.xpath("item/enclosure/@url"),
        *channel.xpath("item/link/text()"),
        *channel.xpath("//itunes:image/@href", namespaces=NAMESPACES),
        *channel.xpath("item/podcast:chapters/@url", namespaces=NAMESPACES),
        *channel.xpath("item/podcast:transcript/@url", namespaces=NAMESPACES),
        *channel.xpath("atom:link/@href", namespaces=NAMESPACES),
    ]
    assert len(named) == 15
    for address in named:
        path = path_of(address)
        assert (public / path / ("index.html" if path.endswith("/") else "")).is_file(), address


def test_the_chapters_of_the_essay_are_the_36_of_its_page_behind_the_opening(public):
    document = json.loads((public / "chapters/can-we-safely-automate.json").read_text())
    chapters = document["chapters"]
    assert document["version"] == "1.2.0"
    assert (chapters[0]["startTime"], chapters[0]["title"]) == (0, "Opening")
    assert [(each["startTime"], each["title"]) for each in chapters[1:]] == outline_of_the_page()
    assert len(chapters) == 37
    for before, after in pairwise(chapters):
        assert before["endTime"] == after["startTime"]


def test_every_carrier_of_the_essay_s_chapters_holds_the_same_37(public, channel):
    slug = "can-we-safely-automate"
    expected = [(0.0, "Opening"), *((float(at), title) for at, title in outline_of_the_page())]
    document = json.loads((public / f"chapters/{slug}.json").read_text())
    in_json = [(float(each["startTime"]), each["title"]) for each in document["chapters"]]
    simple = channel.findall("item/psc:chapters", NAMESPACES)[-1]
    in_feed = [(seconds(each.get("start")), each.get("title")) for each in simple]
    captions = webvtt.read(public / f"chapters/{slug}.vtt")
    in_track = [(float(each.start_in_seconds), each.text) for each in captions]
    (notes,) = (
        item.findtext("description")
        for item in channel.findall("item")
        if slug in item.findtext("link")
    )
    lines = re.findall(r"(\d\d:\d\d:\d\d) (.*?)(?:<br/>|</p>)", notes)
    in_notes = [(seconds(at), title) for at, title in lines]
    copy = public / f"media/{slug}.m4a"
    in_list = [(each.start, each.title) for each in mutagen.File(copy).chapters]
    in_file = [(each.start.seconds, each.title) for each in read_chapters(copy)]
    carriers = in_json, in_feed, in_track, in_notes, in_list, in_file
    assert [each for each in carriers if each != expected] == []
    assert len(expected) == 37


def test_the_track_inside_the_essay_s_recording_holds_them_too(public, probed_chapters):
    found = probed_chapters(public / "media/can-we-safely-automate.m4a")
    assert found == [(0, "Opening"), *((at * 1000, title) for at, title in outline_of_the_page())]


def test_a_copy_of_the_essay_as_mp3_holds_them_in_three_levels(essay_as_mp3, probed_chapters):
    expected = [(0, "Opening"), *((at * 1000, title) for at, title in outline_of_the_page())]
    frames = ID3(essay_as_mp3).getall("CHAP")
    assert [(each.start_time, str(each.sub_frames["TIT2"])) for each in frames] == expected
    in_eyed3 = [(each.times.start, each.title) for each in eyed3.load(essay_as_mp3).tag.chapters]
    assert in_eyed3 == expected
    assert probed_chapters(essay_as_mp3) == expected
    listed = list(walk(read_chapters(essay_as_mp3)))
    assert [(each.start.milliseconds, each.title) for _, each in listed] == expected
    assert {depth for depth, _ in listed} == {1, 2, 3}
    (conceptual,) = (depth for depth, each in listed if each.title.startswith("6.2.3"))
    assert conceptual == 3


@pytest.mark.parametrize(
    "name", [f"{slug}.{end}" for slug, end in zip(SLUGS, ENDINGS, strict=True)]
)
def test_every_published_recording_sounds_as_its_source_does(name, sample, public, heard):
    source, copy = sample / "episodes" / name, public / "media" / name
    assert source.read_bytes() != copy.read_bytes()
    assert heard(source) == heard(copy)


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def test_the_page_of_the_essay_shows_all_that_the_directory_s_page_shows(public):
    page = (public / "episodes/can-we-safely-automate/index.html").read_text()
    text = " ".join(etree.HTML(page).xpath("string(//main)").split())
    for shown in (
        "“Can we safely automate alignment research?” by Joe Carlsmith",
        "30 April 2025",
        "Joe Carlsmith",
        "TYPE III AUDIO",
        "64 footnotes",
        "(This is the fifth essay in a series",
        "1. Introduction",
        *(title for _, title in outline_of_the_page()),
    ):
        assert " ".join(shown.split()) in text, shown
    assert "https://www.lesswrong.com/posts/nJcuj4rtuefeTRFHp" in page


def test_the_transcript_is_read_by_a_player_and_lies_within_its_audio(public):
    captions = webvtt.read(public / "transcripts/write-the-outline-once.vtt")
    played = mutagen.File(public / "media/write-the-outline-once.mp3").info.length
    assert len(captions) > 5
    assert all(each.voice for each in captions)
    assert captions[-1].end_in_seconds <= played + 1


def test_the_essay_lasts_two_hours_in_four_megabytes(public):
    file = public / "media/can-we-safely-automate.m4a"
    assert file.stat().st_size <= 4_000_000
    assert round(mutagen.File(file).info.length) == 7200


def test_a_second_build_writes_nothing(sample, public):
    def stamps():
        files = (each for each in sample.rglob("*") if ".feedkit" not in each.parts)
        return {each: each.stat().st_mtime_ns for each in files if each.is_file()}

    before = stamps()
    done = CliRunner().invoke(feedkit, ["-C", str(sample), "build"])
    assert done.exit_code == 0
    assert "Nothing has changed" in done.output
    assert stamps() == before


def test_the_committed_ledger_is_what_a_build_would_write(sample):
    done = CliRunner().invoke(feedkit, ["-C", str(sample), "check", "--strict"])
    assert done.exit_code == 0
    assert re.findall(r"[A-Z]+\d{3}", done.output) == ["AUD004"]
    assert done.output.endswith("1 remark\n")


def test_the_sample_uses_no_foreign_address_for_its_own_files(channel):
    for item in channel.findall("item"):
        assert urlsplit(item.find("enclosure").get("url")).netloc == "feedkit.example"


def test_the_sample_s_yaml_is_read_by_other_yaml_readers_too(sample):
    for path in (sample / "show.yaml", *sample.glob("episodes/*.yaml")):
        assert yaml.safe_load(path.read_text())
