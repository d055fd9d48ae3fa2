"""A promise can be changed: refused, then meant with one command, then carried out by a build."""

from __future__ import annotations

import json

import pytest
from lxml import etree


@pytest.fixture
def built(show):
    show.build()
    return show


def ledger(show, name):
    return json.loads((show.root / f"ledger/{name}.json").read_text(encoding="utf-8"))


def item(show, title="Why cranes are blue"):
    [found] = [
        each
        for each in etree.fromstring(show.site()["feed.xml"]).iter("item")
        if each.findtext("title") == title
    ]
    return found


def enclosure(show):
    return dict(item(show).find("enclosure").attrib)


def refused(show, code, command):
    """The build refuses a change, names the command that means it, and leaves the site alone."""
    before = show.site()
    said = show.build(fails=1)
    assert code in said.err
    assert command in said.err
    assert show.site() == before


def test_another_date(built):
    built.edit("episodes/talk.yaml", "2025-04-30 09:00", "2025-05-30 09:00")
    refused(built, "PUB007", "feedkit accept talk date")
    said = built.run("accept", "talk", "date")
    assert said.out == "Recorded in ledger/talk.json. Build now, and commit it.\n"
    built.build()
    assert ledger(built, "talk")["promised"]["published"] == "2025-05-30T07:00:00Z"
    assert item(built).findtext("pubDate").startswith("Fri, 30 May 2025 07:00:00")


def test_another_page_leaves_a_redirect_at_the_old_one(built):
    before, guid = enclosure(built), item(built).findtext("guid")
    for ending in ("yaml", "mp3"):
        (built.root / f"episodes/talk.{ending}").rename(built.root / f"episodes/cranes.{ending}")
    built.edit("episodes/cranes.yaml", "talk.mp3", "cranes.mp3")
    said = built.build()
    assert "PUB009" in said.err
    assert "feedkit accept cranes page" in said.err
    assert "episodes/cranes/index.html" not in built.site()
    built.run("accept", "cranes", "page")
    built.build()
    site = built.site()
    old = site["episodes/talk/index.html"].decode()
    assert 'http-equiv="refresh"' in old
    assert "../cranes/" in old
    assert "url=../cranes/" in site["embed/talk/index.html"].decode(), "a page elsewhere shows it"
    assert "<audio" in site["embed/cranes/index.html"].decode()
    assert "/embed/talk/ /embed/cranes/ 301\n" in site["_redirects"].decode()
    assert "Why cranes are blue" in site["episodes/cranes/index.html"].decode()
    assert item(built).findtext("link") == "https://harbour.example/episodes/cranes/"
    assert item(built).findtext("guid") == guid
    assert enclosure(built) == before
    assert "media/talk.mp3" in site
    assert not (built.root / "ledger/talk.json").exists()
    assert ledger(built, "cranes")["former"] == ["episodes/talk/"]
    assert b"episodes/talk/" not in site["sitemap.xml"]
    assert built.build("--strict").err == ""


def test_other_audio_gets_an_address_of_its_own_and_the_old_one_stays(built):
    first, guid = built.site()["media/talk.mp3"], item(built).findtext("guid")
    recording = first + b"\0" * 128
    built.write("episodes/talk.mp3", recording)
    refused(built, "PUB005", "feedkit accept talk audio")
    built.run("accept", "talk", "audio")
    built.build()
    assert enclosure(built) == {
        "url": "https://harbour.example/media/talk-2.mp3",
        "length": str(len(recording)),
        "type": "audio/mpeg",
    }
    assert built.site()["media/talk-2.mp3"] == recording
    assert built.site()["media/talk.mp3"] == first, "apps with the old feed still ask for it"
    assert item(built).findtext("guid") == guid
    assert ledger(built, "talk")["promised"]["audio"]["edition"] == 2
    assert b"talk-2.mp3" in built.site()["episodes/talk/index.html"]
    built.build("--clean")
    assert built.site()["media/talk.mp3"] == first
    built.write("episodes/talk.mp3", first + b"\1" * 256)
    refused(built, "PUB005", "feedkit accept talk audio")
    built.run("accept", "talk", "audio")
    built.build()
    assert enclosure(built)["url"].endswith("/media/talk-3.mp3")
    assert {"media/talk.mp3", "media/talk-2.mp3", "media/talk-3.mp3"} <= built.site().keys()


def test_another_guid(built):
    with (built.root / "episodes/talk.yaml").open("a", encoding="utf-8") as file:
        file.write("guid: tag:old.example,2020:talk\n")
    refused(built, "PUB001", "feedkit accept talk guid")
    built.run("accept", "talk", "guid")
    built.build()
    assert item(built).findtext("guid") == "tag:old.example,2020:talk"


@pytest.mark.parametrize("way", ["deleted", "drafted"])
def test_an_episode_that_is_taken_away(built, way):
    built.episode("other")
    built.build()
    if way == "deleted":
        (built.root / "episodes/talk.yaml").unlink()
    else:
        with (built.root / "episodes/talk.yaml").open("a", encoding="utf-8") as file:
            file.write("draft: true\n")
    refused(built, "PUB008", "feedkit accept talk gone")
    built.run("accept", "talk", "gone")
    built.build()
    site = built.site()
    assert [path for path in site if "talk" in path] == []
    assert b"cranes" not in site["feed.xml"]
    assert ledger(built, "talk")["gone"] is True
    if way == "drafted":
        (built.root / "episodes/talk.yaml").unlink()
    built.write("episodes/talk.yaml", "title: New\ndate: 2025-08-01\naudio: talk.mp3\n")
    refused(built, "PUB025", "give the file another name")


