"""The outline as people write it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.formats.chapters.outline import Entry, Oddity, headings, read
from feedkit.model.episode_file import OutlineEntry
from feedkit.model.timestamp import Timestamp
from feedkit.resolve.chapters import read_outline

SAMPLE = (Path(__file__).parent / "sample_outline.txt").read_text(encoding="utf-8")

times = st.integers(0, 360_000_000).map(Timestamp)
titles = st.from_regex(r"(\d{1,2}(\.\d{1,2}){0,3}\.? )?[A-Za-z][A-Za-z ]{0,10}", fullmatch=True)
lines = st.builds(
    lambda indent, bullet, time, title: f"{' ' * indent}{bullet}({time}) {title}",
    st.integers(0, 6), st.sampled_from(["", "- ", "* ", "• "]), times, titles,
)  # fmt: skip
outlines = st.lists(lines | st.text(max_size=30) | st.just(""), max_size=12).map("\n".join)


def understood(text: str, *, strip: bool = False) -> tuple[list[str], list[int]]:
    """The titles and the depths of an outline."""
    entries = [each for each in read(text) if isinstance(each, Entry)]
    found, _ = headings(entries, strip=strip)
    return [each.title for each in found], [each.depth for each in found]


@given(st.text() | outlines)
def test_every_line_is_an_entry_or_an_oddity(text: str) -> None:
    items = list(read(text))
    written = [index for index, line in enumerate(text.splitlines()) if line.strip()]
    assert [each.line for each in items] == written
    for each in items:
        if isinstance(each, Oddity):
            assert each.message
            assert each.quote in text


@given(st.text() | outlines, st.booleans())
def test_the_tree_keeps_every_entry_in_its_order(text: str, strip: bool) -> None:
    found = read_outline(text, file="x.yaml", strip=strip, opening="Opening", images={})
    flat = list(found.outline.flat())
    assert len(flat) == len(found.lines)
    assert sorted(found.lines) == list(found.lines)
    if not any(each.code == "SRC016" for each in found.findings):
        entries = [each for each in read(text) if isinstance(each, Entry)]
        assert [each.start for each in flat] == [each.start for each in entries]
        if not strip:
            assert [each.title for each in flat] == [each.title for each in entries]
    for each in found.findings:
        assert each.at[0] == "outline"
        assert each.help


@given(st.lists(st.tuples(times, titles), max_size=8))
def test_an_outline_written_out_reads_back(entries: list[tuple[Timestamp, str]]) -> None:
    text = "\n".join(f"({time}) {title}" for time, title in entries)
    read_back = [(each.start, each.title) for each in read(text) if isinstance(each, Entry)]
    assert read_back == [(time, " ".join(title.split())) for time, title in entries]


@given(st.lists(titles, min_size=1, max_size=12))
def test_depths_grow_by_one_at_most(names: list[str]) -> None:
    entries = [Entry(index, Timestamp(index), name) for index, name in enumerate(names)]
    depths = [each.depth for each in headings(entries, strip=False)[0]]
    assert depths[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(depths))


@pytest.mark.parametrize(
    ("line", "start", "title"),
    [
        ("(00:43) 1. Introduction", 43, "1. Introduction"),
        ("00:43 Introduction", 43, "Introduction"),
        ("[1:04:10] Late", 3850, "Late"),
        ("<1:04:10> Late", 3850, "Late"),
        ("- 4:10 - Dashes", 250, "Dashes"),
        ("* (4:10): Colon", 250, "Colon"),
        ("• 4:10 | Bar", 250, "Bar"),
        ("4:10 — Long dash", 250, "Long dash"),
        ("\t(4:10)\tTabs", 250, "Tabs"),
        ("(4:10)Without a blank", 250, "Without a blank"),
        ("(4:10)", 250, ""),
        ("(0:10) 3-2-1", 10, "3-2-1"),
    ],
)
def test_entries_are_read_in_their_usual_forms(line: str, start: int, title: str) -> None:
    (entry,) = read(line)
    assert isinstance(entry, Entry)
    assert (entry.start, entry.title) == (Timestamp(start * 1000), title)


@pytest.mark.parametrize(
    ("line", "quote", "malformed"),
    [
        ("(1:99) Too many", "1:99", True),
        ("(1:2:3:4) Too many parts", "1:2:3:4", True),
        ("(0:5) Too few digits", "0:5", True),
        ("Chapters:", "Chapters:", False),
        ("(12) A number", "(12) A number", False),
        ("Hello (0:10)", "Hello (0:10)", False),
    ],
)
def test_other_lines_are_quoted_as_what_they_are(line: str, quote: str, malformed: bool) -> None:
    (oddity,) = read(line)
    assert isinstance(oddity, Oddity)
    assert (oddity.quote, oddity.malformed) == (quote, malformed)


def test_numbers_decide_the_depth() -> None:
    text = "0:00 6. A\n0:01 6.2 B\n0:02 6.2.1 C\n0:03 7 D\n0:04 Notes\n0:05 7.1 E"
    assert understood(text)[1] == [1, 2, 3, 1, 1, 1]


def test_indentation_decides_where_there_is_any() -> None:
    text = "(0:00) A\n  (0:01) 1.1 B\n    (0:02) C\n  (0:03) D\n(0:04) E"
    assert understood(text)[1] == [1, 2, 3, 2, 1]


def test_a_number_that_does_not_count_on_belongs_to_the_title() -> None:
    assert understood("0:00 1. Hello\n0:01 10 things to see", strip=True)[0] == [
        "Hello",
        "10 things to see",
    ]


def test_the_long_form_has_the_same_tree() -> None:
    entries = (
        OutlineEntry(start="0:00", title="1. A"),
        OutlineEntry(start="0:01", title="1.1 B", link="https://x.example/", hidden="yes"),
    )
    found = read_outline(entries, file="x.yaml", strip=True, opening="", images={})
    (top,) = found.outline.chapters
    (child,) = top.children
    assert (top.title, child.title, child.link, child.hidden) == (
        "A",
        "B",
        "https://x.example/",
        True,
    )


def test_entries_joined_into_one_line_are_one_mistake() -> None:
    found = read_outline("(0:00) A (0:01) B", file="x.yaml", strip=False, opening="", images={})
    assert [each.code for each in found.findings] == ["SRC016"]
    assert not found.outline


def test_the_sample_has_all_its_chapters() -> None:
    found = read_outline(SAMPLE, file="x.yaml", strip=False, opening="Opening", images={})
    flat = list(found.outline.flat())
    assert found.findings == ()
    assert len(flat) == 36
    assert flat[0].start == Timestamp.parse("0:43")
    assert flat[-1].start == Timestamp.parse("1:55:50")
    carried = found.outline.carried()
    assert len(carried) == 37
    assert (carried[0].title, carried[0].start) == ("Opening", Timestamp(0))
    assert [each.start for each in carried] == sorted(each.start for each in carried)


def test_the_sample_has_its_tree() -> None:
    found = read_outline(SAMPLE, file="x.yaml", strip=False, opening="Opening", images={})
    top = found.outline.chapters
    assert [each.title.split()[0] for each in top] == [
        *(f"{number}." for number in range(1, 6)),
        "6",
        *(f"{number}." for number in range(7, 13)),
        *["Appendix"] * 4,
    ]
    below = {each.title.split()[0]: len(each.children) for each in top[:12]}
    assert below == {
        "1.": 1, "2.": 0, "3.": 2, "4.": 0, "5.": 4, "6": 2, "7.": 2, "8.": 3, "9.": 3,
        "10.": 0, "11.": 0, "12.": 0,
    }  # fmt: skip
    sixth = top[5]
    assert [each.title for each in sixth.children[1].children] == [
        "6.2.1 Number go up",
        "6.2.2 Normal science",
        "6.2.3 Conceptual research",
    ]


def test_the_sample_can_lose_its_numbers() -> None:
    names, _ = understood(SAMPLE, strip=True)
    assert names[12] == "Comparisons with other domains"
    assert names[-4].startswith("Appendix 1:")
    assert not any(name[0].isdigit() for name in names)
