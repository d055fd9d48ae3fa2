"""What a site has on the disk, and in which order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from feedkit.model.artifact import Stage


@pytest.fixture
def deeds(monkeypatch):
    """What is asked to be on the disk, and what comes into its place, in this order."""
    seen: list[str] = []
    replace = os.replace

    def asked(handle: int) -> None:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        seen.append(f"? {path.name.lstrip('.').partition('.' + str(os.getpid()))[0]}")

    def placed(path, target):
        seen.append(Path(target).name)
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", asked)
    monkeypatch.setattr(os, "sync", lambda: seen.append("? everything"))
    monkeypatch.setattr(os, "replace", placed)
    return seen


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="nobody says what a handle is of")
def test_all_that_a_feed_names_is_on_the_disk_before_the_feed(yard, deeds):
    feed = yard.text("feed.xml", stage=Stage.FEEDS)
    yard.build(feed, yard.text("a.html"))
    deeds.clear()
    feed = yard.text("feed.xml", "another", Stage.FEEDS)
    pieces = yard.text("a.html", "another"), yard.text("b.html")
    yard.build(feed, *pieces, before_feeds=lambda: deeds.append("the ledger"))
    assert deeds == [
        "? manifest-unfinished",
        "manifest-unfinished",
        "b.html",
        "? b.html",
        "? a.html",
        "a.html",
        "the ledger",
        "? feed.xml",
        "feed.xml",
        "? manifest",
        "manifest",
    ]
