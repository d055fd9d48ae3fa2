"""Cards, from show.yaml to the site."""

from __future__ import annotations

import io
import re

from PIL import Image


def cards(show):
    return {path: made for path, made in show.site().items() if path.startswith("art/card")}


def test_each_page_names_a_picture_that_is_there(show):
    show.build()
    site = show.site()
    for path in ("index.html", "episodes/talk/index.html"):
        (address,) = re.findall(r'property="og:image" content="([^"]*)"', site[path].decode())
        content = site[address.removeprefix("https://harbour.example/")]
        with Image.open(io.BytesIO(content)) as image:
            assert image.size == (1200, 630)
    assert len(cards(show)) == 2
    assert not (show.root / ".feedkit" / "made").exists()
    assert "Nothing has changed" in show.build().out


def test_a_new_title_is_a_new_card_and_the_old_one_goes(show):
    show.build()
    before = cards(show)
    show.edit("episodes/talk.yaml", "title: ", "title: Now, ")
    show.build()
    after = cards(show)
    assert len(after) == len(before) == 2
    assert len(after.keys() & before.keys()) == 1


def test_a_show_can_do_without_cards(show):
    show.edit("show.yaml", "language:", "site: {cards: false}\nlanguage:")
    show.build()
    assert cards(show) == {}
    assert b'content="summary"' in show.site()["index.html"]
