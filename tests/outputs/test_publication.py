"""What a publication lends to those that make a part of it."""

from __future__ import annotations

from msgspec.structs import replace

from tests.outputs.pages import conftest as shows


def test_who_is_lent_an_episode_needs_no_other():
    publication = shows.publication()
    slugs = [each.slug for each in publication.catalog.episodes]
    none = publication.telling(replace(publication.catalog, episodes=()))
    lent = none.lending(publication.lend(slugs))
    for slug in slugs:
        assert lent.episode(slug) == publication.episode(slug)
        assert lent.neighbours(slug) == publication.neighbours(slug)


def test_lending_goes_through_the_catalog_no_more_and_notes_nothing():
    publication = shows.publication()
    episode = publication.catalog.episodes[0]
    publication.once("shared", lambda: "made once")
    lent = publication.lending(publication.lend([episode.slug]))
    assert lent.episode(episode.slug) is episode
    assert lent.neighbours(episode.slug) == publication.neighbours(episode.slug)
    assert lent.listings is publication.listings
    assert lent.once("shared", lambda: "made again") == "made once"
    lent.noted("what", episode, lambda _each: "a note")
    assert not publication.notes
    assert not publication.lent
