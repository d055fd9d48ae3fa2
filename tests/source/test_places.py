"""A finding knows which field it is about; the place is looked up in the text."""

from __future__ import annotations

import pytest

from feedkit.diagnostics import Diagnostic, Finding
from feedkit.source.places import place

TEXT = """\
# A comment
title: Cranes
people: [ada, "Bo Derrick as guest"]
source: {link: x, published: soon}
outline: |

  (0:00) Hello
  (0:03) The paint
notes: >
  folded
  text
long:
  - start: 0:00
    title: One
  - {start: 0:3}
"""


def placed(*at: str | int, quote: str = "", key: bool = False) -> Diagnostic:
    finding = Finding("SRC017", "x.yaml", "wrong", "mend it", at=at, quote=quote, key=key)
    (found,) = place([finding], lambda _file: TEXT)
    return found


@pytest.mark.parametrize(
    ("at", "line", "column", "marked"),
    [
        ((), 1, 1, "# A comment"),
        (("title",), 2, 8, "Cranes"),
        (("people",), 3, 9, '[ada, "Bo Derrick as guest"]'),
        (("people", 1), 3, 15, '"Bo Derrick as guest"'),
        (("people", 9), 3, 9, '[ada, "Bo Derrick as guest"]'),
        (("source", "published"), 4, 30, "soon"),
        (("source", "nothing", "deeper"), 4, 9, "{link: x, published: soon}"),
        (("outline",), 5, 10, "|"),
        (("outline", 1), 7, 3, "(0:00) Hello"),
        (("outline", 2), 8, 3, "(0:03) The paint"),
        (("notes", 1), 9, 8, ">"),
        (("long", 0, "title"), 14, 12, "One"),
        (("long", 1, "start"), 15, 13, "0:3"),
        (("nowhere",), 2, 1, "title: Cranes"),
    ],
)
def test_the_way_leads_to_the_deepest_part_there_is(
    at: tuple[str | int, ...], line: int, column: int, marked: str
) -> None:
    found = placed(*at)
    assert (found.place.line, found.place.column) == (line, column)
    assert found.excerpt is not None
    start, length = found.excerpt.start, found.excerpt.length
    assert found.excerpt.text[start : start + length] == marked


def test_a_key_may_be_meant_rather_than_its_value() -> None:
    assert str(placed("source", "link", key=True).place) == "x.yaml:4:10"


def test_a_part_of_a_value_may_be_meant() -> None:
    assert str(placed("people", 1, quote="Derrick").place) == "x.yaml:3:19"
    assert str(placed("outline", 2, quote="0:03").place) == "x.yaml:8:4"
    assert str(placed("outline", 2, quote="elsewhere").place) == "x.yaml:8:3"


def test_findings_come_in_the_order_of_files_and_places_each_once() -> None:
    ways: tuple[tuple[str, str], ...] = (
        ("b.yaml", "source"), ("a.yaml", "title"), ("show.yaml", "title"), ("b.yaml", "title"),
        ("b.yaml", "title"),
    )  # fmt: skip
    findings = [Finding("SRC017", file, "wrong", at=(key,)) for file, key in ways]
    assert [str(each.place) for each in place(findings, lambda _file: TEXT)] == [
        "show.yaml:2:8",
        "a.yaml:2:8",
        "b.yaml:2:8",
        "b.yaml:4:9",
    ]


@pytest.mark.parametrize("text", ["", "[", "- a\n- b\n", "\x00"])
def test_a_text_that_says_nothing_has_a_first_line_all_the_same(text: str) -> None:
    finding = Finding("SRC017", "x.yaml", "wrong", at=("title", 3))
    (found,) = place([finding], lambda _file: text)
    assert (found.place.line, found.place.column) == (1, 1)


def test_a_very_long_quotation_is_cut() -> None:
    finding = Finding("SRC017", "x.yaml", f"“{'ha' * 500}” is wrong")
    (found,) = place([finding], lambda _file: TEXT)
    assert len(found.message) < 150
    assert found.message.endswith("…” is wrong")
