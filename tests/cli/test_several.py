from __future__ import annotations

import json
import re

import pytest
from lxml import etree

from tests.conftest import files, run

LIST = """title: Harbour <Media>
description: About water.
address: https://media.example/casts/
shows: [harbour, tides]
people:
  ada: {name: Ada Quay, role: host}
"""


class Several:
    """Two shows beside each other, and the list of them."""

    def __init__(self, new_show):
        self.harbour, self.tides = new_show("harbour"), new_show("tides")
        self.root = self.harbour.root.parent
        for show in (self.harbour, self.tides):
            show.edit("show.yaml", "address: https://harbour.example/\n", "")
            show.edit("show.yaml", "people:\n  ada: {name: Ada Quay, role: host}\n", "")
        self.tides.edit("show.yaml", "Harbour Lights", "Tide & Tables")
        (self.root / "shows.yaml").write_text(LIST)

    def run(self, *words, fails=0):
        said = run("-C", str(self.root), *words)
        assert said.status == fails, f"{words}: exit {said.status}\n{said.out}{said.err}"
        return said

    def site(self, folder="public"):
        return files(self.root / folder)


@pytest.fixture
def several(new_show):
    return Several(new_show)


def test_all_shows_are_built_side_by_side(several):
    said = several.run("build")
    site = several.site()
    assert {"index.html", "shows.opml", "harbour/feed.xml", "tides/feed.xml"} <= site.keys()
    assert b"https://media.example/casts/tides/feed.xml" in site["tides/feed.xml"]
    assert b">Ada Quay</podcast:person>" in site["harbour/feed.xml"]
    assert "commit harbour/ledger, tides/ledger" in said.out
    assert re.search(r"^2 of 2 shows are as they should .*; their page was written", said.out, re.M)
    assert (several.root / "harbour/ledger/talk.json").is_file()
    assert not (several.root / "ledger").exists()
    assert not several.harbour.public.exists()


def test_the_page_leads_to_each_show_and_shows_hostile_titles_as_text(several):
    several.run("build")
    page = several.site()["index.html"].decode()
    assert "Harbour &lt;Media&gt;" in page
    assert "Tide &amp; Tables" in page
    links = re.findall(r'(?:href|src)="([^":]+)"', page)
    built = several.site()
    for link in (each for each in links if not each.startswith("#")):
        assert link + ("index.html" if link.endswith("/") else "") in built, link
    assert {"harbour/", "tides/", "shows.opml"} <= set(links)


def test_the_list_of_feeds_names_every_feed(several):
    several.run("build")
    whole = etree.fromstring(several.site()["shows.opml"])
    assert whole.get("version") == "2.0"
    assert whole.findtext("head/title") == "Harbour <Media>"
    outlines = whole.findall("body/outline")
    assert [(each.get("type"), each.get("text"), each.get("xmlUrl")) for each in outlines] == [
        ("rss", "Harbour Lights", "https://media.example/casts/harbour/feed.xml"),
        ("rss", "Tide & Tables", "https://media.example/casts/tides/feed.xml"),
    ]


def test_building_again_writes_nothing(several):
    several.run("build")
    before = {p: p.stat().st_mtime_ns for p in (several.root / "public").rglob("*")}
    said = several.run("build")
    assert "harbour: nothing has changed" in said.out
    assert "their page has not changed" in said.out
    assert {p: p.stat().st_mtime_ns for p in (several.root / "public").rglob("*")} == before


def test_a_mistake_keeps_its_own_show_and_the_common_page_as_they_were(several):
    several.run("build")
    before = several.site()
    several.tides.edit("show.yaml", "category: Places & Travel", "category: Nonsense")
    several.harbour.edit("episodes/talk.yaml", "title: ", "title: New. ")
    said = several.run("build", fails=1)
    assert re.search(r"^tides/show\.yaml:\d+:\d+  FEED010", said.err, re.M)
    assert "tides: has mistakes and was not written" in said.out
    assert "1 of 2 shows are as they should be" in said.out
    after = several.site()
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    assert "harbour/feed.xml" in changed
    assert all(path.startswith("harbour/") for path in changed)


