from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.text.address import as_uri


@pytest.mark.parametrize(
    ("written", "uri"),
    [
        ("https://example.org/a b".replace(" ", "%20"), "https://example.org/a%20b"),
        ("https://zürich.example/straße?q=ä#ö", "https://xn--zrich-kva.example/stra%C3%9Fe?q=%C3%A4#%C3%B6"),
        ("HTTPS://Example.org", "https://Example.org"),
        ("http://localhost:8000/", "http://localhost:8000/"),
        ("https://example.org/?a=1&b=2", "https://example.org/?a=1&b=2"),
    ],
)  # fmt: skip
def test_addresses_become_ascii_and_stay_otherwise_as_they_are(written, uri):
    assert as_uri(written) == uri


@pytest.mark.parametrize(
    "written",
    ["", "example.org", "ftp://example.org/", "https://", "https://[x", "https://a b/", "https://x:0/"],
)  # fmt: skip
def test_what_is_no_whole_web_address_is_refused(written):
    with pytest.raises(ValueError, match=r"."):
        as_uri(written)


@given(st.text(max_size=80))
def test_any_text_gives_ascii_or_a_value_error_and_stays_when_encoded_again(text):
    try:
        uri = as_uri(f"https://example.org/{text}")
    except ValueError:
        return
    assert uri.isascii()
    assert as_uri(uri) == uri


@pytest.mark.parametrize("host", ["<x>.example", 'a"b.example', "a\\b.example", "ex ample.org"])
def test_a_host_with_characters_that_no_host_has_is_refused(host):
    with pytest.raises(ValueError, match=r"."):
        as_uri(f"https://{host}/")
