from __future__ import annotations

import pytest

from feedkit.model.podcast.license import CREATIVE_COMMONS, KNOWN, License
from feedkit.outputs.pages.licences import licence_view, text_of
from feedkit.text.words import ENGLISH


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("ARR", "All rights reserved"),
        ("CC-BY-4.0", "CC BY 4.0"),
        ("CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"),
        ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
        ("CC0-1.0", "CC0 1.0"),
        ("POD-V4V-1.0", "POD-V4V-1.0"),
        ("Harbour terms", "Harbour terms"),
    ],
)
def test_licences_are_called_what_people_call_them(name, called):
    link = None if name in KNOWN else "https://a.example/"
    view = licence_view(License(name=name, link=link), ENGLISH)
    assert view is not None
    assert view.text == called


def test_the_text_is_the_author_s_or_the_known_one():
    assert text_of(License(name="CC-BY-4.0", link="https://a.example/")) == "https://a.example/"
    assert text_of(License(name="CC-BY-NC-4.0")).endswith("/by-nc/4.0/")
    assert text_of(License(name="ARR")) == ""
    assert text_of(None) == ""
    assert licence_view(None, ENGLISH) is None


def test_every_licence_of_creative_commons_has_a_text():
    for name in KNOWN:
        assert bool(text_of(License(name=name))) == name.startswith("CC")
    assert all(address.startswith("https://") for address in CREATIVE_COMMONS.values())
