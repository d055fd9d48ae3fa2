"""The benchmarks measure what they say; how long anything takes is never tested."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(autouse=True)
def scripts(monkeypatch):
    monkeypatch.syspath_prepend(str(FOLDER))


def files(root):
    return {str(each.relative_to(root)): each.read_bytes() for each in root.rglob("*.*")}


def test_a_size_always_gives_the_same_files(tmp_path):
    from corpus import feedkit_show

    feedkit_show(tmp_path / "once", 3)
    feedkit_show(tmp_path / "again", 3)
    assert files(tmp_path / "once") == files(tmp_path / "again")
    assert len(files(tmp_path / "once")) == 5


def test_episodes_of_a_larger_show_begin_with_those_of_a_smaller_one():
    from corpus import episodes

    assert [*episodes(3)] == [*episodes(5)][:3]


def test_an_episode_has_the_notes_and_the_outline_that_the_page_speaks_of():
    from corpus import episodes

    listed = [*episodes(40)]
    assert {len(each.chapters) for each in listed} == {36}
    assert 1550 <= sum(len(each.notes) for each in listed) / 40 < 1650


def test_every_case_is_built_and_an_edit_can_be_seen(tmp_path):
    from builds import measure
    from sites import CASES, feedkit

    site = feedkit(tmp_path / "show", 3)
    figures = measure([site], list(CASES), rounds=1)
    assert [*figures] == ["cold", "nothing", "one edit", "template"]
    feed = etree.parse(site.root / "public/feed.xml")
    titles = [each.text.partition(":")[0] for each in feed.iterfind(".//item/title")]
    assert titles == ["Episode 2", "Episode 1!", "Episode 0"]
    page = (site.root / "public/episodes/episode-000001/index.html").read_text(encoding="utf-8")
    assert "<p>00</p>" in page
    for costs in figures.values():
        assert all(each.wall > 0 and each.cpu > 0 and each.memory > 0 for each in costs["feedkit"])


def test_both_programs_get_the_same_episodes(tmp_path):
    from corpus import episodes
    from sites import feedkit, hugo

    ours, theirs = feedkit(tmp_path / "ours", 2), hugo(tmp_path / "theirs", 2, "hugo")
    (_, second) = episodes(2)
    for site in (ours, theirs):
        text = site.episode.read_text(encoding="utf-8")
        assert second.title in text
        assert all(each.title in text for each in second.chapters)
        assert all(line in text for line in second.notes.splitlines())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of other processes")
def test_the_memory_of_children_counts():
    from watching import Glances

    hold = "held = bytearray(b'x') * 60_000_000; print(flush=True); input()"
    begin = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {hold!r}]).wait()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", begin], **pipes) as process:
        process.stdout.readline()
        glances = Glances(process.pid)
        glances.look()
        alone = glances.most
        glances.look()
        process.stdin.write(b"\n")
    assert alone < 60_000_000 < glances.most


def test_what_fails_is_not_measured():
    from watching import watched

    with pytest.raises(SystemExit, match="no such thing"):
        watched((sys.executable, "-c", "raise SystemExit('no such thing')"))


def test_growth_is_told_for_an_episode():
    from builds import growth
    from watching import Cost

    measured = {
        1000: {"cold": {"feedkit": [Cost(10, 10, 1)]}},
        10_000: {"cold": {"feedkit": [Cost(120, 120, 1)]}},
    }
    assert growth(measured) == {"10000 against 1000": {"cold": 1.2}}


def test_tables_tell_medians_and_ratios(tmp_path):
    import json

    from tables import page

    def costs(*walls):
        return [{"wall": each, "cpu": 2 * each, "memory": 5_000_000} for each in walls]

    figures = {
        "machine": {"cores": 2, "pagefind": ""},
        "builds": {"1000": {"cold": {"feedkit": costs(1, 3, 50), "hugo": costs(6, 2, 2)}}},
        "growth": {},
    }
    (tmp_path / "builds.json").write_text(json.dumps(figures), encoding="utf-8")
    text = page(tmp_path)
    assert text.startswith("cores 2\n\n| 1,000 episodes |")
    row = "| cold | 3.00 s, 6.00 s, 5 MB | 2.00 s, 4.00 s, 5 MB | 1.50 | 1.50 | 1.00 |"
    assert row in text.splitlines()


def test_what_is_measured_of_feed_text_has_its_table(tmp_path, capsys, monkeypatch):
    import feed_text
    from tables import page

    place = str(tmp_path / "feed-text.json")
    words = ["feed_text.py", "3", "--rounds", "1", "--json", place, "--folder", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", words)
    feed_text.main()
    assert "3 episodes, beside plain RSS and beside all of it" in capsys.readouterr().out
    _, _, *rows = page(tmp_path).splitlines()
    names = [row.split(" | ")[0].strip("| ") for row in rows]
    assert names == ["plain RSS", "all of it", "all items new", "one change"]
    assert rows[0].split(" | ")[2] == rows[1].split(" | ")[3].strip(" |") == "1.000"


def test_the_text_of_a_feed_is_the_same_where_its_items_are_at_hand(tmp_path):
    from corpus import feedkit_show
    from feed_text import bare, empty, feed, fresh, one_change, published, said

    feedkit_show(tmp_path, 3)
    publication = published(tmp_path)
    whole = feed(fresh(publication, items=empty(tmp_path)))
    assert bare(said(publication), whole=False).count(b"<item>") == whole.count(b"<item>") == 3
    assert one_change(publication, tmp_path, 1) >= 0
    assert (tmp_path / "feed.xml").read_bytes() == whole


def test_a_loop_beside_it_says_of_episodes_all_that_the_feed_says(tmp_path):
    from corpus import feedkit_show
    from feed_text import bare, empty, feed, fresh, published, said

    def told(text):
        return [
            sorted(
                (each.tag, (each.text or "").strip(), *each.attrib.values()) for each in item.iter()
            )
            for item in etree.fromstring(text).iter("item")
        ]

    feedkit_show(tmp_path, 3)
    publication = published(tmp_path)
    loop = bare(said(publication), whole=True)
    assert told(loop) == told(feed(fresh(publication, items=empty(tmp_path))))
