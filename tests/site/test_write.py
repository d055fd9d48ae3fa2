from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from feedkit.diagnostics import FolderRefused, WorldFailed
from feedkit.model.artifact import Stage
from feedkit.site.write import plan


@pytest.fixture
def pieces(yard):
    """One piece for each stage, listed in the wrong order."""
    return [
        yard.text("feed.xml", stage=Stage.FEEDS),
        yard.text("index.html"),
        yard.text("chapters/talk.json", stage=Stage.SIDE_FILES),
        yard.file("art/cover.png", stage=Stage.IMAGES),
        yard.file("media/talk.mp3"),
    ]


@pytest.fixture
def deeds(yard, monkeypatch):
    """What becomes visible in the folder, in the order in which it does."""
    seen: list[str] = []
    replace, unlink = os.replace, os.unlink

    def watched_replace(path, target):
        seen.append(Path(target).relative_to(yard.root).as_posix())
        return replace(path, target)

    def watched_unlink(path):
        if os.path.lexists(path):
            seen.append(f"- {Path(path).relative_to(yard.root).as_posix()}")
        return unlink(path)

    monkeypatch.setattr(os, "replace", watched_replace)
    monkeypatch.setattr(os, "unlink", watched_unlink)
    return seen


def test_feeds_come_when_all_they_name_is_there_and_obsolete_files_go_last(yard, pieces, deeds):
    yard.build(yard.text("old.html"))
    deeds.clear()
    yard.build(*pieces, before_feeds=lambda: deeds.append("the ledger"))
    assert deeds == [
        ".feedkit/manifest-unfinished",
        "public/media/talk.mp3",
        "public/art/cover.png",
        "public/chapters/talk.json",
        "public/index.html",
        "the ledger",
        "public/feed.xml",
        ".feedkit/manifest",
        "- public/old.html",
        "- .feedkit/manifest-unfinished",
    ]


def test_a_ledger_that_cannot_be_written_keeps_the_old_feed(yard, pieces):
    yard.build(yard.text("feed.xml", "the old feed", Stage.FEEDS))

    def fail():
        raise WorldFailed("the ledger cannot be written")

    with pytest.raises(WorldFailed):
        yard.build(*pieces, before_feeds=fail)
    assert yard.files()["feed.xml"] == b"the old feed"
    assert "media/talk.mp3" in yard.files()


def test_a_second_build_renders_nothing_and_writes_nothing(yard, pieces):
    yard.build(*pieces)
    before = yard.times()
    assert not plan(yard.site, pieces)
    outcome = yard.build(*pieces, render=lambda each: pytest.fail(f"{each.path} was rendered"))
    assert (outcome.written, outcome.removed) == ((), ())
    changed = {path for path, time in yard.times().items() if before.get(path) != time}
    assert changed <= {str(yard.root / ".feedkit")}


def test_only_what_is_made_from_something_else_is_rendered(yard, pieces):
    yard.build(*pieces)
    rendered = []

    def render(each):
        rendered.append(each.path)
        return each.key.encode()

    index = yard.text("index.html", "another index")
    outcome = yard.build(*pieces[:1], index, *pieces[2:], render=render)
    assert rendered == ["index.html"]
    assert outcome.written == ("index.html",)


def test_the_same_content_made_from_something_else_is_not_written_again(yard, pieces):
    yard.build(*pieces)
    before = yard.times()
    others = [
        each if each.stage in {Stage.MEDIA, Stage.IMAGES} else yard.text(each.path, f"{each.key} ")
        for each in pieces
    ]
    outcome = yard.build(*others, render=lambda each: each.key.rstrip().encode())
    assert outcome.written == ()
    assert {path: yard.times()[path] for path in before if "public" in path} == {
        path: time for path, time in before.items() if "public" in path
    }
    assert not plan(yard.site, others)


@pytest.mark.parametrize("path", ["index.html", "media/talk.mp3", "feed.xml"])
@pytest.mark.parametrize("edit", ["changed", "deleted", "made a link", "changed in place"])
def test_what_was_edited_by_hand_is_made_again(yard, pieces, path, edit):
    yard.build(*pieces)
    right = yard.files()
    place = yard.public / path
    if edit == "changed":
        place.write_bytes(b"by hand")
    if edit == "deleted":
        place.unlink()
    if edit == "made a link":
        elsewhere = place.rename(yard.root / "elsewhere")
        place.symlink_to(elsewhere)
    if edit == "changed in place":  # as long as it was, but written at another time
        place.write_bytes(b"x" * len(right[path]))
        os.utime(place, ns=(1, 1))
    outcome = yard.build(*pieces)
    assert outcome.written == (path,)
    assert yard.files() == right
    assert not place.is_symlink()


def test_a_file_that_was_only_touched_stays(yard, pieces):
    yard.build(*pieces)
    os.utime(yard.public / "index.html", ns=(1, 1))
    assert yard.build(*pieces).written == ()
    assert (yard.public / "index.html").stat().st_mtime_ns == 1


