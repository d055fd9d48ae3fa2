from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.model.addresses import chained, counted

OP3 = "https://op3.dev/e/"
FILE = "https://media.example/files/talk.mp3"


@pytest.mark.parametrize(
    ("prefixes", "address", "expected"),
    [
        ((), FILE, ""),
        ((OP3,), FILE, "https://op3.dev/e/media.example/files/talk.mp3"),
        (("https://op3.dev/e",), FILE, "https://op3.dev/e/media.example/files/talk.mp3"),
        ((OP3,), "http://media.example/a.mp3", "https://op3.dev/e/http://media.example/a.mp3"),
        (
            ("https://op3.dev/e,pg=1c/", "https://count.example/by"),
            FILE,
            "https://op3.dev/e,pg=1c/count.example/by/media.example/files/talk.mp3",
        ),
        ((OP3,), f"{OP3}media.example/files/talk.mp3", ""),
    ],
)
def test_a_file_is_reached_by_way_of_those_who_count(prefixes, address, expected):
    assert counted(chained(prefixes), address) == expected


hosts = st.from_regex(r"https://[a-z]{1,9}\.example/([a-z]{1,5}/)?", fullmatch=True)


@given(st.lists(hosts, min_size=1, max_size=4))
def test_each_one_sends_on_to_what_the_others_would_be_without_it(prefixes):
    whole = counted(chained(prefixes), FILE)
    rest = counted(chained(prefixes[1:]), FILE) or FILE
    assert whole.endswith("/talk.mp3")
    assert "https://" + whole.removeprefix(prefixes[0]) == rest
