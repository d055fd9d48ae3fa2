"""What a slip was meant for."""

from __future__ import annotations

import pytest

from feedkit.text.nearest import nearest


@pytest.mark.parametrize(
    ("written", "meant"), [("tilte", "title"), ("title", "title"), ("xyz", ""), ("", "")]
)
def test_the_word_that_is_most_alike_is_meant(written, meant):
    assert nearest(written, ("summary", "title", "tags")) == meant


def test_how_alike_words_have_to_be_can_be_said():
    assert nearest("ship", ("shop",)) == "shop"
    assert nearest("ship", ("shop",), 0.8) == ""


def test_where_there_are_no_words_none_is_meant():
    assert nearest("ship", ()) == ""
