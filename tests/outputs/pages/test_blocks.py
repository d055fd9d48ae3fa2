"""A show replaces one block of a page and keeps the rest."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location

import pytest

from feedkit.model.podcast.keys import ShowKeys
from feedkit.model.podcast.remote_item import RemoteItem
from feedkit.outputs.pages.templates import Filler

from .conftest import FOLDER, TEMPLATES

PAGES = {
    "episode.html": "episodes/full/index.html",
    "index.html": "index.html",
    "tag.html": "tags/cranes/index.html",
    "person.html": "people/bo-derrick/index.html",
    "about.html": "about/index.html",
    "subscribe.html": "subscribe/index.html",
    "embed.html": "embed/full/index.html",
    "redirect.html": "older/index.html",
    "404.html": "404.html",
    "search.html": "search/index.html",
}
"""Every template of a page, and a page that is filled from it."""

# The menu stands in the masthead, which players elsewhere and the home page do not have.
BLOCKS = [
    (name, block)
    for name in PAGES
    for block in dict.fromkeys(
        re.findall(r"{% block (\w+)", TEMPLATES[name] + TEMPLATES["page.html"])
    )
    if (name, block) not in {("embed.html", "menu"), ("index.html", "menu")}
]


def extending(name: str, block: str, text: str) -> dict[str, str]:
    return {name: f'{{% extends "feedkit/{name}" %}}{{% block {block} %}}{text}{{% endblock %}}'}


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_one_block_is_replaced_without_copying_the_rest(shows, name, block):
    path = PAGES[name]
    before = shows.html(shows.publication(), path)
    after = shows.html(shows.publication(templates=extending(name, block, "<!-- mine -->")), path)
    start, mine, end = after.partition("<!-- mine -->")
    assert mine
    assert before.startswith(start)
    assert before.endswith(end)


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_a_block_can_hold_feedkits_own(shows, name, block):
    path = PAGES[name]
    before = shows.html(shows.publication(), path)
    assert shows.html(
        shows.publication(templates=extending(name, block, "{{ super() }}")), path
    ) == (before)


def test_pages_are_given_what_the_reference_says(shows, monkeypatch):
    place = FOLDER.parent / "scripts" / "template_reference.py"
    spec = spec_from_file_location("template_reference", place)
    script = module_from_spec(spec)
    spec.loader.exec_module(script)
    given = {}
    fill = Filler.fill

    def noting(filler, name, **views):
        given.setdefault(name, {key: type(view) for key, view in views.items()})
        return fill(filler, name, **views)

    monkeypatch.setattr(Filler, "fill", noting)
    recommended = (RemoteItem(guid="917393e3-1b1e-5cef-ace4-edaa54e1f810"),)
    keys = ShowKeys(podroll=recommended)
    shows.site(shows.publication(show=shows.show(podcast=keys)))
    told = {name: own for name, own in script.GIVEN.items() if name not in script.ALONE}
    assert given == {name: {**script.EVERYWHERE, **own} for name, own in told.items()}
    assert set(given) == {*PAGES, "podroll.html"}
