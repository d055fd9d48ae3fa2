"""What the quick way makes of templates is what Jinja makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from feedkit.model.catalog import Person
from feedkit.model.podcast.keys import ShowKeys
from feedkit.model.podcast.remote_item import RemoteItem
from feedkit.model.site_choices import SiteChoices
from feedkit.outputs.pages import TemplateMistake
from feedkit.outputs.pages.quick import escaped, render
from feedkit.outputs.pages.templates import Filler

TEXTS = st.text(alphabet=st.sampled_from("ab&<>\"'é…"))


@given(st.one_of(TEXTS, TEXTS.map(Markup), st.integers(), st.floats(), st.none(), st.booleans()))
def test_what_is_put_out_is_escaped_as_ever(value):
    assert escaped(value) == str(escape(value))


class Seen(str):
    """A text that says itself how it stands in HTML."""

    def __html__(self):
        return f"<i>{self}</i>"


def test_a_text_may_say_itself_how_it_is_escaped():
    assert escaped(Seen("a")) == "<i>a</i>"


@pytest.fixture
def filled(monkeypatch):
    """The names of templates as they are filled, each the quick way and as Jinja does it."""
    found = []

    def fill(filler, name, **views):
        text = render(filler._quick, name, views)
        assert text == filler._surely(name, views)
        found.append(name)
        return text

    monkeypatch.setattr(Filler, "fill", fill)
    return found


def test_all_templates_of_ours_are_filled_the_quick_way(shows, filled):
    recommended = (RemoteItem(guid="917393e3-1b1e-5cef-ace4-edaa54e1f810"),)
    scripts = (shows.script("https://stats.example/a.js", data={"domain": "<a>"}),)
    show = shows.show(
        podcast=ShowKeys(podroll=recommended),
        scripts=scripts,
        site=SiteChoices(menu=("Us: /about/", "All: /episodes/full/"), footer="*Tall* ships"),
        people=(Person(name="Cy Winch", portrait=shows.picture("cy"), about="Lifts things."),),
    )
    many = (shows.bare(f"bare-{number}", season=number // 50) for number in range(110))
    shows.site(shows.publication(shows.full(), shows.hostile(), *many, show=show))
    pages = {name for name, text in shows.TEMPLATES.items() if '{% extends "page.html" %}' in text}
    assert {*filled} == {name for name in pages if "/" not in name}


OWN = {
    "a part that is replaced": {"_facts.html": "<p>{{ episode.title }}</p>{% set site = 1 %}"},
    "a page that extends ours": {
        "episode.html": '{% extends "feedkit/episode.html" %}{% set title = "<b>" %}'
        "{% block summary %}{{ super() }}{{ title }}{% endblock %}"
        '{% block notes %}{% include "_about.html" %}{{ self.summary() }}{% endblock %}'
    },
    "a page of its own": {
        "tag.html": "{% macro m(a) %}<i>{{ a }}{{ caller() }}</i>{% endmacro %}"
        '{% call m("<>") %}{{ tag.title|upper }}{% endcall %}{% filter upper %}{{ tag }}'
        "{% endfilter %}{{ {'a': '<'}.a ~ tag.title }}{{ tag.nothing is defined }}"
        "{% for each in [[1], [2, [3]]] recursive %}{{ each if each is number else loop(each) }}"
        '{% endfor %}{% with player = 1 %}{% include "_follow.html" %}{% endwith %}'
    },
}


@pytest.mark.parametrize("own", OWN.values(), ids=OWN)
def test_templates_of_a_show_are_what_they_ever_were(shows, filled, own):
    assert shows.site(shows.publication(templates=own))
    assert filled


GIVEN_NO_VIEW = {
    "person.html": "{% with picture = {'href': 'a.png', 'width': 1, 'height': 2, 'alt': '<',"
    " 'copies': []}, class = '', lazy = true %}"
    '{% include "_picture.html" %}{% endwith %}'
}


def test_a_show_may_give_a_part_of_ours_what_is_no_view(shows):
    of = shows.publication(templates=GIVEN_NO_VIEW)
    assert shows.html(of, "people/cy-winch/index.html") == (
        '<picture>\n<img src="a.png" width="1" height="2" alt="&lt;" loading="lazy" '
        'decoding="async"></picture>\n'
    )


def test_what_is_missing_in_it_is_a_mistake_of_the_show(shows):
    lacking = {name: text.replace("'alt': '<',", "") for name, text in GIVEN_NO_VIEW.items()}
    with pytest.raises(TemplateMistake) as caught:
        shows.site(shows.publication(templates=lacking))
    assert (caught.value.name, caught.value.line) == ("_picture.html", 6)
    assert caught.value.message == "'dict object' has no attribute 'alt'"
