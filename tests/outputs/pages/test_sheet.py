from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from feedkit.outputs.pages.sheet import on_its_own


@given(st.text(alphabet=st.sampled_from("a \n\u00a0")))
def test_nothing_but_the_end_of_a_line_is_around_a_page(text):
    assert on_its_own(text) == text.strip() + "\n"
