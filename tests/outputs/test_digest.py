"""What files are made of, in one digest."""

from __future__ import annotations

from collections import OrderedDict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.model.outline import Chapter, Outline
from feedkit.model.timestamp import Timestamp
from feedkit.outputs.publication import digest_of

WORDS = st.text(max_size=3)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | WORDS | st.binary(max_size=3),
    lambda inside: (
        st.lists(inside, max_size=3).map(tuple) | st.dictionaries(WORDS, inside, max_size=3)
    ),
)


def in_order(value):
    """A value with its dictionaries sorted, in words that tell types apart."""
    if isinstance(value, dict):
        return repr([(name, in_order(value[name])) for name in sorted(value)]) + "dict"
    return repr(tuple(map(in_order, value))) if isinstance(value, tuple) else repr(value)


@given(VALUES, VALUES)
def test_values_are_told_apart(one, other):
    assert (digest_of(one) == digest_of(other)) is (in_order(one) == in_order(other))


@given(st.dictionaries(WORDS, WORDS), st.frozensets(WORDS))
def test_order_counts_only_where_there_is_one(words, names):
    turned = OrderedDict(reversed(words.items()))
    assert digest_of(words, names) == digest_of(turned, frozenset(sorted(names)))


@pytest.mark.parametrize(
    "change", [{"title": "B"}, {"link": ""}, {"hidden": True}, {"start": Timestamp(1)}]
)
def test_every_part_of_a_chapter_counts(change):
    told = {"start": Timestamp(0), "title": "A", **change}
    outlines = (Outline((Chapter(Timestamp(0), "A"),)), Outline((Chapter(**told),)))
    assert digest_of(outlines[0]) != digest_of(outlines[1])


def test_half_a_character_a_date_and_a_path_have_a_digest():
    assert digest_of("\ud83c") != digest_of("\ud83d")
    assert digest_of(datetime(2026, 1, 1, tzinfo=UTC)) != digest_of(
        datetime(2026, 1, 2, tzinfo=UTC)
    )
    assert digest_of(Path("a")) != digest_of(Path("b"))
