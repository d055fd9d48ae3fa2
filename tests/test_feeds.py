"""Feeds of any size: pages that stay as they are, and links from one to the other."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from lxml import etree

ADDRESS = "https://harbour.example/"
ATOM = "{http://www.w3.org/2005/Atom}link"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"


def remote(show, number: int, **keys: str) -> None:
    """Write an episode whose audio is elsewhere, a day after the one with the number before."""
    date = datetime(2018, 1, 1) + timedelta(days=number)
    audio = f"{{address: https://media.example/{number}.mp3, length: 5000, duration: 60}}"
    written = {"title": f"Number {number}", "date": f"{date:%Y-%m-%d}", "audio": audio, **keys}
    lines = (f"{key}: {value}\n" for key, value in written.items())
    show.write(f"episodes/e{number}.yaml", "".join(lines) + "notes: What it is about.\n")


@pytest.fixture
def paged(show):
    """Makes a show of many episodes with so many on a page."""

    def make(count: int, *, page: int):
        (show.root / "episodes" / "talk.yaml").unlink()
        show.edit("show.yaml", "language:", f"feed: {{items: {page}}}\nlanguage:")
        for number in range(count):
            remote(show, number)
        show.build()
        return show

    return make


def pages(show) -> dict[str, bytes]:
    return {
        path: text
        for path, text in show.site().items()
        if path.startswith("feed") and path.endswith(".xml")
    }


def channel(text: bytes) -> etree._Element:
    return etree.fromstring(text)[0]


def links(text: bytes) -> dict[str, str]:
    found = {each.get("rel"): each.get("href") for each in channel(text).findall(ATOM)}
    return {rel: address.removeprefix(ADDRESS) for rel, address in found.items()}


def titles(text: bytes) -> list[str]:
    return [each.findtext("title") for each in channel(text).findall("item")]


def test_a_long_show_has_pages_of_which_only_the_newest_changes(paged):
    show = paged(2500, page=300)
    before = pages(show)
    assert sorted(before) == ["feed-1.xml", *(f"feed-{n}.xml" for n in range(2, 8)), "feed.xml"]
    assert {path: len(titles(text)) for path, text in before.items()} == {
        **{f"feed-{number}.xml": 300 for number in range(1, 8)},
        "feed.xml": 400,
    }
    remote(show, 2500)
    show.build()
    after = pages(show)
    assert [path for path in after if after[path] != before.get(path)] == ["feed.xml"]
    assert titles(after["feed.xml"])[0] == "Number 2500"


def test_a_full_page_changes_only_when_its_successor_appears(paged):
    show = paged(6, page=2)
    for number in range(6, 20):
        before = pages(show)
        remote(show, number)
        said = show.build()
        after = pages(show)
        changed = {path for path in after if after[path] != before.get(path)}
        newest = len(after) - 1
        if number % 2:
            assert changed == {"feed.xml", f"feed-{newest}.xml", f"feed-{newest - 1}.xml"}
            assert f"feed-{newest}.xml is new" in said.out
            was, now = (channel(each[f"feed-{newest - 1}.xml"]) for each in (before, after))
            assert was.findtext("lastBuildDate") == now.findtext("lastBuildDate")
        else:
            assert changed == {"feed.xml"}
            assert "Archive" not in said.out


def test_all_episodes_are_found_by_following_the_links(paged):
    show = paged(11, page=3)
    site = pages(show)
    for onward in ("next", "prev-archive"):
        path, found = "feed.xml", []
        while path:
            found += titles(site[path])
            path = links(site[path]).get(onward, "")
        assert found == [f"Number {number}" for number in range(10, -1, -1)]


def test_pages_link_to_each_other(paged):
    site = pages(paged(11, page=3))
    assert links(site["feed.xml"]) == {
        "self": "feed.xml",
        "first": "feed.xml",
        "last": "feed-1.xml",
        "next": "feed-2.xml",
        "prev-archive": "feed-2.xml",
    }
    assert links(site["feed-2.xml"]) == {
        "self": "feed-2.xml",
        "first": "feed.xml",
        "last": "feed-1.xml",
        "previous": "feed.xml",
        "prev": "feed.xml",
        "next": "feed-1.xml",
        "prev-archive": "feed-1.xml",
        "current": "feed.xml",
    }
    assert links(site["feed-1.xml"]) == {
        "self": "feed-1.xml",
        "first": "feed.xml",
        "last": "feed-1.xml",
        "previous": "feed-2.xml",
        "prev": "feed-2.xml",
        "next-archive": "feed-2.xml",
        "current": "feed.xml",
    }
    marked = [path for path, text in site.items() if channel(text).find(ARCHIVE) is not None]
    assert sorted(marked) == ["feed-1.xml", "feed-2.xml"]


def test_an_edited_episode_changes_the_page_it_stands_on_and_the_build_says_so(paged):
    show = paged(11, page=3)
    before = pages(show)
    show.edit("episodes/e4.yaml", "Number 4", "Number four")
    said = show.build()
    after = pages(show)
    assert [path for path in after if after[path] != before[path]] == ["feed-2.xml"]
    assert "Archive pages written: feed-2.xml" in said.out


@pytest.mark.parametrize("count", [1, 3, 5])
def test_a_feed_shorter_than_two_pages_is_one_document_without_a_word_of_pages(paged, count):
    site = pages(paged(count, page=3))
    assert list(site) == ["feed.xml"]
    assert links(site["feed.xml"]) == {"self": "feed.xml"}
    assert b"xmlns:fh" not in site["feed.xml"]


def test_pages_go_when_the_feed_is_one_document_again(paged):
    show = paged(11, page=3)
    show.edit("show.yaml", "items: 3", "items: all")
    show.build()
    assert list(pages(show)) == ["feed.xml"]
    assert len(titles(pages(show)["feed.xml"])) == 11


@pytest.mark.parametrize("items", ["none", "0", "-3", "1.5"])
def test_a_number_of_episodes_that_is_none_is_refused(show, items):
    show.edit("show.yaml", "language:", f"feed: {{items: {items}}}\nlanguage:")
    assert "no number of episodes" in show.build(fails=1).err


def test_a_file_of_the_author_s_cannot_stand_where_a_page_does(paged):
    show = paged(11, page=3)
    show.write("static/feed-1.xml", "<rss/>")
    assert "PUB027" in show.build(fails=1).err
