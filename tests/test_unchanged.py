"""Building again after something has changed: little is read and written, and nothing is missed."""

from __future__ import annotations

import os
import shutil

import pytest

from feedkit import pipeline
from feedkit.outputs.feed import feed
from feedkit.source import load as loading

SLUGS = [f"part-{number}" for number in range(12)]


@pytest.fixture
def series(show, ffmpeg):
    """A show of many episodes that has been built."""
    for number, slug in enumerate(SLUGS):
        show.episode(slug, f"2024-{number + 1:02d}-01", season=str(1 + number // 6))
    show.build()
    return show


@pytest.fixture
def read(monkeypatch):
    """The files of episodes that are read."""
    names: list[str] = []
    real = loading._file

    def spy(root, file, *rest):
        names.append(file)
        return real(root, file, *rest)

    monkeypatch.setattr(loading, "_file", spy)
    return names


def test_an_edit_reads_the_episode_and_those_beside_it(series, read):
    series.edit("episodes/part-5.yaml", "About part-5", "All about part-5")
    series.build()
    assert sorted(read) == [
        "episodes/part-4.yaml",
        "episodes/part-5.yaml",
        "episodes/part-6.yaml",
        "episodes/talk.yaml",
        "show.yaml",
    ]


def test_an_edit_of_the_show_reads_everything(series, read):
    series.edit("show.yaml", "title: ", "title: The ")
    series.build()
    assert len(read) == len(SLUGS) + 2


def test_a_file_beside_an_episode_counts_as_an_edit(series, read):
    series.write("episodes/part-5.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nHello there.\n")
    series.build()
    assert "episodes/part-5.yaml" in read
    assert "episodes/part-2.yaml" not in read
    assert "transcripts/part-5.vtt" in series.site()


def test_what_was_said_of_an_unchanged_episode_is_said_again(series):
    series.edit("episodes/part-3.yaml", "notes: What it is about.\n", "")
    first = series.build().err
    assert "TXT001" in first
    series.edit("episodes/part-9.yaml", "notes: What", "notes: Again, what")
    assert series.build().err == first


def test_what_depended_on_another_episode_is_not_said_again(series):
    series.edit("episodes/part-3.yaml", "About part-3", "About part-9")
    series.edit("episodes/part-3.yaml", "season: 1", "season: 1\nepisode: 4")
    series.edit("episodes/part-2.yaml", "season: 1", "season: 1\nepisode: 4")
    assert "EP034" in series.build().err
    series.edit("episodes/part-2.yaml", "episode: 4", "episode: 5")
    assert "EP034" not in series.build().err


def test_a_page_that_somebody_deleted_is_made_again(series):
    page = series.public / "episodes/part-2/index.html"
    before = page.read_bytes()
    page.unlink()
    series.build()
    assert page.read_bytes() == before


def test_a_recording_that_somebody_deleted_is_copied_again(series):
    before = series.site()
    (series.public / "media/part-2.mp3").unlink()
    series.build()
    assert series.site() == before


def test_an_episode_may_be_gone(series):
    for name in ("part-5.yaml", "part-5.mp3"):
        (series.root / "episodes" / name).unlink()
    series.run("accept", "part-5", "gone")
    said = series.build().err
    assert (series.site(), said) == series.cleanly()
    assert "part-5" not in (series.public / "feed.xml").read_text()


@pytest.mark.parametrize("damage", ["cut", "emptied", "another", "nonsense"])
def test_damaged_knowledge_is_no_knowledge(series, damage):
    path = series.root / ".feedkit/cache/episodes"
    content = path.read_bytes()
    path.write_bytes(
        {
            "cut": content[:-9],
            "emptied": b"",
            "another": content.replace(b"0.1.0", b"9.9.9"),
            "nonsense": content.replace(b"part-5", b"part-6"),
        }[damage]
    )
    series.edit("episodes/part-5.yaml", "About part-5", "All about part-5")
    said = series.build().err
    assert (series.site(), said) == series.cleanly()


def test_an_edit_within_the_same_moment_is_not_missed(series):
    """A file written as the build began may be written again with the same size and time."""
    path = series.root / "episodes/part-5.yaml"
    path.write_text(path.read_text().replace("About part-5", "Above part-5"))
    stat = path.stat()
    series.build()
    path.write_text(path.read_text().replace("Above part-5", "Under part-5"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    series.build()
    assert "Under part-5" in (series.public / "feed.xml").read_text()


@pytest.fixture
def unwritten(monkeypatch):
    """Nothing may be made or written."""

    def write(_site, planned, **_rest):
        raise AssertionError([each.path for each in planned.stale])

    return lambda: monkeypatch.setattr(pipeline, "write", write)


def test_a_fresh_checkout_is_read_again_and_nothing_is_made(series, read, unwritten):
    """Hosts keep the site and what is known of it, and give all other files new times."""
    elsewhere = series.root.with_name("checkout")
    kept = ("public", ".feedkit")
    shutil.copytree(
        series.root,
        elsewhere,
        copy_function=shutil.copyfile,
        ignore=shutil.ignore_patterns(*kept),
    )
    for each in kept:
        shutil.copytree(series.root / each, elsewhere / each)
    checkout = type(series)(elsewhere)
    before = checkout.times()
    unwritten()
    read.clear()
    said = checkout.build()
    assert len(read) == len(SLUGS) + 2
    assert "Nothing has changed" in said.out
    assert (checkout.times(), checkout.site()) == (before, series.site())


def test_where_the_site_has_new_times_too_nothing_is_made(series, monkeypatch):
    """Caches of hosts keep no times to the nanosecond: the bytes of the site are looked at."""
    elsewhere = series.root.with_name("copy")
    shutil.copytree(series.root, elsewhere, copy_function=shutil.copyfile)
    copy = type(series)(elsewhere)
    before = copy.times()
    monkeypatch.setattr(pipeline, "RENDERERS", {})
    said = copy.build()
    assert "Nothing has changed" in said.out
    assert (copy.times(), copy.site()) == (before, series.site())
    copy.touch("episodes/part-5.yaml")
    assert "Nothing has changed" in copy.build().out


def test_a_file_of_the_site_with_other_bytes_of_the_same_length_is_made_again(series):
    page = series.public / "episodes/part-5/index.html"
    right = page.read_bytes()
    page.write_bytes(right.replace(b"About part-5", b"Spoiled by x"))
    series.build()
    assert page.read_bytes() == right


def test_an_edit_of_a_template_makes_no_item_anew(series, monkeypatch):
    """What is known of an episode holds, though its page is made again."""
    made = []
    monkeypatch.setattr(feed, "item", lambda episode, **_rest: made.append(episode.slug))
    series.write("templates/_support.html", "<p>Thank you.</p>\n")
    series.build()
    assert made == []
    assert b"Thank you." in series.site()["episodes/part-5/index.html"]
