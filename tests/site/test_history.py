"""Whatever happened to a folder before, a build makes of it what a first build would make."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedkit.model.artifact import Stage
from feedkit.site.conflicts import conflicts

PATHS = ("index.html", "a", "a/b", "a/b/c.html", "a/d.html", "media/1.mp3", "feed.xml")
CONTENTS = ("one", "another", "a third one")


class Killed(BaseException):
    """Ends a process as a signal does: nothing is tidied up."""


@contextlib.contextmanager
def killed_at(number: int) -> Iterator[Callable[[], bool]]:
    """Let the process die when it is about to put its ``number``th file in its place."""
    left = [number]
    replace, unlink = os.replace, os.unlink

    def dying(path, target):
        left[0] -= 1
        if left[0] <= 0:
            raise Killed
        return replace(path, target)

    def dead(path):
        if left[0] > 0:
            unlink(path)

    with mock.patch.object(os, "replace", dying), mock.patch.object(os, "unlink", dead):
        yield lambda: left[0] <= 0


def pieces_of(yard, written):
    return [
        yard.file(path, content.encode())
        if path.startswith("media/")
        else yard.text(path, content, Stage.FEEDS if path == "feed.xml" else Stage.PAGES)
        for path, content in written.items()
    ]


def edit_by_hand(yard, number: int, edit: str) -> None:
    files = sorted(path for path in yard.public.rglob("*") if path.is_file())
    if not files:
        return
    path = files[number % len(files)]
    if path.name == ".feedkit-site":
        return
    path.unlink()
    if edit == "change":
        path.write_text("changed by hand, and longer than anything else")
    if edit == "link":
        path.symlink_to(yard.root / "elsewhere")


sets = st.dictionaries(st.sampled_from(PATHS), st.sampled_from(CONTENTS))
steps = st.one_of(
    st.tuples(st.just("build"), sets),
    st.tuples(st.just("kill"), sets, st.integers(1, 8)),
    st.tuples(st.just("edit"), st.integers(0, 20), st.sampled_from(["delete", "change", "link"])),
)


def possible(yard, written) -> bool:
    return not list(conflicts(pieces_of(yard, written)))


@settings(max_examples=150, deadline=None)
@given(st.lists(steps, max_size=6), sets)
def test_any_history_ends_as_a_clean_write_would(new_yard, history, last):
    with tempfile.TemporaryDirectory() as folder:
        yard = new_yard(Path(folder) / "old")
        (yard.root / "elsewhere").write_text("not ours")
        clean = new_yard(Path(folder) / "new")
        if not possible(yard, last):
            return
        for kind, *what in history:
            if kind == "edit":
                edit_by_hand(yard, *what)
            elif possible(yard, what[0]):
                pieces = pieces_of(yard, what[0])
                if kind == "build":
                    yard.build(*pieces)
                else:
                    with killed_at(what[1]) as dead, contextlib.suppress(Killed):
                        yard.build(*pieces)
                        assert not dead()
        yard.build(*pieces_of(yard, last))
        clean.build(*pieces_of(clean, last))
        assert yard.files() == clean.files()
        folders = {path for path in yard.public.rglob("*") if path.is_dir()}
        assert all(any(path.iterdir()) for path in folders)
        assert not list(yard.root.rglob("*.feedkit-part"))
        assert (yard.root / "elsewhere").read_text() == "not ours"
        before = yard.times()
        assert yard.build(*pieces_of(yard, last)).written == ()
        assert {path: time for path, time in yard.times().items() if "/public/" in path} == {
            path: time for path, time in before.items() if "/public/" in path
        }


@pytest.mark.parametrize("number", range(1, 8))
def test_what_only_a_killed_build_wrote_is_taken_away(yard, number):
    """It is in no manifest; and a page that was withdrawn meanwhile must not stay published."""
    withdrawn = [yard.file("media/secret.mp3"), yard.text("episodes/secret/index.html")]
    feed = yard.text("feed.xml", stage=Stage.FEEDS)
    with killed_at(number), contextlib.suppress(Killed):
        yard.build(*withdrawn, feed)
    with killed_at(2), contextlib.suppress(Killed):
        yard.build(feed)
    yard.build(feed)
    assert set(yard.files()) == {"feed.xml"}


def test_obsolete_files_go_even_if_the_build_is_killed_before_it_takes_them_away(yard):
    yard.build(yard.text("index.html"), yard.text("old.html"))
    with mock.patch("feedkit.site.write._remove", side_effect=Killed), pytest.raises(Killed):
        yard.build(yard.text("index.html"))
    assert "old.html" in yard.files()
    assert yard.build(yard.text("index.html")).removed == ("old.html",)
    assert set(yard.files()) == {"index.html"}


def test_incomplete_files_of_a_killed_build_are_swept(yard):
    pieces = yard.text("index.html"), yard.file("media/a.mp3")
    yard.build(*pieces)
    changed = yard.text("index.html", "changed"), yard.file("media/a.mp3", b"changed")
    with killed_at(2), pytest.raises(Killed):
        yard.build(*changed)
    assert {path.parent.name for path in yard.root.rglob("*.feedkit-part")} == {"media", "public"}
    yard.build(*pieces)
    assert list(yard.root.rglob("*.feedkit-part")) == []
    assert yard.files() == {
        "index.html": b"text of index.html",
        "media/a.mp3": b"file at media/a.mp3",
    }


@pytest.mark.parametrize("content", ["", "null", "{}", '[1, "../x", "/y"]', "\0"])
def test_a_damaged_mark_does_no_harm(yard, content):
    yard.build(yard.text("index.html"))
    yard.site.mark.write_text(content)
    (yard.root / "x").write_text("mine")
    assert yard.build(yard.text("index.html")).removed == ()
    assert not yard.site.mark.exists()
    assert (yard.root / "x").exists()
