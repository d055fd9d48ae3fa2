from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedkit.model.colour import READABLE, Colour, contrast_of
from feedkit.model.scheme import changed, scheme
from feedkit.model.site_choices import ColourChoices, Colours

SAMPLE = ("#181e42", "#fff3dd", "#5c69a0", "#ffa64a", "#ff6148")
READ = [
    *((front, back) for front in ("ink", "soft", "accent") for back in ("paper", "wash")),
    *((f"stage-{front}", "stage") for front in ("ink", "soft", "accent")),
    *((f"stage-{front}", "stage-wash") for front in ("ink", "soft", "accent")),
    ("on-accent", "accent"),
    ("on-stage-accent", "stage-accent"),
]
hexadecimal = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
palettes = st.lists(hexadecimal, max_size=4).map(tuple)
some = st.none() | hexadecimal
nights = st.builds(Colours, accent=some, background=some, stage=some)
choices = st.builds(ColourChoices, accent=some, background=some, stage=some, night=nights)


@settings(deadline=None, max_examples=80)
@given(palettes, choices)
def test_text_can_be_read_whatever_is_chosen(palette, chosen):
    for night in (False, True):
        named = scheme(palette, chosen, night=night)
        for front, back in READ:
            assert contrast_of(named[front], named[back]) >= READABLE, (front, back, night)


@settings(deadline=None, max_examples=80)
@given(palettes, choices)
def test_the_colour_that_is_proposed_is_taken(palette, chosen):
    for each in changed(palette, chosen):
        *way, name = each.at
        better = {name: str(each.taken)}
        if way:
            after = replace(chosen, night=replace(chosen.night, **better))
        else:
            after = replace(chosen, **better)
        assert each.at not in {one.at for one in changed(palette, after)}


@settings(deadline=None, max_examples=60)
@given(palettes, choices)
def test_night_is_dark_whatever_is_chosen(palette, chosen):
    named = scheme(palette, chosen, night=True)
    assert all(named[name].lightness < 0.55 for name in ("paper", "wash", "stage"))


def test_colours_that_can_be_read_are_taken_as_they_are():
    chosen = ColourChoices(
        accent="#8c3b2a", background="#fdfaf4", stage="#101426",
        night=Colours(accent="#ff9d7a", background="#14161f", stage="#05070d"),
    )  # fmt: skip
    assert list(changed(SAMPLE, chosen)) == []
    day, night = (scheme(SAMPLE, chosen, night=each) for each in (False, True))
    for name, key in (("accent", "accent"), ("background", "paper"), ("stage", "stage")):
        assert str(day[key]) == getattr(chosen, name)
        assert str(night[key]) == getattr(chosen.night, name)


def test_a_choice_by_day_counts_at_night_as_well():
    night = scheme(SAMPLE, ColourChoices(accent="#00695c", background="#e8f5e9"), night=True)
    assert night["accent"].hue == pytest.approx(Colour.parse("#00695c").hue, abs=0.05)
    assert night["paper"].hue == pytest.approx(Colour.parse("#e8f5e9").hue, abs=0.2)


@pytest.mark.parametrize(
    ("chosen", "at", "lighter"),
    [
        (ColourChoices(accent="#ffe9a0"), ("accent",), False),
        (ColourChoices(background="#9a9a9a"), ("background",), True),
        (ColourChoices(stage="#a0a0a0", accent="#101010"), ("stage",), True),
        (ColourChoices(night=Colours(background="#ffffff")), ("night", "background"), False),
        (ColourChoices(night=Colours(accent="#202020")), ("night", "accent"), True),
    ],
)
def test_one_that_cannot_is_named_with_the_nearest_that_can(chosen, at, lighter):
    (found,) = changed(SAMPLE, chosen)
    assert (found.at, found.lighter) == (at, lighter)
