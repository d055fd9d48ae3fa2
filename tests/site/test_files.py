from __future__ import annotations

import errno
import os
import shutil

import pytest

from feedkit.diagnostics import WorldFailed
from feedkit.files import whole
from feedkit.model.artifact import MadeFile, Stage
from feedkit.site import placing

FAILURES = {
    errno.ENOSPC: "the disk is full",
    errno.EACCES: "Permission denied",
    errno.EROFS: "Read-only file system",
}


@pytest.fixture(params=FAILURES, ids=[errno.errorcode[each] for each in FAILURES])
def failing(request, monkeypatch):
    """Lets writing into the site fail half way, as the system would."""

    def fail(*_):
        raise OSError(request.param, os.strerror(request.param))

    def start():
        def half(part, content):
            whole.write_bytes(part, content[: len(content) // 2])
            fail()

        def copied(reading, writing, length=0):
            writing.write(reading.read(3))
            fail()

        monkeypatch.setattr(placing, "write_bytes", half)
        monkeypatch.setattr(shutil, "copyfileobj", copied)
        monkeypatch.setattr("feedkit.files.whole._reflinked", lambda *_: False)
        return FAILURES[request.param]

    return start


@pytest.mark.parametrize("kind", ["text", "file"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(yard, failing, kind):
    first, second = (
        [yard.text("media/a", content), yard.text("feed.xml", content, Stage.FEEDS)]
        if kind == "text"
        else [yard.file("media/a", content.encode()), yard.text("feed.xml", content, Stage.FEEDS)]
        for content in ("the old one", "the new one, which is longer")
    )
    yard.build(*first)
    before = yard.files()
    words = failing()
    with pytest.raises(WorldFailed, match=words) as failed:
        yard.build(*second)
    assert str(yard.public / "media/a") in failed.value.message
    assert failed.value.exit_status == 3
    assert yard.files() == before


def test_the_build_after_a_failure_does_the_rest(yard, failing, monkeypatch):
    pieces = yard.text("index.html"), yard.file("media/a.mp3")
    failing()
    with pytest.raises(WorldFailed):
        yard.build(*pieces)
    monkeypatch.undo()
    yard.build(*pieces)
    assert set(yard.files()) == {"index.html", "media/a.mp3"}
    assert not yard.site.mark.exists()


def test_a_folder_of_feedkit_that_cannot_be_written_stops_the_build_before_it_begins(yard):
    yard.build(yard.text("index.html", "old"))
    shutil.rmtree(yard.root / ".feedkit")
    (yard.root / ".feedkit").write_text("in the way")
    with pytest.raises(WorldFailed):
        yard.build(yard.text("index.html", "new"))
    assert yard.files() == {"index.html": b"old"}


@pytest.mark.parametrize("reflinks", [True, False])
def test_a_source_that_changes_while_it_is_copied_is_not_published(yard, monkeypatch, reflinks):
    audio = yard.file("media/a.mp3", b"the recording")
    audio.source.write_bytes(b"something else")
    if not reflinks:
        monkeypatch.setattr("feedkit.files.whole._reflinked", lambda *_: False)
    with pytest.raises(WorldFailed, match="has changed while the site was being built"):
        yard.build(audio)
    assert yard.files() == {}


def test_a_source_that_has_vanished_is_named(yard):
    audio = yard.file("media/a.mp3")
    audio.source.unlink()
    with pytest.raises(WorldFailed) as failed:
        yard.build(audio)
    assert failed.value.message == f"{audio.source} cannot be read: No such file or directory"


def test_a_copy_is_no_link_to_its_source(yard):
    audio = yard.file("media/a.mp3", b"the recording")
    yard.build(audio)
    audio.source.write_bytes(b"edited after")
    assert yard.files() == {"media/a.mp3": b"the recording"}
    assert (yard.public / "media/a.mp3").stat().st_nlink == 1


def test_copies_take_bounded_memory(yard, monkeypatch):
    sizes = []

    def copied(reading, writing, length=0):
        sizes.append(length)
        while block := reading.read(length):
            writing.write(block)

    monkeypatch.setattr(shutil, "copyfileobj", copied)
    monkeypatch.setattr("feedkit.files.whole._reflinked", lambda *_: False)
    yard.build(yard.file("media/a.mp3", bytes(3_000_000)))
    assert sizes == [1 << 20]


def test_a_name_of_the_greatest_length_still_has_room_for_its_incomplete_one(yard):
    name = "é" * 120 + ".html"
    yard.build(yard.text(name))
    assert set(yard.files()) == {name}


def test_a_made_file_is_what_the_folder_gets(yard):
    piece = yard.file("media/a.mp3")
    assert isinstance(piece, MadeFile)
    yard.build(piece)
    assert yard.files()["media/a.mp3"] == piece.source.read_bytes()
