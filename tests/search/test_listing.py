from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.model.size import Size
from feedkit.search.listing import IndexFile, read, written

texts = st.text('ab/."\\é\n')
files = st.builds(IndexFile, name=texts, size=st.integers(min_value=0).map(Size), sha256=texts)


@given(st.lists(files).map(tuple))
def test_a_listing_is_read_as_it_was_written(listed):
    assert read(written(listed)) == listed


@pytest.mark.parametrize(
    "text", ["", "{", "1", "[1]", "[[1, 2]]", '[["a", "b", "c", "d"]]', "null"]
)
def test_a_damaged_listing_is_none(text):
    assert read(text) == ()
