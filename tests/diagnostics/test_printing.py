"""Diagnostics for people, for programs and for a pipeline."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.diagnostics import CODES, Diagnostic, Excerpt, Place, github, json_text
from feedkit.diagnostics.text import counted, lines

TALK = Diagnostic(
    "SRC018",
    Place("episodes/041.yaml", 12, 4),
    "“1:4:10:9” is no time",
    "write it like 1:04:10 or 04:10",
    Excerpt("  (1:4:10:9) 7. How much would it help?", 3, 8),
)


def printed(*diagnostics: Diagnostic) -> list[str]:
    return list(lines(diagnostics))


def test_a_diagnostic_shows_the_line_it_means() -> None:
    assert printed(TALK) == [
        "episodes/041.yaml:12:4  SRC018 bad-timestamp",
        "   |",
        "12 |   (1:4:10:9) 7. How much would it help?",
        "   |    ^^^^^^^^ “1:4:10:9” is no time",
        "   = help: write it like 1:04:10 or 04:10",
        "",
        "1 error",
    ]


def test_one_without_a_line_says_it_all_the_same() -> None:
    bare = Diagnostic("FEED034", Place("show.yaml"), "there is no episode")
    assert printed(bare) == [
        "show.yaml:1:1  FEED034 no-episode",
        "   there is no episode",
        "",
        "1 error",
    ]


def test_the_mark_stands_under_wide_letters_too() -> None:
    wide = Diagnostic("SRC007", Place("a.yaml"), "here", excerpt=Excerpt("title: 灯台の夜", 9, 1))
    assert printed(wide)[3] == "   |            ^^ here"


def test_of_a_long_line_the_part_that_is_meant_is_shown() -> None:
    long = Diagnostic(
        "SRC007", Place("a.yaml"), "here", excerpt=Excerpt("ab" * 500 + "X" + "cd" * 500, 1000, 1)
    )
    shown, mark = printed(long)[2:4]
    assert shown[mark.index("^")] == "X"
    assert len(shown) < 120


def test_colours_are_given_by_part() -> None:
    painted = list(lines([TALK], paint=lambda text, part: f"<{part}>{text}</{part}>"))
    assert (
        painted[0] == "<place>episodes/041.yaml:12:4</place>  <error>SRC018 bad-timestamp</error>"
    )


def test_they_are_counted_by_severity() -> None:
    codes = ("SRC001", "SRC002", "SRC007")
    assert counted([Diagnostic(code, Place("a"), "") for code in codes]) == "2 errors, 1 warning"
    assert counted([]) == ""


def test_programs_get_json() -> None:
    (found,) = json.loads("\n".join(json_text.lines([TALK])))
    assert found == {
        "code": "SRC018",
        "name": "bad-timestamp",
        "severity": "error",
        "file": "episodes/041.yaml",
        "line": 12,
        "column": 4,
        "message": "“1:4:10:9” is no time",
        "help": "write it like 1:04:10 or 04:10",
    }


def test_a_pipeline_gets_commands_that_no_text_can_break_out_of() -> None:
    odd = Diagnostic("SRC007", Place("a,b:c%.yaml", 2, 3), "50 %\nlost", "look")
    assert list(github.lines([odd])) == [
        "::warning file=a%2Cb%3Ac%25.yaml,line=2,col=3,title=SRC007 invisible-character"
        "::50 %25%0Alost; look"
    ]


@given(
    st.sampled_from(sorted(CODES)), st.text(), st.text(), st.text(min_size=1),
    st.integers(1, 10**6), st.integers(0, 300), st.integers(1, 300),
)  # fmt: skip
def test_nothing_that_is_printed_commands_a_terminal(
    code: str, message: str, help: str, text: str, line: int, start: int, length: int
) -> None:
    start = min(start, len(text) - 1)
    excerpt = Excerpt(text, start, max(1, min(length, len(text) - start)))
    one = Diagnostic(code, Place("a.yaml", line, start + 1), message, help, excerpt)
    for each in printed(one):
        assert each.isprintable()
    assert len(list(github.lines([one]))) == 1
    assert "\n" not in next(iter(github.lines([one])))
    assert json.loads("".join(json_text.lines([one])))[0]["message"] == message


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_name_that_reads_well(code: str) -> None:
    assert CODES[code].name.replace("-", "").isalpha()
    assert CODES[code].name.islower()


def test_no_name_stands_for_two_codes() -> None:
    names = [code.name for code in CODES.values()]
    assert len(set(names)) == len(names)
