"""More feeds from one show: each a feed in its own right, and promised like the show's own."""

from __future__ import annotations

import json
import uuid

import pytest
from lxml import etree

from feedkit.text.xml import NAMESPACES

ADDRESS = "https://harbour.example/"


@pytest.fixture
def seasons(show):
    """A show of two seasons and a trailer, with all the feeds there can be."""
    show.edit(
        "show.yaml",
        "language:",
        "seasons: {2: Hardware}\nfeed: {more: [seasons, trailers, bonus]}\nlanguage:",
    )
    show.episode("one", "2025-01-01", season="1")
    show.episode("two", "2025-02-01", season="2")
    show.episode("three", "2025-03-01", season="2")
    show.episode("soon", "2025-01-20", season="2", type="trailer")
    show.build()
    return show


def channel(show, path: str) -> etree._Element:
    return etree.fromstring(show.site()[path])[0]


def titles(show, path: str) -> list[str]:
    return [each.findtext("title") for each in channel(show, path).findall("item")]


def promised(show) -> dict:
    return json.loads((show.root / "ledger/show.json").read_text(encoding="utf-8"))


def test_each_season_has_a_feed_with_its_name_its_address_and_its_episodes(seasons):
    assert titles(seasons, "seasons/1/feed.xml") == ["About one"]
    assert titles(seasons, "seasons/2/feed.xml") == ["About three", "About two", "About soon"]
    one, two = (channel(seasons, f"seasons/{number}/feed.xml") for number in (1, 2))
    assert one.findtext("title") == "Harbour Lights: Season 1"
    assert two.findtext("title") == two.findtext("image/title") == "Harbour Lights: Hardware"
    self_link = two.find("atom:link", NAMESPACES)
    assert self_link.get("href") == f"{ADDRESS}seasons/2/feed.xml"
    assert two.findtext("lastBuildDate").startswith("Fri, 28 Feb 2025 23:00:00")
    trailer = two.find("podcast:trailer", NAMESPACES)
    assert trailer.get("season") == "2"
    assert one.find("podcast:trailer", NAMESPACES) is None


def test_trailers_have_one_and_what_has_no_episode_has_none(seasons):
    assert titles(seasons, "trailers/feed.xml") == ["About soon"]
    assert "bonus/feed.xml" not in seasons.site()


def test_an_item_is_the_same_in_every_feed(seasons):
    items = [
        etree.tostring(each, with_tail=False)
        for path in ("feed.xml", "seasons/2/feed.xml", "trailers/feed.xml")
        for each in channel(seasons, path).findall("item")
        if each.findtext("title") == "About soon"
    ]
    assert len(items) == 3
    assert len(set(items)) == 1


def test_each_has_an_identity_of_its_own_that_the_ledger_keeps(seasons):
    ledger = promised(seasons)
    assert sorted(ledger["feeds"]) == ["bonus", "season 1", "season 2", "trailers"]
    told = channel(seasons, "seasons/2/feed.xml").findtext("podcast:guid", None, NAMESPACES)
    assert ledger["feeds"]["season 2"] == {"guid": told, "feed": f"{ADDRESS}seasons/2/feed.xml"}
    guids = {ledger["guid"], *(each["guid"] for each in ledger["feeds"].values())}
    assert len(guids) == 5
    kept = str(uuid.UUID(int=7))
    ledger["feeds"]["season 2"]["guid"] = kept
    seasons.write("ledger/show.json", json.dumps(ledger))
    seasons.build()
    assert channel(seasons, "seasons/2/feed.xml").findtext("podcast:guid", None, NAMESPACES) == kept


def test_a_ledger_without_other_feeds_still_reads(seasons):
    ledger = promised(seasons)
    del ledger["feeds"]
    seasons.write("ledger/show.json", json.dumps(ledger))
    seasons.build()
    assert sorted(promised(seasons)["feeds"]) == ["bonus", "season 1", "season 2", "trailers"]


def test_a_feed_that_would_vanish_is_refused_until_that_is_meant(seasons):
    seasons.edit("show.yaml", "[seasons, trailers, bonus]", "season 2")
    said = seasons.build(fails=1)
    assert said.err.count("PUB003") == 3
    assert "feedkit accept show feeds" in said.err
    seasons.run("accept", "show", "feeds")
    seasons.build()
    assert list(promised(seasons)["feeds"]) == ["season 2"]
    assert [path for path in seasons.site() if path.endswith("feed.xml")] == [
        "feed.xml",
        "seasons/2/feed.xml",
    ]
    assert "are as the ledger has it" in seasons.run("accept", "show", "feeds", fails=1).err


def test_a_mistake_in_an_episode_is_not_taken_for_the_end_of_its_season(seasons):
    seasons.edit("episodes/one.yaml", "2025-01-01", "New Year")
    said = seasons.build(fails=1)
    assert "SRC008" in said.err
    assert "PUB003" not in said.err


def test_a_move_of_the_show_moves_all_its_feeds(seasons):
    guids = {name: each["guid"] for name, each in promised(seasons)["feeds"].items()}
    seasons.edit("show.yaml", ADDRESS, "https://new.example/")
    assert seasons.build(fails=1).err.count("PUB003") == 1
    seasons.run("accept", "show", "address")
    moved = promised(seasons)["feeds"]
    assert {each["feed"].partition("/seasons")[0] for each in moved.values()} >= {
        "https://new.example"
    }
    assert {name: each["guid"] for name, each in moved.items()} == guids
    seasons.build()


