from __future__ import annotations

import json
import os

import pytest

from feedkit.cache.items import Items
from feedkit.cache.spool import Spool
from feedkit.cache.whole import read_whole, replace_whole

FEED = b"<rss><item>one</item><item>two</item></rss>"
LAYOUT = (5, (("first", 16), ("second", 16)))


@pytest.fixture
def kept(tmp_path):
    """A feed whose items are known; and what knows them, begun anew."""
    feed = tmp_path / "feed.xml"
    feed.write_bytes(FEED)
    index, made = tmp_path / "index", Spool(tmp_path)
    Items(index, tmp_path, made).keep({"feed.xml": LAYOUT})
    return feed, Items(index, tmp_path, made)


def made():
    return b"made anew"


def test_items_are_taken_from_the_last_feed(kept):
    _, items = kept
    assert items.knows("second")
    assert items.known() == {"first", "second"}
    assert items.remember("second", made) == b"<item>two</item>"


def test_a_feed_with_another_time_still_counts(kept):
    feed, items = kept
    os.utime(feed, (1, 1))
    assert items.remember("first", made) == b"<item>one</item>"


def test_a_feed_with_other_bytes_counts_no_more(kept):
    feed, items = kept
    feed.write_bytes(FEED.replace(b"two", b"six"))
    os.utime(feed, (1, 1))
    assert items.remember("second", made) == b"made anew"


def test_an_item_that_is_not_known_is_made_once(kept):
    _, items = kept
    assert items.remember("third", made) == b"made anew"
    assert items.knows("third")
    assert items.remember("third", lambda: b"again") == b"made anew"


def test_an_index_without_digests_of_feeds_is_made_whole(kept):
    feed, items = kept
    index = feed.with_name("index")
    whole = index.read_bytes()
    told = json.loads(read_whole(index))
    del told["feed.xml"]["content"]
    replace_whole(index, json.dumps(told).encode())
    assert items.knows("first")
    items.keep({"feed.xml": LAYOUT})
    assert index.read_bytes() == whole
