"""What is on the disk, and since when."""

from __future__ import annotations

import os
import pickle
from functools import partial

import pytest

from feedkit.diagnostics import WorldFailed
from feedkit.files.lasting import Exchange, settle, write_lasting
from feedkit.files.whole import write_bytes


def test_of_many_files_all_are_waited_for_at_once(tmp_path, on_disk):
    with Exchange() as exchange:
        for number in range(50):
            exchange.put(f"{tmp_path}/{number}", lambda part: write_bytes(part, b"x"))
        exchange.settle()
    assert on_disk.count("? everything") == 1
    assert len(list(tmp_path.iterdir())) == 50


def test_what_does_not_take_its_place_leaves_the_other_and_no_part(tmp_path):
    (tmp_path / "a").write_text("old")
    with Exchange() as exchange:
        exchange.put(f"{tmp_path}/a", lambda part: write_bytes(part, b"new"))
        exchange.put(f"{tmp_path}/b", lambda part: write_bytes(part, b"new"))
    assert (tmp_path / "a").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_names_that_begin_alike_do_not_meet(tmp_path):
    names = ["x" * 100 + ending for ending in (".vtt", ".srt")]
    for content in ("old", "new"):
        with Exchange() as exchange:
            for name in names:
                written = (content + name).encode()
                exchange.put(f"{tmp_path}/{name}", partial(write_bytes, content=written))
            exchange.settle()
    assert [(tmp_path / name).read_text() for name in names] == ["new" + name for name in names]


@pytest.fixture
def begun(tmp_path):
    """What an exchange hands over that has written two files, one of them in place of another."""
    (tmp_path / "a").write_text("old")
    with Exchange() as exchange:
        for name in "ab":
            exchange.put(f"{tmp_path}/{name}", lambda part: write_bytes(part, b"new"))
        return pickle.loads(pickle.dumps(exchange.hand_over()))


def test_another_exchange_settles_what_it_takes_over(tmp_path, begun, on_disk):
    assert (tmp_path / "a").read_text() == "old"
    with Exchange() as exchange:
        exchange.take_over(begun)
        exchange.settle()
    assert len([deed for deed in on_disk if deed.startswith("?")]) == 2
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "new", "b": "new"}


def test_what_was_taken_over_and_does_not_take_its_place_leaves_no_part(tmp_path, begun):
    with Exchange() as exchange:
        exchange.take_over(begun)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "old", "b": "new"}


def test_what_nobody_takes_over_is_forgotten(tmp_path, begun):
    begun.forget()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "old", "b": "new"}


def test_a_disk_that_does_not_keep_what_it_is_given_is_named(tmp_path, monkeypatch):
    def broken(_handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    (tmp_path / "a").write_text("old")
    with pytest.raises(WorldFailed, match="Input/output error"):
        write_lasting(tmp_path / "a", b"new")
    with pytest.raises(WorldFailed, match="a cannot be written"):
        settle([f"{tmp_path}/a"])
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]
