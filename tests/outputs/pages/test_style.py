from __future__ import annotations

import re

import pytest


def colours(text):
    """The colours of the light and of the dark scheme."""
    light, dark = re.findall(r":root \{(.*?)\}", text, re.DOTALL)[:2]
    named = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", part)) for part in (light, dark)]
    return named[0], {**named[0], **named[1]}


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back"),
    [(front, back) for front in ("ink", "soft", "accent") for back in ("paper", "wash")]
    + [("on-accent", "accent")],
)
def test_text_can_be_read(shows, scheme, front, back):
    named = colours(shows.TEMPLATES["site.css"])[scheme]
    bright, dark = sorted((luminance(named[front]), luminance(named[back])), reverse=True)
    assert (bright + 0.05) / (dark + 0.05) >= 4.5


def test_the_script_is_small_and_the_page_is_light(shows):
    assert len(shows.TEMPLATES["player.js"].encode()) < 4096
    site = shows.site(shows.publication(shows.full(), shows.bare()))
    assets = sum(len(content) for path, content in site.items() if path.startswith("assets/"))
    assert assets + max(len(each) for path, each in site.items() if path.endswith(".html")) < 40_000


def test_style_and_script_ask_nobody_else_for_anything(shows):
    for name in ("site.css", "player.js"):
        assert "http" not in shows.TEMPLATES[name].replace('[href^="http"]', "")
        assert "@import" not in shows.TEMPLATES[name]
