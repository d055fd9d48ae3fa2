from __future__ import annotations

import errno

import pytest

from feedkit.cache.spool import Spool
from feedkit.diagnostics import WorldFailed


def test_what_is_put_in_comes_out(tmp_path):
    with Spool(tmp_path / "own") as spool:
        spool.put("a", b"one")
        spool.put("b", b"")
        spool.put("c", b"three")
        assert [spool.get(name) for name in "abcd"] == [b"one", b"", b"three", None]


def test_there_is_no_folder_before_there_is_much(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    monkeypatch.setattr("feedkit.cache.spool.IN_MEMORY", 5)
    with Spool(tmp_path / "own") as spool:
        spool.put("a", b"one")
        assert not (tmp_path / "own").exists()
        spool.put("b", b"two")
        assert (tmp_path / "own").exists()
        spool.put("c", b"three")
        assert [spool.get(name) for name in spool] == [b"one", b"two", b"three"]
        assert "b" in spool
    assert not list((tmp_path / "own").iterdir())


def test_a_full_disk_is_said(monkeypatch, tmp_path):
    class Full:
        def __init__(self, **_where):
            pass

        def seek(self, *_to):
            return 0

        def write(self, _content):
            raise OSError(errno.ENOSPC, "No space left on device")

        close = flush = seek

    monkeypatch.setattr("feedkit.cache.spool.TemporaryFile", Full)
    monkeypatch.setattr("feedkit.cache.spool.IN_MEMORY", 2)
    with Spool(tmp_path) as spool, pytest.raises(WorldFailed, match="No space left"):
        spool.put("a", b"one")
