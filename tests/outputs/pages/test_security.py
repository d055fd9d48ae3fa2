"""What pages may load."""

from __future__ import annotations

import pytest

from feedkit.outputs.pages.security import origins


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://media.example/a/b.mp3", "https://media.example"),
        ("https://media.example?a=/b/c/d", "https://media.example"),
        ("https://media.example#/b/c/d", "https://media.example"),
        ("http://me:secret@media.example:8443/a/b", "http://media.example:8443"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example"),
        ("https://[2001:db8::1]:8080/a", "https://[2001:db8::1]:8080"),
    ],
)
def test_an_address_has_the_origin_of_its_host(address, origin):
    assert origins([address, address + "/and/more"]) == [origin]


@pytest.mark.parametrize(
    "address",
    ["", "a/b.mp3", "/a/b/c", "//media.example/a", "https:///a/b", "mailto:a@b.example",
     "https://media.example:x/a", "https://a;b.example/a", "https://[a/b", "data:a,//b/c"],
)  # fmt: skip
def test_what_is_no_web_address_has_none(address):
    assert origins([address]) == []
