"""What a publication lends to those that make a part of it."""

from __future__ import annotations

from tests.outputs.pages import conftest as shows


def test_lending_goes_through_the_catalog_no_more_and_notes_nothing():
    publication = shows.publication()
    episode = publication.catalog.episodes[0]
    publication.once("shared", lambda: "made once")
    lent = publication.lending({episode.slug: episode})
    assert lent.episode(episode.slug) is episode
    assert lent.listings is publication.listings
    assert lent.once("shared", lambda: "made again") == "made once"
    lent.noted("what", episode, lambda _each: "a note")
    assert not publication.notes
    assert not publication.lent
