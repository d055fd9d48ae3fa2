from __future__ import annotations

import pytest
from msgspec.structs import replace

from feedkit.model.card import Card, CardColours

COLOURS = CardColours(ground="#1", ink="#2", soft="#3", accent="#4", bar="#5")
CARD = Card(
    title="A", label="B", place="C", artwork="art/a.jpg", flat=True, colours=COLOURS, peaks=(1, 2)
)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "B"},
        {"title": "A\0B", "label": ""},
        {"label": ""},
        {"place": "D"},
        {"artwork": "art/b.jpg"},
        {"flat": False},
        {"peaks": ()},
        {"peaks": (2, 1)},
        *({"colours": replace(COLOURS, **{name: "#6"})} for name in CardColours.__slots__),
    ],
)
def test_whatever_is_on_a_card_is_in_its_key(change):
    assert replace(CARD, **change).key != CARD.key
    assert replace(CARD).key == CARD.key


def test_a_lone_surrogate_is_a_character_like_others():
    assert replace(CARD, title="\ud800").key != CARD.key
