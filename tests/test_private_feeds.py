"""Feeds for members and reviewers: whoever is told of one can listen, and nobody else finds it."""

from __future__ import annotations

import re
import subprocess

import pytest
from lxml import etree

from feedkit.text.xml import NAMESPACES

SECRET = "a long and random text of nobody else's"
ADDRESS = "https://harbour.example/"


@pytest.fixture
def private(show, monkeypatch):
    """A show with two members and a reviewer, a draft and an episode to come."""
    monkeypatch.delenv("FEEDKIT_SECRET", raising=False)
    show.edit("show.yaml", "language:", "members: [ada, bo]\nreviewers: [eve]\nlanguage:")
    show.write(".feedkit-secret", f"{SECRET}\n")
    show.episode("out", "2025-02-01")
    show.episode(
        "rough",
        "2025-03-01",
        draft="true",
        outline="|\n  (00:00) A\n  (00:01) B",
        tags="hush",
        people="Quiet Quentin as guest",
    )
    show.episode("soon", "2026-03-01", season="2", tags="whispers")
    show.build()
    return show


def addresses(show) -> dict[str, str]:
    lines = show.run("feeds").out.splitlines()
    return dict(line.split(": ", 1) for line in lines)


def path(show, name: str) -> str:
    return addresses(show)[name].removeprefix(ADDRESS)


def channel(show, name: str) -> etree._Element:
    return etree.fromstring(show.site()[path(show, name)])[0]


def titles(show, name: str) -> list[str]:
    return [each.findtext("title") for each in channel(show, name).findall("item")]


def test_each_member_has_a_feed_like_the_show_s_own(private):
    found = addresses(private)
    assert list(found) == ["show", "member ada", "member bo", "reviewer eve"]
    assert len(set(found.values())) == 4
    for name in ("member ada", "member bo"):
        assert re.fullmatch(r"private-[0-9a-f]{40}\.xml", path(private, name))
        assert (
            titles(private, name) == titles(private, "show") == ["Why cranes are blue", "About out"]
        )
    assert channel(private, "member ada").findtext("title") == "Harbour Lights: ada"


def test_directories_and_search_engines_are_kept_out_of_it(private):
    for name in ("member ada", "reviewer eve"):
        told = channel(private, name)
        assert told.findtext("itunes:block", None, NAMESPACES) == "Yes"
        assert told.findtext("podcast:block", None, NAMESPACES) == "yes"
        meta = told.find("{http://www.w3.org/1999/xhtml}meta")
        assert dict(meta.attrib) == {"name": "robots", "content": "noindex"}
    own = private.site()["feed.xml"]
    assert b"block>" not in own
    assert b"xhtml" not in own


def test_nothing_else_of_the_site_or_the_ledger_tells_of_a_private_feed(private):
    feeds = {path(private, name) for name in ("member ada", "member bo", "reviewer eve")}
    others = {**private.site(), **private.site("ledger")}
    for place in feeds:
        token = place.encode().removeprefix(b"private-").removesuffix(b".xml")
        assert [name for name, text in others.items() if token in text and name != place] == []
    for name in others.keys() - feeds:
        assert b"private-" not in others[name].replace(b"/private-*", b"")
        assert name.startswith("private-") == name.endswith(".mp3") or not name.startswith(
            "private-"
        )


def test_what_a_build_prints_tells_of_none_either(private, monkeypatch):
    monkeypatch.setattr("feedkit.outputs.feed.sizes.LARGE", 10)
    private.edit("show.yaml", "language:", "feed: {items: 1}\nlanguage:")
    trial = private.build("--dry-run")
    assert "would write a private file" in trial.out
    built = private.build()
    assert "Archive pages written: feed-1.xml" in built.out
    assert "feed.xml has" in built.err
    private.edit("show.yaml", "[ada, bo]", "[bo]")
    gone = private.build("--dry-run")
    assert "would take away a private file" in gone.out
    for said in (trial, built, gone):
        assert "private-" not in said.out + said.err


def test_a_member_who_is_taken_from_the_roster_loses_the_feed_and_nobody_else_does(private):
    before = addresses(private)
    private.edit("show.yaml", "[ada, bo]", "[bo]")
    private.build()
    assert addresses(private) == {k: v for k, v in before.items() if k != "member ada"}
    assert before["member ada"].removeprefix(ADDRESS) not in private.site()
    assert before["member bo"].removeprefix(ADDRESS) in private.site()


def test_reviewers_get_drafts_and_what_is_to_come(private):
    assert titles(private, "reviewer eve") == [
        "About soon",
        "Why cranes are blue",
        "About rough",
        "About out",
    ]
    assert channel(private, "reviewer eve").findtext("title") == "Harbour Lights: Review (eve)"


