from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.text.slug import folded, slug_of

NAMES = st.text(min_size=1, max_size=80)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("history", "history"),
        ("Sci-Fi", "sci-fi"),
        ("  Two   words ", "two-words"),
        ("J. R. O’Brien-Quay", "j-r-obrien-quay"),
        ("Häfen & Straßen", "häfen-strassen-f9cc0fa7"),
        ("港", "港"),
        ("हिन्दी", "हिन्दी"),
        ("Ⅻ", "xii"),
    ],
)
def test_a_name_stays_readable(name, slug):
    assert slug_of(name) == slug


@pytest.mark.parametrize("same", [("Sci-Fi", "sci fi"), ("O'Brien", "OBrien"), ("É", "e\u0301")])
def test_what_people_take_for_one_name_is_one(same):
    assert len({folded(each) for each in same}) == len({slug_of(each) for each in same}) == 1


@pytest.mark.parametrize(
    "names",
    [("C", "C++", "C#"), ("R&D", "R D"), ("!", "?"), ("x" * 60, "x" * 61), ("jose", "josé")],
)
def test_names_that_lose_something_are_told_apart(names):
    assert len({slug_of(each) for each in names}) == len(names)


@given(NAMES, NAMES)
def test_two_names_share_an_address_only_if_they_are_the_same(one, other):
    assert (slug_of(one) == slug_of(other)) == (folded(one) == folded(other))


@given(NAMES)
def test_any_text_makes_one_part_of_a_path(name):
    slug = slug_of(name)
    assert slug
    assert len(slug) <= 57
    assert {unicodedata.category(each)[0] for each in slug if each != "-"} <= {"L", "M", "N"}
