from __future__ import annotations

import dataclasses
import json

from feedkit.model.catalog import Catalog
from feedkit.outputs.publication import Publication
from tests.outputs.pages import conftest as shows

PATH = "search/episodes.json"


def test_titles_and_headings_are_listed_with_their_addresses():
    listed = json.loads(shows.site(shows.publication())[PATH])
    assert listed[0] == {
        "title": "The title of full",
        "url": "episodes/full/",
        "facts": "30 April 2025 · Season 2, episode 7 · 2 hr 3 min",
        "headings": [["43", "1. Cranes"], ["60", "1.1 Why they are tall"], ["3850", "2. Ships"]],
    }
    assert [each["title"] for each in listed][1] == shows.HOSTILE
    assert listed[2]["headings"] == []


def test_there_is_no_list_beside_an_index_or_without_episodes():
    assert PATH not in shows.site(shows.publication(index="assets/search-1/"))
    of = Publication(catalog=Catalog(show=shows.show(), episodes=()), templates=shows.TEMPLATES)
    assert PATH not in shows.site(of)


def test_the_list_is_made_anew_for_what_it_says_alone():
    of = shows.publication()
    before = shows.digests(of)[PATH]
    assert shows.digests(shows.with_episode(of, "full", notes="Other"))[PATH] == before
    assert shows.digests(shows.with_episode(of, "full", title="Other"))[PATH] != before
    assert shows.digests(dataclasses.replace(of, version="2"))[PATH] != before