def test_what_is_not_out_stands_nowhere_but_at_private_addresses(private):
    site = private.site()
    assert [name for name in site if "rough" in name or "soon" in name] == []
    telling = [
        name for name, text in site.items() if b"About rough" in text or b"About soon" in text
    ]
    heard = [name for name in site if name.endswith(".mp3") and name.startswith("private-")]
    assert telling == [path(private, "reviewer eve")]
    for word in (b"hush", b"Quentin", b"whispers"):
        assert [name for name, text in site.items() if word in text] == telling
    assert len(heard) == 2
    named = set()
    for item in channel(private, "reviewer eve").findall("item"):
        for element in item.iter():
            address = element.get("url") or element.get("href") or element.get("image") or ""
            if address.startswith(ADDRESS) and element.tag != "link":
                place = address.removeprefix(ADDRESS)
                assert place in site, element.tag
                named.add(place)
        enclosure = item.find("enclosure")
        size = len(site[enclosure.get("url").removeprefix(ADDRESS)])
        assert size == int(enclosure.get("length"))
        link = item.findtext("link").removeprefix(ADDRESS)
        assert f"{link}index.html" in site
    assert set(heard) <= named


def test_an_episode_keeps_its_guid_when_it_comes_out(private, monkeypatch):
    def guid(name: str) -> str:
        items = channel(private, name).findall("item")
        return next(each.findtext("guid") for each in items if each[0].text == "About soon")

    early = guid("reviewer eve")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    private.build("--locked")
    assert guid("reviewer eve") == guid("show") == early
    assert len([name for name in private.site() if name.startswith("private-")]) == 4


def test_the_environment_s_secret_comes_first_and_another_one_makes_other_addresses(
    private, monkeypatch
):
    before = addresses(private)
    monkeypatch.setenv("FEEDKIT_SECRET", "another long and random text")
    private.build()
    after = addresses(private)
    assert after["show"] == before["show"]
    assert set(after.values()) & set(before.values()) == {before["show"]}
    assert all(address.removeprefix(ADDRESS) in private.site() for address in after.values())
    assert before["member ada"].removeprefix(ADDRESS) not in private.site()


@pytest.mark.parametrize("secret", ["", "too short"])
def test_without_a_secret_they_are_left_out_and_the_build_says_so(private, secret):
    private.write(".feedkit-secret", secret)
    said = private.build()
    assert "PUB031" in said.err
    assert "members get no feed" in said.err
    assert [name for name in private.site() if name.startswith("private-")] == []
    assert list(addresses(private)) == ["show"]


def test_the_same_secret_makes_other_addresses_for_another_show(private, new_show):
    other = new_show("other")
    other.edit("show.yaml", "https://harbour.example/", "https://other.example/")
    other.edit("show.yaml", "language:", "members: [ada]\nlanguage:")
    other.write(".feedkit-secret", SECRET)
    other.build()
    address = other.run("feeds").out.splitlines()[1]
    assert address.startswith("member ada: https://other.example/private-")
    assert address.rpartition("/")[2] != path(private, "member ada")


def test_a_show_without_a_roster_needs_no_secret(show):
    assert "PUB031" not in show.build().err


def test_a_reviewer_alone_without_a_secret_is_told_of_too(show, monkeypatch):
    monkeypatch.delenv("FEEDKIT_SECRET", raising=False)
    show.edit("show.yaml", "language:", "reviewers: eve\nlanguage:")
    assert "reviewers get no feed" in show.build().err


def test_the_ledger_knows_nothing_of_private_feeds(private):
    assert b"feeds" not in private.site("ledger")["show.json"]


def test_a_draft_whose_audio_is_elsewhere_keeps_its_address(private):
    audio = "{address: https://media.example/far.mp3, length: 5000, duration: 60}"
    text = f"title: Far away\ndate: 2025-04-01\ndraft: true\naudio: {audio}\nnotes: Far.\n"
    private.write("episodes/far.yaml", text)
    private.build()
    items = channel(private, "reviewer eve").findall("item")
    far = next(each for each in items if each.findtext("title") == "Far away")
    assert far.find("enclosure").get("url") == "https://media.example/far.mp3"


@pytest.fixture
def in_git(private):
    subprocess.run(["git", "init", "-q", private.root], check=True)
    return private


@pytest.mark.parametrize(
    "ignored", ["/.feedkit-secret", ".feedkit-secret", ".feedkit*", "**/.feedkit-secret", ".*"]
)
def test_a_secret_that_git_passes_over_is_taken(in_git, ignored):
    in_git.write(".gitignore", f"/public/\n{ignored}\n")
    in_git.build()


@pytest.mark.parametrize("ignored", ["", "# .feedkit-secret", ".feedkit-secret\n!.feedkit-secret"])
def test_a_secret_that_would_go_into_git_is_refused(in_git, ignored):
    in_git.write(".gitignore", f"/public/\n{ignored}\n")
    said = in_git.build(fails=1)
    assert "PUB030" in said.err
    assert SECRET not in said.err


def test_a_new_show_keeps_its_secret_out_of_git(feedkit, tmp_path):
    assert feedkit("-C", str(tmp_path), "init", "new").status == 0
    assert "/.feedkit-secret" in (tmp_path / "new" / ".gitignore").read_text(encoding="utf-8")
