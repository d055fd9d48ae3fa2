from __future__ import annotations

import json
from datetime import datetime

import pytest
from lxml import html

from feedkit.model.catalog import Person
from feedkit.model.podcast.keys import EpisodeKeys, ShowKeys
from feedkit.model.podcast.license import License
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