def test_a_show_works_alone_as_it_does_with_the_others(several):
    several.run("build")
    alone = several.harbour.build()
    assert "ledger has changed" not in alone.out
    together = several.site("public/harbour")
    assert several.harbour.site() == together


def test_a_change_of_what_is_shared_is_seen_by_a_show_alone(several, ffmpeg):
    several.harbour.build()
    assert "Nothing has changed" in several.harbour.build().out
    (several.root / "shows.yaml").write_text(LIST.replace("Ada Quay", "Ada Lovell"))
    several.harbour.build()
    assert b"Ada Lovell" in several.harbour.site()["feed.xml"]


def test_what_is_wrong_with_the_shared_people_is_said_once(several):
    text = LIST.replace("role: host", "portrait: ada.jpg")
    (several.root / "shows.yaml").write_text(text)
    said = several.run("check", "--format", "json", fails=1)
    assert [each["file"] for each in json.loads(said.out)] == ["shows.yaml"]


def test_check_says_where_from_the_root_and_writes_nothing(several):
    assert "No mistakes found." in several.run("check").out
    several.tides.edit("episodes/talk.yaml", "date: 2025-04-30 09:00", "date: someday")
    said = several.run("check", fails=1)
    assert "tides/episodes/talk.yaml:2:7  SRC008" in said.err
    assert not (several.root / "public").exists()


def test_promises_are_changed_by_show_and_slug(several):
    several.run("build")
    several.tides.edit("episodes/talk.yaml", "date: 2025-04-30 09:00", "date: 2025-04-30 10:00")
    refused = several.run("build", fails=1)
    assert "feedkit accept tides/talk date" in refused.err
    several.run("accept", "tides/talk", "date")
    several.run("build")
    for show in (several.harbour, several.tides):
        show.edit("episodes/talk.yaml", "title: ", "title: New. ")
    several.run("build")
    several.run("revise", "harbour/talk", "tides/talk")
    several.run("build")
    assert {"harbour/media/talk-2.mp3", "tides/media/talk-2.mp3"} <= several.site().keys()


@pytest.mark.parametrize("words", [["accept", "talk", "date"], ["revise", "elsewhere/talk"]])
def test_a_slug_without_its_show_is_not_guessed(several, words):
    said = several.run(*words, fails=2)
    assert "does not say which show is meant" in said.err
    assert "harbour/talk" in said.err


def test_previews_lie_side_by_side_too(several):
    several.run("build", "--drafts", "--base-url", "http://localhost:1/")
    preview = several.site(".feedkit/preview")
    assert b"http://localhost:1/tides/feed.xml" in preview["tides/feed.xml"]
    assert b"noindex" in preview["index.html"]
    assert not (several.root / "public").exists()
    assert not (several.tides.root / "ledger").exists()


def test_a_dry_run_names_everything_and_writes_nothing(several):
    said = several.run("build", "--dry-run")
    assert {"would write harbour/feed.xml", "would write shows.opml"} <= set(said.out.splitlines())
    assert not (several.root / "public").exists()


def test_a_wrong_list_keeps_everything_from_being_written(several):
    (several.root / "shows.yaml").write_text(LIST.replace("[harbour, tides]", "[harbour, tidse]"))
    for command in (["build"], ["check"], ["accept", "harbour/talk", "date"]):
        said = several.run(*command, fails=1)
        assert "shows.yaml:4:18  SRC024 bad-list-of-shows" in said.err
    assert not (several.root / "public").exists()


def test_only_listed_folders_count_and_what_is_left_is_named(several):
    several.run("build")
    (several.root / "shows.yaml").write_text(LIST.replace(", tides", ""))
    said = several.run("build")
    assert "1 of 1 shows" in said.out
    assert re.search(r"public/tides is a show that is not listed", said.out)
    assert b"tides" not in several.site()["shows.opml"]
    assert "tides/feed.xml" in several.site()


def test_a_foreign_folder_is_left_alone(several):
    (several.root / "public").mkdir()
    (several.root / "public" / "thesis.txt").write_text("years of work")
    assert "did not write" in several.run("build", fails=3).err
    assert several.site() == {"thesis.txt": b"years of work"}


def test_a_command_for_one_show_says_how_to_name_it(several):
    said = several.run("serve", fails=2)
    assert "holds several shows" in said.err
    assert "-C" in said.err