def test_what_feedkit_wrote_and_no_longer_makes_is_taken_away_with_its_folder(yard):
    yard.build(yard.text("index.html"), yard.text("episodes/a/index.html"), yard.text("b/c.html"))
    (yard.public / "b" / "mine.txt").write_text("by hand")
    outcome = yard.build(yard.text("index.html"))
    assert outcome.removed == ("b/c.html", "episodes/a/index.html")
    assert set(yard.files()) == {"index.html", "b/mine.txt"}
    assert not (yard.public / "episodes").exists()


def test_without_a_manifest_nothing_is_taken_away(yard):
    yard.build(yard.text("index.html"), yard.text("old.html"))
    shutil.rmtree(yard.root / ".feedkit")
    assert yard.build(yard.text("index.html")).removed == ()
    assert "old.html" in yard.files()


@pytest.mark.parametrize("manifest", ["kept", "lost"])
def test_cleaning_takes_away_everything_else(yard, manifest):
    yard.build(yard.text("index.html"), yard.file("media/a.mp3"))
    (yard.public / "mine").mkdir()
    (yard.public / "mine" / "file.txt").write_text("by hand")
    (yard.public / "link").symlink_to(yard.root)
    if manifest == "lost":
        shutil.rmtree(yard.root / ".feedkit")
    outcome = yard.build(yard.text("index.html"), keep=frozenset({"media/a.mp3"}), clean=True)
    assert outcome.removed == ("link", "mine/file.txt")
    assert set(yard.files()) == {"index.html", "media/a.mp3"}
    assert not (yard.public / "mine").exists()


def test_cleaning_refuses_a_foreign_folder(yard):
    yard.public.mkdir()
    (yard.public / "thesis.txt").write_text("years of work")
    with pytest.raises(FolderRefused):
        yard.build(yard.text("index.html"), clean=True)
    assert yard.files() == {"thesis.txt": b"years of work"}


def test_what_cannot_be_made_here_is_kept_and_remembered(yard):
    audio = yard.file("media/a.mp3")
    yard.build(yard.text("index.html"), audio)
    for content in ("one", "two"):
        keep = frozenset({"media/a.mp3"})
        assert yard.build(yard.text("index.html", content), keep=keep).removed == ()
    assert yard.build(yard.text("index.html")).removed == ("media/a.mp3",)


@pytest.mark.parametrize("first", ["about", "about/index.html"])
def test_a_file_takes_the_place_of_a_folder_and_a_folder_that_of_a_file(yard, first):
    both = ["about", "about/index.html"]
    yard.build(yard.text(first))
    both.remove(first)
    outcome = yard.build(yard.text(both[0]))
    assert (outcome.written, outcome.removed) == ((both[0],), (first,))
    assert set(yard.files()) == set(both)


@pytest.mark.parametrize("path", ["media/a.mp3", "old.html"])
def test_links_that_lead_out_of_the_folder_are_refused(yard, path, tmp_path):
    outside = yard.root / "outside"
    outside.mkdir()
    (outside / "a.mp3").write_bytes(b"mine")
    yard.build(yard.text("index.html"))
    (yard.public / "media").symlink_to(outside, target_is_directory=True)
    with pytest.raises(FolderRefused, match="leads out of"):
        yard.build(yard.file("media/a.mp3"))
    with pytest.raises(FolderRefused, match="leads out of"):
        yard.build(yard.file("media/deep/a.mp3"))
    assert [each.name for each in outside.iterdir()] == ["a.mp3"]
    assert (outside / "a.mp3").read_bytes() == b"mine"


def test_pruning_does_not_follow_links_out_of_the_folder(yard):
    yard.build(yard.text("index.html"), yard.file("media/a.mp3"))
    outside = (yard.public / "media").rename(yard.root / "outside")
    (yard.public / "media").symlink_to(outside, target_is_directory=True)
    with pytest.raises(FolderRefused, match="leads out of"):
        yard.build(yard.text("index.html"))
    assert (outside / "a.mp3").exists()


def test_a_link_in_a_circle_is_refused(yard):
    yard.build(yard.text("index.html"))
    (yard.public / "media").symlink_to(yard.public / "media")
    with pytest.raises(FolderRefused):
        yard.build(yard.file("media/a.mp3"))


def test_paths_of_a_forged_manifest_do_not_lead_out(yard):
    yard.build(yard.text("index.html"))
    (yard.root / "precious.txt").write_text("mine")
    for path in ("../precious.txt", str(yard.root / "precious.txt")):
        yard.site.manifest.write_text(f'{{"format": 1, "files": {{"{path}": ["", 4, 1]}}}}')
        assert yard.build(yard.text("index.html")).removed == ()
    assert (yard.root / "precious.txt").exists()


def test_a_site_in_another_folder_is_whole_too(new_yard, tmp_path):
    yard = new_yard(tmp_path / "a path with spaces" / "naïve ☃")
    yard.build(yard.text("épisodes/ça va/index.html"), yard.file("media/☃.mp3"))
    assert set(yard.files()) == {"épisodes/ça va/index.html", "media/☃.mp3"}
