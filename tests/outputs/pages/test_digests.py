from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from feedkit.model.catalog import Category, Funding, Person, Source
from feedkit.model.outline import Outline
from feedkit.model.podcast.keys import ShowKeys
from feedkit.model.podcast.license import License
from feedkit.model.podcast.remote_item import RemoteItem
from feedkit.model.presentation import Script
from feedkit.model.site_choices import ColourChoices, MenuEntry, SiteChoices, SiteLink
from feedkit.model.size import Size

OF_THE_EPISODE = {
    "title": "Another title",
    "guid": "another-guid",
    "published": datetime(2025, 4, 29, 22, 30, tzinfo=UTC),
    "updated": None,
    "page_address": "https://elsewhere.example/",
    "type": "bonus",
    "explicit": True,
    "season": 3,
    "number": None,
    "artwork": None,
    "people": (),
    "tags": ("other things",),
    "source": Source(link="https://other.example/"),
    "remarks": (),
    "summary": "Another summary.",
    "notes": "Other notes.",
    "outline": Outline(),
    "notes_depth": 5,
    "chapters_path": "chapters/full.json",
    "chapters_address": "https://harbour.example/lights/chapters/full.json",
    "transcripts": (),
    "blocked": True,
    "peaks": (1, 2, 3),
}

LISTS = {
    "tags/cranes/index.html", "tags/blue-things/index.html",
    "people/ada-quay/index.html", "people/bo-derrick/index.html",
}  # fmt: skip
"""The pages that list the episode “full” besides the archive."""

OF_THE_SHOW = {
    "title": "Another show",
    "description": "Another description.",
    "address": "https://elsewhere.example/",
    "feed_address": "https://elsewhere.example/feed.xml",
    "language": "en",
    "time_zone": "UTC",
    "author": "Somebody",
    "guid": "another-guid",
    "categories": (Category(name="Arts", subcategory="Design"),),
    "explicit": True,
    "type": "serial",
    "owner_name": "Owner",
    "owner_email": "owner@example.org",
    "people": (Person(name="Dee"),),
    "funding": Funding(link="https://other.example/", text="Help"),
    "copyright": "",
    "locked": False,
    "blocked": True,
    "complete": True,
    "new_feed": "https://elsewhere.example/feed.xml",
    "scripts": (Script(src="https://stats.example/s.js", data={"site": "7"}),),
    "site": SiteChoices(
        colours=ColourChoices(accent="#b02a30"),
        menu=(MenuEntry(text="Blog", link="/podroll/"),),
        links=(SiteLink(link="https://social.example/@harbour"),),
        footer="Made in *Antwerp*.",
    ),
    "hubs": ("https://hub.example/",),
    "podcast": ShowKeys(
        podroll=(RemoteItem(guid="917393e3-1b1e-5cef-ace4-edaa54e1f810"),),
        license=License(name="CC-BY-4.0"),
    ),
}


@pytest.fixture
def before(shows):
    later = shows.PUBLISHED + timedelta(days=1)
    return shows.publication(
        shows.bare("newer", published=later), shows.full(), shows.bare("older")
    )


@pytest.fixture
def compare(shows, before):
    def paths_of_changes(after):
        """What changed; digests have to say so exactly."""
        old, new = shows.site(before), shows.site(after)
        changed = {path for path in old.keys() & new.keys() if old[path] != new[path]}
        then, now = shows.digests(before), shows.digests(after)
        said = {path for path in then.keys() & now.keys() if then[path] != now[path]}
        assert changed <= said
        # feedkit's own small player shows less than a template of the author's could
        assert all(path.startswith("embed/") for path in said - changed)
        return changed

    return paths_of_changes


@pytest.mark.parametrize("field", OF_THE_EPISODE)
def test_a_change_of_an_episode_is_noticed_where_it_shows(shows, before, compare, field):
    compare(shows.with_episode(before, "full", **{field: OF_THE_EPISODE[field]}))


@pytest.mark.parametrize("field", OF_THE_SHOW)
def test_a_change_of_the_show_is_noticed_where_it_shows(shows, before, compare, field):
    compare(shows.with_show(before, **{field: OF_THE_SHOW[field]}))


def test_a_title_is_on_the_pages_of_the_neighbours(shows, before, compare):
    assert compare(shows.with_episode(before, "full", title="Another")) == {
        "episodes/newer/index.html", "episodes/full/index.html", "episodes/older/index.html",
        "index.html", "embed/full/index.html", "embed/full/oembed.json", "search/episodes.json",
        *LISTS,
    }  # fmt: skip


def test_notes_are_on_one_page(shows, before, compare):
    assert compare(
        shows.with_episode(before, "full", notes="Other ![](https://p.example/a.png)")
    ) == {"episodes/full/index.html"}


def test_the_recording_is_on_the_page_of_its_episode(shows, before, compare):
    smaller = replace(shows.enclosure("full"), size=Size(5))
    assert compare(shows.with_episode(before, "full", enclosure=smaller)) == {
        "episodes/full/index.html"
    }


def test_a_template_is_in_the_pages_that_are_made_of_it(before, compare):
    def with_template(name):
        return dataclasses.replace(
            before, templates={**before.templates, name: before.templates[name] + "<i>"}
        )

    people_besides = {"people/cy-winch/index.html"}
    assert compare(with_template("_listed.html")) == {"index.html", *LISTS, *people_besides}
    assert "subscribe/index.html" in compare(with_template("_head.html"))
    episodes = {f"episodes/{slug}/index.html" for slug in ("newer", "full", "older")}
    assert compare(with_template("_about.html")) == episodes


def test_a_style_changes_its_address_and_so_every_page(shows, before):
    styled = dataclasses.replace(
        before, templates={**before.templates, "site.css": "body { color: red }"}
    )
    old, new = shows.digests(before), shows.digests(styled)
    assert len(new.keys() - old.keys()) == 1
    pages = {path for path in old if path.endswith(".html")}
    assert all(old[path] != new[path] for path in pages)


def test_a_preview_and_another_version_are_made_anew(shows, before):
    for other in (
        dataclasses.replace(before, noindex=True),
        dataclasses.replace(before, version="2"),
    ):
        old, new = shows.digests(before), shows.digests(other)
        assert all(old[path] != new[path] for path in old if path.endswith(".html"))


def test_the_same_show_makes_the_same_bytes(shows):
    assert shows.site(shows.publication()) == shows.site(shows.publication())


def test_a_dynamic_reference_counts_as_all_templates(shows, before):
    lively = {**before.templates, "404.html": '{% include "a.html" if site else "b.html" %}'}
    one = dataclasses.replace(before, templates={**lively, "a.html": "1"})
    two = dataclasses.replace(before, templates={**lively, "a.html": "2"})
    assert shows.digests(one)["404.html"] != shows.digests(two)["404.html"]
