"""How encodings are said."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.model.encoding import Encoding


@given(st.sampled_from(["aac", "opus"]), st.integers(16, 256))
def test_an_encoding_reads_back_as_it_is_printed(codec, kilobits):
    encoding = Encoding(codec, kilobits)
    assert Encoding.parse(str(encoding)) == encoding


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no encoding"),
        ("acc-128k", "no encoding"),
        ("aac128k", "no encoding"),
        ("aac-128", "no encoding"),
        ("aac-0k", "aac goes from 16k to 320k"),
        ("opus-512k", "opus goes from 6k to 256k"),
        ("mp3-100k", "96k is near"),
    ],
)
def test_what_is_none_says_why(text, reason):
    with pytest.raises(ValueError, match=reason):
        Encoding.parse(text)


@given(st.text())
def test_nothing_else_is_ever_raised(text):
    with contextlib.suppress(ValueError):
        assert str(Encoding.parse(text)) == text.strip().lower()
