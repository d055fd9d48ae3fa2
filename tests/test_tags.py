"""Tags: words that episodes have in common."""

from __future__ import annotations

import pytest
from lxml import etree


def categories(show) -> list[str | None]:
    item = etree.fromstring(show.site()["feed.xml"])[0].find("item")
    assert item is not None
    return [each.text for each in item.findall("category")]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("history", ["history"]),
        ("history, maths,", ["history", "maths"]),
        ("[Washington, 'Rome, Italy']", ["Washington", "Rome, Italy"]),
        ("[Sci-Fi, sci fi, SCI-FI, '#港']", ["Sci-Fi", "港"]),
        ("[1984, no, '  two   words ']", ["1984", "no", "two words"]),
        ("[]", []),
    ],
)
def test_each_tag_is_told_once_in_its_first_spelling(show, written, told):
    show.edit("episodes/talk.yaml", "notes:", f"tags: {written}\nnotes:")
    show.build()
    assert categories(show) == told


def test_feeds_have_no_keywords_which_nobody_reads(show):
    show.edit("episodes/talk.yaml", "notes:", "tags: history\nnotes:")
    show.build()
    assert b"keywords" not in show.site()["feed.xml"]


@pytest.mark.parametrize(
    ("tag", "usual", "said"),
    [
        ("histroy", "history", True),
        ("hstory", "history", True),
        ("historyy", "History", True),
        ("1990s", "1980s", False),
        ("prehistory", "history", False),
        ("art", "arts", False),
        ("maths", "history", False),
    ],
)
def test_a_slip_in_a_tag_is_told_of(show, tag, usual, said):
    show.edit("episodes/talk.yaml", "notes:", f"tags: {tag}\nnotes:")
    for number in range(2):
        show.episode(f"e{number}", f"2025-01-0{number + 1}", tags=usual)
    assert ("EP047" in show.build().err) is said


def test_two_spellings_that_are_used_alike_are_nobody_s_slip(show):
    for number, tag in enumerate(["color", "color", "colour", "colour"]):
        show.episode(f"e{number}", f"2025-01-0{number + 1}", tags=tag)
    assert "EP047" not in show.build().err
