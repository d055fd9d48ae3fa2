"""Deleting or damaging anything below ``.feedkit`` costs time, and nothing else."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest

import feedkit
from feedkit.diagnostics import WorldFailed

EXECUTING = {"pickle", "cPickle", "shelve", "marshal", "dill", "joblib", "cloudpickle", "dbm"}


@pytest.fixture
def built(show):
    show.build()
    return show


def kept(show, *, but=()):
    """The files of the cache, and what else feedkit keeps."""
    files = sorted(path for path in (show.root / ".feedkit").rglob("*") if path.is_file())
    return [path for path in files if not any(part in path.parts for part in but)]


DAMAGES = {
    "emptied": lambda content: b"",
    "cut in half": lambda content: content[: len(content) // 2],
    "cut by one byte": lambda content: content[:-1],
    "overwritten": lambda content: b"\x80\x04\x95 something else \xff\0",
    "of another version": lambda content: content.replace(b"0.1.0", b"9.9.9"),
    "an empty list": lambda content: b"[]",
    "an empty object": lambda content: b"{}",
    "null": lambda content: b"null",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_caches_are_made_again_without_a_word(built, damage):
    before, said = built.site(), built.build()
    # A smaller picture is no format that could be checked without knowing what it should be.
    for path in kept(built, but=("small",)):
        path.write_bytes(DAMAGES[damage](path.read_bytes()))
    built.touch("show.yaml")
    again = built.build()
    assert (again.out, again.err) == (said.out, said.err)
    assert built.site() == before


def test_without_any_cache_the_same_site_is_made(built):
    before = built.site()
    shutil.rmtree(built.root / ".feedkit")
    assert "Nothing has changed" in built.build().out or built.site() == before
    assert built.site() == before


def test_nothing_is_taken_from_a_feed_that_somebody_has_changed(built):
    feed = built.public / "feed.xml"
    feed.write_bytes(feed.read_bytes().replace(b"cranes", b"drones"))
    built.episode("another")
    built.build()
    assert b"cranes" in built.site()["feed.xml"]
    assert b"drones" not in built.site()["feed.xml"]


def test_a_cache_that_cannot_be_written_costs_only_time(built, monkeypatch, ffmpeg):
    before = built.site()

    def refuse(path, content, write_bytes=Path.write_bytes):
        if ".feedkit" in path.parts:
            raise PermissionError(13, "Permission denied")
        return write_bytes(path, content)

    for name in ("cache/audio.json", "cache/images.json", "seal"):
        (built.root / ".feedkit" / name).unlink()
    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert "Nothing has changed" in built.build().out
    assert built.site() == before


def test_where_the_manifest_cannot_be_written_nothing_is(built, monkeypatch):
    before = built.site()

    def refuse(path, content, write_bytes=Path.write_bytes):
        if ".feedkit" in path.parts:
            raise PermissionError(13, "Permission denied")
        return write_bytes(path, content)

    built.edit("episodes/talk.yaml", "cranes", "boats")
    monkeypatch.setattr(Path, "write_bytes", refuse)
    said = built.build(fails=3)
    assert "cannot be written: Permission denied" in said.err
    assert built.site() == before


OF_MEMORY = {("processes.py", "pickle")}
"""What copies of a process are told stands in memory that they alone have, in no file."""


def test_nothing_that_can_execute_is_ever_read():
    modules = sorted(Path(feedkit.__file__).parent.rglob("*.py"))
    nodes = [(path, node) for path in modules for node in ast.walk(ast.parse(path.read_text()))]
    imports = [
        (path.name, name)
        for path, node in nodes
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [
            *(alias.name for alias in node.names),
            *([node.module or ""] if isinstance(node, ast.ImportFrom) else []),
        ]
        if name.partition(".")[0] in EXECUTING
    ]
    calls = [
        (path.name, node.func.id)
        for path, node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"eval", "exec", "__import__"}
    ]
    assert set(imports) - OF_MEMORY == set()
    assert calls == []


def test_a_failure_of_the_world_ends_with_three():
    assert WorldFailed("the disk is full").exit_status == 3
