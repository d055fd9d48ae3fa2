from __future__ import annotations

import json
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from feedkit.model.catalog import Person
from feedkit.model.outline import Chapter, Outline
from feedkit.model.podcast.keys import EpisodeKeys, ShowKeys
from feedkit.model.podcast.license import License
from feedkit.model.timestamp import Timestamp
from feedkit.outputs.pages import structured
from feedkit.outputs.pages.outline_view import shown
from tests.vocabulary import mistakes


def told(page):
    (text,) = html.document_fromstring(page.decode()).xpath(
        "//script[@type='application/ld+json']/text()"
    )
    return json.loads(text)


@pytest.fixture
def site(shows):
    people = (
        Person(name="Ada Quay", role="host"),
        Person(name="Eve Boom", role="editor", group="writing", page="https://eve.example/"),
        Person(name="Ira Mast", role="fact checker", group="writing",
               portrait_address="https://ira.example/i.jpg"),
        Person(name="Joe", role="author", group="writing"),
    )  # fmt: skip
    licensed = shows.full(
        "licensed", podcast=EpisodeKeys(license=License(name="Ours", link="https://a.example/l"))
    )
    crew = shows.bare("crew", people=people, season=3, season_name="Hardware")
    keys = ShowKeys(license=License(name="CC-BY-4.0"))
    show = shows.show(podcast=keys, owner_name="Harbour Office", people=people)
    return shows.site(shows.publication(licensed, crew, shows.hostile(), show=show))


def test_everything_said_is_said_in_words_that_schema_org_has(site):
    found = {path: told(site[path]) for path in site if path.startswith(("index", "episodes/"))}
    assert len(found) == 4
    assert {path: mistakes(each) for path, each in found.items() if mistakes(each)} == {}


@pytest.mark.parametrize(
    "change",
    [
        {"@type": "PodcastEpisod"}, {"@context": "https://a.example"}, {"colour": "red"},
        {"url": "/episodes/crew/"}, {"duration": "1:00"}, {"datePublished": "2025-04-29T01:02:03"},
        {"actor": [{"@type": "Clip", "name": "A"}]}, {"name": ""}, {"isFamilyFriendly": "yes"},
        {"hasPart": []}, {"actor": {"@type": "Person", "colour": "red"}}, {"inLanguage": "en GB"},
    ],
)  # fmt: skip
def test_what_schema_org_does_not_have_would_be_noticed(site, change):
    assert mistakes({**told(site["episodes/crew/index.html"]), **change})


def test_places_are_told_with_what_is_known_of_them(site):
    episode = told(site["episodes/hostile/index.html"])
    assert [each["name"] for each in episode["contentLocation"]] == ["Port of Antwerp", "The sea"]
    assert episode["contentLocation"][0]["address"]["addressCountry"] == "BE"
    assert episode["locationCreated"][0]["geo"] == {
        "@type": "GeoCoordinates", "latitude": "51.05", "longitude": "3.72",
    }  # fmt: skip


def test_an_episode_has_what_players_and_search_engines_need(site):
    for slug in ("licensed", "crew", "hostile"):
        episode = told(site[f"episodes/{slug}/index.html"])
        needed = {
            "name", "url", "datePublished", "duration", "associatedMedia", "partOfSeries", "image",
        }  # fmt: skip
        assert needed <= episode.keys()
        assert episode["@context"] == "https://schema.org"
        assert datetime.fromisoformat(episode["datePublished"]).tzinfo is not None
        assert episode["partOfSeries"]["@id"] == told(site["index.html"])["@id"]
        for clip in episode.get("hasPart", ()):
            assert 0 <= clip["startOffset"] <= clip["endOffset"]
            assert clip["url"].startswith(episode["url"] + "#t=")


def test_people_are_named_by_what_they_did(site):
    episode = told(site["episodes/crew/index.html"])
    named = {
        deed: [each["name"] for each in episode[deed]]
        for deed in ("actor", "editor", "contributor", "author")
    }
    assert named == {
        "actor": ["Ada Quay"],
        "editor": ["Eve Boom"],
        "contributor": ["Ira Mast"],
        "author": ["Joe"],
    }
    assert episode["contributor"][0]["image"] == "https://ira.example/i.jpg"
    assert episode["partOfSeason"] == {
        "@type": "PodcastSeason", "seasonNumber": 3, "name": "Hardware",
    }  # fmt: skip


def test_an_episode_has_its_transcript_and_a_licence_of_its_own_or_the_show_s(site):
    licensed = told(site["episodes/licensed/index.html"])
    (transcript,) = licensed["associatedMedia"]["caption"]
    assert transcript["contentUrl"].endswith("transcripts/licensed.vtt")
    assert transcript["encodingFormat"] == "text/vtt"
    assert licensed["license"] == "https://a.example/l"
    by = "https://creativecommons.org/licenses/by/4.0/"
    assert told(site["episodes/crew/index.html"])["license"] == by
    assert told(site["index.html"])["license"] == by


def test_the_show_has_its_publisher_and_its_own_people(site, shows):
    series = told(site["index.html"])
    assert series["publisher"] == {"@type": "Organization", "name": "Harbour Office"}
    assert series["webFeed"] == f"{shows.ADDRESS}feed.xml"
    assert [each["name"] for each in series["actor"]] == ["Ada Quay"]
    assert [(each["@type"], each["name"]) for each in series["author"]] == [
        ("Organization", "Harbour Media"),
        ("Person", "Joe"),
    ]


CHAPTERS = st.recursive(
    st.just(()),
    lambda inside: st.lists(
        st.builds(
            Chapter,
            start=st.integers(0, 9_000_000).map(Timestamp),
            title=st.sampled_from(["", "Cranes"]),
            hidden=st.booleans(),
            children=inside,
        ),
        max_size=3,
    ).map(tuple),
    max_leaves=12,
)


def spans(chapters, end):
    """The chapters that are shown, each with the start of the next one that is not inside it."""
    listed = shown(chapters)
    for chapter, until in zip(listed, [*(each.start for each in listed[1:]), end], strict=False):
        yield chapter, until
        yield from spans(chapter.children, until)


def number(place):
    """Seconds, without a point where they are whole."""
    return int(place.seconds) if place.seconds.is_integer() else place.seconds


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chapters=CHAPTERS)
def test_each_part_ends_where_the_next_one_begins_that_is_not_inside_it(shows, chapters):
    episode = shows.bare(outline=Outline(chapters))
    length = Timestamp(episode.enclosure.duration.milliseconds)
    told = structured.episode(shows.show(), episode, description="").get("hasPart", [])
    expected = [
        (each.title or None, number(each.start), number(max(until, each.start)))
        for each, until in spans(chapters, length)
    ]
    parts = [(each.get("name"), each["startOffset"], each["endOffset"]) for each in told]
    assert json.dumps(parts) == json.dumps(expected)