def test_a_season_that_is_still_to_come_is_promised_so_that_a_locked_build_can_begin_it(
    seasons, monkeypatch
):
    seasons.episode("three-one", "2026-06-01", season="3")
    seasons.build()
    assert "season 3" in promised(seasons)["feeds"]
    assert "seasons/3/feed.xml" not in seasons.site()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    seasons.build("--locked")
    assert titles(seasons, "seasons/3/feed.xml") == ["About three-one"]


def test_other_feeds_have_pages_too(seasons):
    seasons.edit("show.yaml", "feed: {", "feed: {items: 1, ")
    seasons.build()
    assert titles(seasons, "seasons/2/feed-1.xml") == ["About soon"]
    assert titles(seasons, "seasons/2/feed.xml") == ["About three"]
    older = channel(seasons, "seasons/2/feed.xml").find("atom:link[@rel='next']", NAMESPACES)
    assert older.get("href") == f"{ADDRESS}seasons/2/feed-2.xml"


@pytest.mark.parametrize("more", ["episodes", "season 0", "season", "[seasons, clips]"])
def test_what_there_are_no_feeds_of_is_refused(show, more):
    show.edit("show.yaml", "language:", f"feed: {{more: {more}}}\nlanguage:")
    assert "nothing there are feeds of" in show.build(fails=1).err


@pytest.fixture
def tagged(show):
    """A show whose episodes have tags, some in other spellings, and one that is still to come."""
    show.edit("show.yaml", "language:", "feed: {more: tags}\nlanguage:")
    show.episode("one", "2025-01-01", tags="[Sci-Fi, history]")
    show.episode("two", "2025-02-01", tags="sci fi, C++")
    show.episode("later", "2026-06-01", tags="secrets, history")
    show.episode("rough", "2025-02-02", tags="unfinished", draft="true")
    show.build()
    return show


def test_each_tag_has_a_feed_with_its_name_and_its_episodes(tagged):
    assert titles(tagged, "feeds/tags/sci-fi/feed.xml") == ["About two", "About one"]
    assert titles(tagged, "feeds/tags/history/feed.xml") == ["About one"]
    told = channel(tagged, "feeds/tags/sci-fi/feed.xml")
    assert told.findtext("title") == "Harbour Lights: Sci-Fi"
    known = promised(tagged)["feeds"]
    assert list(known) == ["tag c++", "tag history", "tag sci fi", "tag secrets"]
    assert known["tag sci fi"]["guid"] == told.findtext("podcast:guid", None, NAMESPACES)
    assert known["tag c++"]["feed"].startswith(f"{ADDRESS}feeds/tags/c-")


def test_a_tag_of_what_is_not_out_leaves_no_trace_on_the_site(tagged):
    for path, text in tagged.site().items():
        for word in ("secrets", "unfinished"):
            assert word not in path
            assert word.encode() not in text


def test_one_tag_alone_has_a_feed_where_that_is_chosen(tagged):
    tagged.edit("show.yaml", "more: tags", "more: [tag HISTORY, 'tag c++']")
    tagged.run("accept", "show", "feeds")
    tagged.build()
    found = [path for path in tagged.site() if path.endswith("feed.xml")]
    assert len(found) == 3
    assert "feeds/tags/history/feed.xml" in found


@pytest.mark.parametrize("more", ["tag histroy", "season 7", "opus-32k"])
def test_a_feed_that_nothing_is_there_for_is_told_of(tagged, more):
    tagged.edit("show.yaml", "more: tags", f"more: [tags, {more}]")
    said = tagged.build().err
    assert said.count("FEED043") == 1
    assert more.split()[-1] in said
    assert ("did you mean “history”?" in said) == (more == "tag histroy")


@pytest.mark.parametrize(
    ("more", "why"), [("opus-999k", "opus goes from 6k"), ("flac-1k", "opus-32k")]
)
def test_a_format_that_is_none_is_refused(show, more, why):
    show.edit("show.yaml", "language:", f"feed: {{more: {more}}}\nlanguage:")
    assert why in show.build(fails=1).err


def test_the_page_to_subscribe_offers_them_and_the_list_for_apps_has_the_show_once(tagged):
    site = tagged.site()
    page = site["subscribe/index.html"].decode()
    assert page.count(f'href="{ADDRESS}feeds/tags/sci-fi/feed.xml"') == 2
    assert 'title="Harbour Lights: Sci-Fi"' in page
    assert b"feeds/" not in site["index.html"] + site["feed.opml"]
    assert "tag sci fi: https://harbour.example/feeds/tags/sci-fi/feed.xml" in (
        tagged.run("feeds").out
    )
    tagged.edit("show.yaml", "more: tags", "more: []")
    tagged.run("accept", "show", "feeds")
    tagged.build()
    assert b"feeds/" not in tagged.site()["subscribe/index.html"]


def test_a_member_s_feed_is_no_feed_to_choose(tagged):
    tagged.write(".feedkit-secret", "a long and random text of nobody else's")
    tagged.edit("show.yaml", "language:", "members: [ada]\nlanguage:")
    tagged.build()
    assert b"private-" not in tagged.site()["subscribe/index.html"]
