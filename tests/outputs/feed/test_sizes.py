from __future__ import annotations

from datetime import timedelta

import pytest

from feedkit.diagnostics import Severity
from feedkit.model.catalog import Catalog
from feedkit.outputs.feed.feed import FEED_OUTPUT
from feedkit.outputs.feed.sizes import large_feeds
from feedkit.outputs.publication import Publication
from feedkit.resolve.feeds import feeds


@pytest.fixture
def findings(show, make):
    """What is said of a feed with items of so many kilobytes."""

    def of(*kilobytes: int, page: int | None = None):
        episodes = tuple(
            make(
                slug=f"e{number}",
                guid=str(number),
                notes="<p>Long.</p>\n" + "word " * (size * 200),
                published=make().published - timedelta(days=number),
            )
            for number, size in enumerate(kilobytes)
        )
        documents = tuple(feeds(show, episodes, page=page))
        catalog = Catalog(show=show, episodes=episodes, feeds=documents)
        publication = Publication(catalog=catalog)
        return list(large_feeds(publication, list(FEED_OUTPUT.artifacts(publication))))

    return of


def test_nothing_is_said_of_a_feed_of_ordinary_size(findings):
    assert findings(100, 300) == []


def test_a_large_feed_is_told_of_with_its_largest_item_and_the_cure(findings):
    (found,) = findings(800, 900, 700)
    assert (found.code, found.severity) == ("XML012", Severity.INFO)
    assert found.message.startswith("feed.xml has 2.")
    assert "“e1” with 9" in found.message
    assert "items: 1" in found.help


def test_a_very_large_feed_is_a_warning(findings):
    (found,) = findings(3000, 4000, 4000)
    assert found.severity is Severity.WARNING
    assert " MB" in found.message.partition("largest")[2]


def test_each_page_counts_by_itself(findings):
    assert findings(800, 900, 700, page=1) == []
