from __future__ import annotations

import pickle

import pytest

from feedkit.outputs.pages import TemplateMistake


def mistake(shows, **templates):
    named = {f"{name.rstrip('_')}.html": text for name, text in templates.items()}
    with pytest.raises(TemplateMistake) as caught:
        shows.site(shows.publication(shows.bare(), templates=named))
    return caught.value


def test_a_show_extends_the_built_in_template(shows):
    own = (
        '{% extends "feedkit/episode.html" %}\n'
        "{% block main %}<p>Before.</p>{{ super() }}{% endblock %}\n"
    )
    of = shows.publication(shows.bare(), templates={"episode.html": own})
    text = shows.html(of, "episodes/bare/index.html")
    assert "<p>Before.</p>" in text
    assert "<h1>The title of bare</h1>" in text


def test_a_show_replaces_one_part_of_all_pages(shows):
    of = shows.publication(shows.bare(), templates={"_head.html": '<meta name="mine">'})
    assert '<meta name="mine">' in shows.html(of, "subscribe/index.html")


def test_a_show_replaces_the_style_behind_the_colours_of_its_artwork(shows):
    of = shows.publication(shows.bare(), templates={"site.css": "body{}"})
    (path,) = [path for path in shows.site(of) if path.endswith(".css")]
    colours, _, rest = shows.site(of)[path].decode().rpartition("}\n")
    assert rest == "body{}"
    assert "--paper: #" in colours
    assert f'<link rel="stylesheet" href="../../{path}">' in shows.html(
        of, "episodes/bare/index.html"
    )


def test_a_broken_tag_is_found_with_its_line(shows):
    found = mistake(shows, episode="<p>\n<b>\n{% if %}\n")
    assert (found.name, found.line) == ("episode.html", 3)


def test_a_word_that_is_not_known_is_found_with_its_line(shows):
    found = mistake(shows, subscribe="<p>\n{{ subscribe.feed_adress }}\n")
    assert (found.name, found.line) == ("subscribe.html", 2)
    assert "feed_adress" in found.message


def test_a_mistake_in_an_included_part_is_found_there(shows):
    found = mistake(shows, _about="\n\n{{ episode.nothing }}")
    assert (found.name, found.line) == ("_about.html", 3)


def test_a_template_that_does_not_exist_is_named_where_it_is_wanted(shows):
    found = mistake(shows, index='\n{% include "missing.html" %}')
    assert (found.name, found.line) == ("index.html", 2)
    assert "missing.html" in found.message


@pytest.mark.parametrize(
    "text",
    ["{{ 1 / 0 }}", "{{ site.title + 1 }}", "{{ site|nothing }}", '{% extends "404.html" %}', "{{"],
)
def test_no_template_can_end_in_anything_but_a_mistake(shows, text):
    found = mistake(shows, **{"404": text})
    assert found.name == "404.html"
    assert found.line >= 1
    assert found.message


def test_a_mistake_crosses_processes_whole():
    found = pickle.loads(pickle.dumps(TemplateMistake("a.html", 3, "wrong")))
    assert (found.name, found.line, found.message) == ("a.html", 3, "wrong")


def test_templates_escape_what_they_are_given(shows):
    of = shows.publication(shows.hostile(), templates={"404.html": "{{ site.title }}"})
    of = shows.with_show(of, title="<b>&")
    assert shows.html(of, "404.html") == "&lt;b&gt;&amp;\n"
