"""What a site has on the disk, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from feedkit.model.artifact import Stage


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="nobody says what a handle is of")
def test_all_that_a_feed_names_is_on_the_disk_before_the_feed(yard, on_disk):
    feed = yard.text("feed.xml", stage=Stage.FEEDS)
    yard.build(feed, yard.text("a.html"))
    on_disk.clear()
    feed = yard.text("feed.xml", "another", Stage.FEEDS)
    pieces = yard.text("a.html", "another"), yard.text("b.html")
    yard.build(feed, *pieces, before_feeds=lambda: on_disk.append("the ledger"))
    assert on_disk == [
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
