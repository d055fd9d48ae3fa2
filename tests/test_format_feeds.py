"""The feed of another format: the same episodes, each with another file of the same content."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import etree

from feedkit.text.xml import NAMESPACES

FILES = Path(__file__).parent / "media" / "files"
PATH = "feeds/formats/opus-32k/feed.xml"


@pytest.fixture
def formats(show, ffmpeg):
    """A show with a feed in Opus, of two episodes; there is no such file of the older one."""
    with (show.root / "show.yaml").open("a", encoding="utf-8") as stream:
        stream.write("alternates: [opus-32k, aac-48k]\nfeed: {more: opus-32k}\n")
    audio = "{address: https://media.example/far.mp3, length: 400000, duration: 60}"
    text = f"title: Far away\ndate: 2025-04-01\naudio: {audio}\nnotes: Far.\n"
    show.write("episodes/far.yaml", text)
    return show


def channel(show, path: str = PATH) -> etree._Element:
    return etree.fromstring(show.site()[path])[0]


def items(show, path: str = PATH) -> list[etree._Element]:
    return channel(show, path).findall("item")


def enclosure(item: etree._Element) -> dict[str, str]:
    (found,) = item.findall("enclosure")
    return dict(found.attrib)


def others(item: etree._Element) -> list[tuple[str | None, str | None]]:
    found = item.findall("podcast:alternateEnclosure", NAMESPACES)
    return [(each.get("type"), each[0].get("uri")) for each in found]


def test_its_enclosures_are_the_files_of_that_format(formats):
    formats.build("--strict")
    talk, far = items(formats)
    main, _ = items(formats, "feed.xml")
    named = enclosure(talk)
    assert named["type"] == "audio/ogg"
    assert (None, named["url"]) not in others(talk)
    assert ("audio/ogg", named["url"]) in others(main)
    file = formats.public / named["url"].removeprefix("https://harbour.example/")
    assert int(named["length"]) == file.stat().st_size
    assert others(talk)[0] == ("audio/mpeg", enclosure(main)["url"])
    assert [kind for kind, _ in others(talk)] == ["audio/mpeg", "audio/x-m4a"]
    assert enclosure(far)["url"] == "https://media.example/far.mp3"


def test_it_is_a_feed_of_its_own_with_the_episodes_of_the_show(formats):
    formats.build()
    told, own = channel(formats), channel(formats, "feed.xml")
    assert told.findtext("title") == "Harbour Lights: Opus, 32 kbit/s"
    guids = [each.findtext("podcast:guid", None, NAMESPACES) for each in (told, own)]
    assert len(set(guids)) == 2
    listed = [[each.findtext("guid") for each in one.findall("item")] for one in (told, own)]
    assert listed[0] == listed[1]
    assert "format opus-32k" in (formats.root / "ledger/show.json").read_text(encoding="utf-8")
    line = "format opus-32k: https://harbour.example/feeds/formats/opus-32k/feed.xml"
    assert line in formats.run("feeds").out


def test_building_again_writes_nothing_and_an_edit_reaches_both(formats):
    formats.build()
    before = formats.site()
    formats.touch("episodes/talk.yaml")
    formats.build()
    assert formats.site() == before
    formats.edit("episodes/talk.yaml", "Why cranes are blue", "Why cranes are red")
    formats.build()
    for path in ("feed.xml", PATH):
        assert items(formats, path)[0].findtext("title") == "Why cranes are red"
    assert [enclosure(items(formats, path)[0])["type"] for path in ("feed.xml", PATH)] == [
        "audio/mpeg",
        "audio/ogg",
    ]


def test_downloads_of_the_format_are_counted_like_others(formats):
    with (formats.root / "show.yaml").open("a", encoding="utf-8") as stream:
        stream.write("audio: {prefix: https://op3.dev/e/}\n")
    formats.build()
    assert enclosure(items(formats)[0])["url"].startswith("https://op3.dev/e/harbour.example/")
    assert others(items(formats)[0])[0][1] == "https://harbour.example/media/talk.mp3"


def test_it_stays_when_the_format_is_no_longer_made(formats):
    formats.build()
    shutil.rmtree(formats.root / ".feedkit")
    formats.edit("show.yaml", "alternates: [opus-32k, aac-48k]", "alternates: [aac-48k]")
    assert "FEED043" in formats.build().err
    assert [enclosure(each)["type"] for each in items(formats)] == ["audio/mpeg", "audio/mpeg"]


def test_pages_of_it_have_the_format_too(formats):
    formats.edit("show.yaml", "feed: {", "feed: {items: 1, ")
    formats.episode("later", "2025-06-01")
    formats.build()
    assert enclosure(items(formats)[0])["type"] == "audio/ogg"
    assert enclosure(items(formats, "feeds/formats/opus-32k/feed-2.xml")[0])["type"] == "audio/ogg"
