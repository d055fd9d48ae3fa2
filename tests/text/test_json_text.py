from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.text.json_text import for_script, in_lines

VALUES = st.dictionaries(st.text(), st.text() | st.integers(), min_size=1)


@given(VALUES)
def test_plain_values_stand_on_lines_of_their_own(values):
    assert in_lines(values) == json.dumps(values, ensure_ascii=False, indent=1) + "\n"


@given(VALUES)
def test_what_is_for_a_script_says_the_same_and_cannot_end_it(values):
    text = for_script(values)
    assert json.loads(text) == values
    assert not {*"<>&\u2028\u2029"} & {*text}


@pytest.mark.parametrize("text", ["</script>", "<!--", "a & b", "\u2028"])
def test_no_character_that_html_knows_is_left(text):
    assert for_script([text]) == json.dumps([text]).replace("<", "\\u003c").replace(
        ">", "\\u003e"
    ).replace("&", "\\u0026")
