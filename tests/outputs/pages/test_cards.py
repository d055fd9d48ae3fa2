from __future__ import annotations

import dataclasses

import pytest
from lxml import html

from feedkit.model.site_choices import ColourChoices, SiteChoices
from feedkit.outputs.pages.cards import CARDS, card_of


def values(page):
    tree = html.document_fromstring(page)
    named = [*tree.xpath("//meta[@property]"), *tree.xpath("//meta[@name]")]
    return {each.get("property") or each.get("name"): each.get("content") for each in named}


def test_an_episode_is_shown_with_its_card(shows):
    of = shows.publication()
    told = values(shows.html(of, "episodes/bare/index.html"))
    placed = card_of(of, of.episode("bare"))
    assert placed.path.startswith("art/card-bare-")
    assert told["og:image"] == told["twitter:image"] == f"{shows.ADDRESS}{placed.path}"
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:image:type"] == placed.media_type
    assert told["og:image:alt"] == "The title of bare – Harbour Lights"
    assert told["twitter:card"] == "player"


def test_other_pages_are_shown_with_the_card_of_the_show(shows):
    of = shows.publication()
    address = f"{shows.ADDRESS}{card_of(of).path}"
    for path in ("index.html", "subscribe/index.html", "404.html"):
        told = values(shows.html(of, path))
        assert (told["og:image"], told["twitter:card"]) == (address, "summary_large_image")


def test_without_cards_the_artwork_is_shown(shows):
    of = shows.publication(show=shows.show(site=SiteChoices(cards="no")))
    assert values(shows.html(of, "episodes/bare/index.html"))["og:image"].endswith("art/cover.png")
    assert values(shows.html(of, "index.html"))["twitter:card"] == "summary"
    assert list(CARDS.artifacts(of)) == []


def test_there_is_a_card_for_the_show_and_for_each_episode_that_has_a_picture(shows):
    made = {each.key for each in CARDS.artifacts(shows.publication(shows.bare(), shows.hostile()))}
    assert made == {"", "bare"}  # the hostile one's artwork has no small copy


def test_a_card_says_what_the_episode_is(shows):
    drawn = []
    of = dataclasses.replace(shows.publication(), draw=lambda card: drawn.append(card) or b"")
    shows.site(of)
    card = next(each for each in drawn if each.title == "The title of bare")
    assert (card.label, card.place) == ("Harbour Lights", "")
    show = next(each for each in drawn if each.title == "Harbour Lights")
    assert (show.label, show.place) == ("", "Harbour Media")


@pytest.mark.parametrize(
    "change",
    [{"title": "Other"}, {"season": 9}, {"peaks": (1, 2)}, {"number": 3}, {"type": "bonus"}],
)
def test_another_card_has_another_address_and_its_page_names_it(shows, change):
    before = shows.publication(shows.bare(), shows.bare("other"))
    after = shows.with_episode(before, "bare", **change)
    old, new = shows.digests(before), shows.digests(after)
    (gone,) = set(old) - set(new)
    assert gone.startswith("art/card-bare-")
    assert old["episodes/bare/index.html"] != new["episodes/bare/index.html"]
    assert old["embed/bare/index.html"] != new["embed/bare/index.html"]


def test_a_card_depends_on_nothing_that_it_does_not_show(shows):
    before = shows.publication(shows.bare(), shows.bare("other"))
    old = {each.path: each.digest for each in CARDS.artifacts(before)}
    for after in (
        shows.with_episode(before, "bare", notes="Other", summary="Other"),
        shows.with_show(before, description="Other", copyright="Other"),
    ):
        assert {each.path: each.digest for each in CARDS.artifacts(after)} == old
    colours = SiteChoices(colours=ColourChoices(stage="#204020"))
    coloured = shows.with_show(before, site=colours)
    assert not old.keys() & {each.path for each in CARDS.artifacts(coloured)}
