"""Words for what is shown on pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.model.timestamp import Timestamp
from feedkit.outputs.pages.phrases import clock, excerpt

TEXTS = st.text(alphabet=st.sampled_from("ab \n\u00a0,–…"), max_size=60)


@pytest.mark.parametrize(
    ("milliseconds", "shown"),
    [(0, "0:00"), (999, "0:00"), (64_500, "1:04"), (3_599_999, "59:59"), (3_850_000, "1:04:10")],
)
def test_a_place_is_shown_to_the_second(milliseconds, shown):
    assert clock(Timestamp(milliseconds)) == shown


@given(st.integers(min_value=0, max_value=10**9))
def test_it_is_shown_as_times_are_written(milliseconds):
    assert clock(Timestamp(milliseconds)) == str(Timestamp(milliseconds // 1000 * 1000))


@given(TEXTS, st.integers(min_value=1, max_value=40))
def test_an_excerpt_is_that_of_the_whole_text_on_one_line(text, room):
    line = " ".join(text.split())
    cut = line[: room - 1]
    short = (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"
    assert excerpt(text, room) == (line if len(line) <= room else short)
