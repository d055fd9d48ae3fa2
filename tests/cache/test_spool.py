from __future__ import annotations

import errno

import pytest

from feedkit.cache.spool import Spool
from feedkit.diagnostics import WorldFailed


def test_what_is_put_in_comes_out():
    with Spool() as spool:
        spool.put("a", b"one")
        spool.put("b", b"")
        spool.put("c", b"three")
        assert [spool.get(name) for name in "abcd"] == [b"one", b"", b"three", None]


def test_a_full_disk_is_said(monkeypatch):
    class Full:
        def seek(self, *_to):
            return 0

        def write(self, _content):
            raise OSError(errno.ENOSPC, "No space left on device")

        close = flush = seek

    monkeypatch.setattr("feedkit.cache.spool.TemporaryFile", Full)
    with Spool() as spool, pytest.raises(WorldFailed, match="No space left"):
        spool.put("a", b"one")
