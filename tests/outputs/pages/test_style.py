from __future__ import annotations

import gzip
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedkit.model.colour import Colour, contrast_of
from feedkit.outputs.pages.theme import frame_colours, theme

SAMPLE = ("#181e42", "#fff3dd", "#5c69a0", "#ffa64a", "#ff6148")
TEXTS = [
    *((front, back) for front in ("ink", "soft", "accent") for back in ("paper", "wash")),
    ("on-accent", "accent"),
    *(
        (f"stage-{front}", back)
        for front in ("ink", "soft", "accent")
        for back in ("stage", "stage-wash")
    ),
    ("on-stage-accent", "stage-accent"),
]
palettes = st.lists(
    st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"), min_size=1, max_size=8
)


def schemes(palette):
    """The colours by day and by night."""
    rules = re.findall(r":root \{(.*?)\}", theme(tuple(palette)))
    light, dark = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", rule)) for rule in rules)
    return light, {**light, **dark}


def readable(palette):
    for named in schemes(palette):
        parsed = {name: Colour.parse(text) for name, text in named.items()}
        for front, back in TEXTS:
            yield front, back, contrast_of(parsed[front], parsed[back])


@settings(deadline=None, max_examples=60)
@given(palettes)
def test_text_can_be_read_whatever_the_artwork_looks_like(palette):
    unreadable = [each for each in readable(palette) if each[2] < 4.5]
    assert unreadable == []


@pytest.mark.parametrize(
    "palette", [(), SAMPLE, ("#ffffff",), ("#000000",), ("#808080", "#ff0000")]
)
def test_text_can_be_read(palette):
    assert [each for each in readable(palette) if each[2] < 4.5] == []


@settings(deadline=None, max_examples=60)
@given(palettes)
def test_the_bars_of_a_recording_can_be_seen(palette):
    for named in schemes(palette):
        bar, stage = (Colour.parse(named[name]) for name in ("stage-bar", "stage"))
        assert contrast_of(bar, stage) >= 3


def test_a_theme_is_made_of_the_artwork():
    light, _ = schemes(SAMPLE)
    assert light["stage"] == frame_colours(SAMPLE)[0] == frame_colours(SAMPLE)[1] == SAMPLE[0]
    assert Colour.parse(light["stage-accent"]).hue == pytest.approx(
        Colour.parse(SAMPLE[-1]).hue, abs=0.1
    )
    assert schemes(("#fff3dd", "#c02020")) != schemes(SAMPLE)


@settings(deadline=None, max_examples=60)
@given(palettes)
def test_nothing_is_bright_by_night(palette):
    night = schemes(palette)[1]
    assert all(Colour.parse(night[name]).lightness < 0.5 for name in ("paper", "wash", "stage"))


@given(st.integers(0, 0xFFFFFF))
def test_a_colour_is_written_as_it_was_read(number):
    text = f"#{number:06x}"
    back = str(Colour.parse(text))
    pairs = ((text[at : at + 2], back[at : at + 2]) for at in (1, 3, 5))
    assert all(abs(int(one, 16) - int(other, 16)) <= 2 for one, other in pairs)


def test_black_and_white_differ_most():
    assert contrast_of(Colour.parse("#000000"), Colour.parse("#ffffff")) == pytest.approx(21)


def test_the_style_takes_every_colour_from_the_theme(shows):
    named = schemes(())[1].keys()
    used = set(re.findall(r"var\(--([a-z-]+)", shows.TEMPLATES["site.css"]))
    assert named >= {each for each in used if each in {*dict(TEXTS), "stage-bar", "line"}}
    assert not re.findall(
        r"#[0-9a-f]{3,6}\b", shows.TEMPLATES["site.css"].partition("@media print")[0]
    )


def test_the_script_is_small_and_the_page_is_light(shows):
    def packed(content):
        return len(gzip.compress(content, mtime=0))

    assert packed(shows.TEMPLATES["player.js"].encode()) < 8_000
    site = shows.site(shows.publication(shows.full(), shows.bare()))
    assets = sum(packed(content) for path, content in site.items() if path.startswith("assets/"))
    pages = max(packed(content) for path, content in site.items() if path.endswith(".html"))
    assert assets + pages < 30_000


def test_style_and_script_ask_nobody_else_for_anything(shows):
    for name in ("site.css", "player.js"):
        assert "http" not in shows.TEMPLATES[name].replace('[href^="http"]', "")
        assert "@import" not in shows.TEMPLATES[name]


def test_the_script_makes_no_html_of_data(shows):
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b", shows.TEMPLATES["player.js"]
    )