def test_another_address_of_the_show(built):
    built.edit("show.yaml", "harbour.example/\n", "new.example/\n")
    refused(built, "PUB003", "feedkit accept show address")
    built.run("accept", "show", "address")
    built.build()
    assert ledger(built, "show")["feed"] == "https://new.example/feed.xml"
    assert enclosure(built)["url"] == "https://new.example/media/talk.mp3"
    assert b"harbour.example/episodes" not in built.site()["sitemap.xml"]


def test_another_guid_of_the_show(built):
    guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    built.edit("show.yaml", "address:", f"guid: {guid}\naddress:")
    refused(built, "PUB002", "feedkit accept show guid")
    built.run("accept", "show", "guid")
    built.build()
    assert ledger(built, "show")["guid"] == guid
    assert guid.encode() in built.site()["feed.xml"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["talk", "date"], "the date of “talk” is as the ledger has it"),
        (["talk", "page"], "the page of “talk” is as the ledger has it"),
        (["talk", "audio"], "the audio of “talk” is as the ledger has it"),
        (["talk", "guid"], "the guid of “talk” is as the ledger has it"),
        (["talk", "gone"], "“talk” still has its file"),
        (["talk", "address"], "an episode has no address to accept"),
        (["show", "address"], "the address of the show is as the ledger has it"),
        (["show", "date"], "a show has no date to accept"),
        (["nobody", "date"], "there is no episode called “nobody”"),
        (["nobody", "gone"], "no published episode called “nobody”"),
    ],
)
def test_where_nothing_is_to_be_accepted_it_says_why_and_ends_with_one(built, words, reason):
    before = built.site("ledger")
    assert reason in built.run("accept", *words, fails=1).err
    after = built.site("ledger")
    assert after == before


@pytest.mark.parametrize("what", ["date", "guid", "page", "audio", "gone"])
def test_of_an_episode_with_mistakes_nothing_is_accepted(built, what):
    """Gone above all: its file is there, and once it is mended it could not come back."""
    before = built.site("ledger")
    built.edit("episodes/talk.yaml", "2025-04-30 09:00", "2025-13-45")
    said = built.run("accept", "talk", what, fails=1).err
    assert "episodes/talk.yaml:2:7  SRC008" in said
    assert what == "audio" or "“talk” has mistakes in its file that are to be mended first" in said
    assert built.site("ledger") == before


def test_before_the_first_build_nothing_has_been_promised(show):
    assert "promised yet" in show.run("accept", "talk", "date", fails=1).err
    assert "promised yet" in show.run("accept", "show", "guid", fails=1).err
    assert not (show.root / "ledger").exists()


def test_unknown_words_are_wrong_usage(built):
    assert built.run("accept", "talk", "everything", fails=2).err


def test_a_show_that_cannot_be_read_is_not_accepted(built):
    built.edit("show.yaml", "title:", "titel:")
    assert "show.yaml:1:1" in built.run("accept", "talk", "date", fails=1).err


def test_a_damaged_ledger_is_not_written_over(built):
    (built.root / "ledger/talk.json").write_text("{")
    assert "PUB026" in built.run("accept", "talk", "date", fails=1).err
    assert "PUB026" in built.build(fails=1).err
    assert (built.root / "ledger/talk.json").read_text() == "{"


def test_the_name_of_a_file_is_understood_with_its_ending(built):
    built.edit("episodes/talk.yaml", "2025-04-30 09:00", "2025-05-30 09:00")
    assert "ledger/talk.json" in built.run("accept", "talk.yaml", "date").out


def test_a_prefix_that_counts_downloads(built):
    before = enclosure(built)
    show = built.root / "show.yaml"
    built.write("show.yaml", show.read_text("utf-8") + "audio: {prefix: https://op3.dev/e/}\n")
    said = built.build()
    assert "PUB013" in said.err
    assert "feedkit accept show prefix" in said.err
    assert "prefix" not in ledger(built, "show")
    after = enclosure(built)
    assert after.pop("url") == "https://op3.dev/e/" + before.pop("url").removeprefix("https://")
    assert after == before
    said = built.run("accept", "show", "prefix")
    assert said.out == "Recorded in ledger/show.json. Build now, and commit it.\n"
    assert ledger(built, "show")["prefix"] == "https://op3.dev/e/"
    assert "PUB013" not in built.build().err
    assert ledger(built, "talk")["promised"]["audio"]["address"] == "media/talk.mp3"
    told = {path for path, content in built.site().items() if b"op3.dev" in content}
    assert told == {"feed.xml", "about/index.html"}


def test_a_preview_is_not_counted(built):
    show = built.root / "show.yaml"
    built.write("show.yaml", show.read_text("utf-8") + "audio: {prefix: https://op3.dev/e/}\n")
    built.build("--base-url", "http://localhost:8000/")
    feed = built.site(".feedkit/preview")["feed.xml"]
    assert b'url="http://localhost:8000/media/talk.mp3"' in feed
