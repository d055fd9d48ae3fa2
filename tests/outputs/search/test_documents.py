from __future__ import annotations

import dataclasses

import pytest
from lxml import html
from msgspec.structs import replace

from feedkit.model.catalog import Transcript
from feedkit.outputs.search.documents import documents, index_digest, index_folder
from tests.outputs.pages import conftest as shows

SAID = b"""WEBVTT

00:00:44.000 --> 00:00:50.000
<v Ada>Cranes are <b>tall</b> &amp; blue.

00:01:01.000 --> 00:01:10.000
<v Bo>They are tall because ships are.
"""


def said(name="full.vtt", language="en-GB", sha256="0"):
    return Transcript(
        address=f"{shows.ADDRESS}transcripts/{name}",
        path=f"transcripts/{name}",
        media_type="text/vtt",
        language=language,
        source=name,
        sha256=sha256,
    )


def publication(*episodes, source=lambda _file: SAID, **more):
    return shows.publication(*episodes, source=source, **more)


def document(of, number=0):
    return html.document_fromstring(list(documents(of))[number][1])


def test_everything_that_is_read_on_a_page_can_be_found():
    tree = document(publication(shows.full(transcripts=(said(),))))
    words = tree.text_content()
    for found in (
        "The title of full", "Why cranes are blue.", "Ada Quay", "They are tall.1 See this",
        "1. Cranes", "1.1 Why they are tall", "Cranes are tall & blue.", "The footnotes were left",
    ):  # fmt: skip
        assert found in " ".join(words.split()), found
    assert "A picture alone" not in words
    assert "Intro" not in words


def test_headings_and_paragraphs_are_places_of_their_own():
    of = publication(shows.full(transcripts=(said(),)))
    tree = document(of)
    places = {each.get("id"): each.text_content() for each in tree.xpath("//*[@id]")}
    assert places == {
        "t=43": "1. Cranes", "t=60": "1.1 Why they are tall", "t=3850": "2. Ships",
        "at-44": "0:44 Ada Quay", "at-61": "1:01 Bo Derrick",
    }  # fmt: skip
    assert {each.tag[0] for each in tree.xpath("//*[@id]")} == {"h"}
    page = html.document_fromstring(shows.html(of, "episodes/full/index.html"))
    for place in places:
        time = place.removeprefix("t=")
        assert page.xpath("//*[@id=$id] | //a[@data-time=$time]", id=place, time=time), place


def test_a_transcript_without_times_is_one_place():
    of = publication(
        shows.full(transcripts=(said("full.html"),)), source=lambda _file: b"<p>Only words.</p>"
    )
    (place,) = document(of).xpath("//h2[.='Transcript']/@id")
    page = html.document_fromstring(shows.html(of, "episodes/full/index.html"))
    assert page.xpath("//*[@id=$id]", id=place)


def test_a_result_knows_its_page_and_what_is_said_of_the_episode():
    tree = document(publication(shows.full()))
    told = {
        each.get("data-pagefind-meta").removesuffix("[content]"): each.get("content")
        for each in tree.iter("meta")
    }
    assert told == {
        "url": "episodes/full/",
        "facts": "30 April 2025 · Season 2, episode 7 · 2 hr 3 min",
    }


def test_hostile_text_stays_text():
    hostile = replace(shows.hostile(), transcripts=())
    tree = document(publication(hostile))
    assert tree.findtext(".//h1") == shows.HOSTILE
    assert not tree.xpath("//script | //img | //*[@onerror]")
    assert tree.xpath("//h2[@id='t=0']/text()") == [shows.HOSTILE]


def test_only_episodes_that_the_site_shows_are_there():
    of = publication(shows.bare("one"), shows.bare("two"))
    held = of.telling(replace(of.catalog, held=(shows.bare("secret"),)))
    listed = dict(documents(held))
    assert len(listed) == 2
    assert "secret" not in "".join(listed.values())
    assert index_digest(held) == index_digest(of)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Other"}, {"summary": "Other."}, {"notes": "Other"}, {"remarks": ("Other",)},
        {"outline": shows.Outline()}, {"season": 9}, {"page": "episodes/other/"},
        {"transcripts": (said(sha256="1"),)}, {"people": (shows.Person(name="Other"),)},
    ],
)  # fmt: skip
def test_the_index_is_made_from_what_can_be_found(change):
    of = publication(shows.full(transcripts=(said(),)), shows.bare())
    changed = shows.with_episode(of, "full", **change)
    assert list(documents(changed)) != list(documents(of)) or "transcripts" in change
    assert index_digest(changed) != index_digest(of)


def test_the_index_is_made_from_nothing_else():
    of = publication(shows.full(transcripts=(said(),)), shows.bare())
    other = shows.with_episode(
        of, "full", explicit=True, artwork=None, guid="x", peaks=(1,), source=None, updated=None
    )
    assert list(documents(other)) == list(documents(of))
    assert index_digest(other) == index_digest(of)
    for another in (
        dataclasses.replace(of, version="2"),
        dataclasses.replace(of, index="assets/search-2/"),
    ):
        assert index_digest(another) != index_digest(of)
    assert index_digest(shows.with_show(of, language="de")) != index_digest(of)


def test_a_document_keeps_its_name_when_others_come():
    two = dict(documents(publication(shows.bare("one"), shows.bare("two"))))
    three = dict(documents(publication(shows.bare("new"), shows.bare("one"), shows.bare("two"))))
    assert len(three) == 3
    assert two.items() <= three.items()


def test_the_folder_is_named_for_what_searches_in_it():
    folders = {
        index_folder(engine=engine, language=language)
        for engine, language in (("1", "en-GB"), ("1", "en"), ("2", "en"), ("1", "de"))
    }
    assert len(folders) == 3
    assert all(each.startswith("assets/search-") and each.endswith("/") for each in folders)
