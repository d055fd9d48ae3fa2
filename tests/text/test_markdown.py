from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.text.markdown import to_html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*a* **b**", "<p><em>a</em> <strong>b</strong></p>\n"),
        ("~~a~~", "<p><del>a</del></p>\n"),
        ('"a" -- b...', "<p>“a” – b…</p>\n"),
        ("www.a.example", '<p><a href="http://www.a.example">www.a.example</a></p>\n'),
        ("<b>a</b>", "<p><!-- raw HTML omitted -->a<!-- raw HTML omitted --></p>\n"),
        ("[a](javascript:b)", '<p><a href="">a</a></p>\n'),
        ("a\0b", "<p>a\ufffdb</p>\n"),
        ("", ""),
    ],
)
def test_markdown_is_read_as_github_reads_it(markdown, html):
    assert to_html(markdown) == html


def test_tables_and_footnotes_are_read():
    assert "<td>1</td>" in to_html("|a|\n|-|\n|1|")
    assert 'href="#fn-x"' in to_html("a[^x]\n\n[^x]: b")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no way to the library's function")
def test_what_a_text_took_is_given_back():
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    text = "Some *words* with a [link](https://a.example/b), again[^1].\n\n" * 20 + "[^1]: a\n"
    to_html(text)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(1000):
        to_html(text)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit
    assert grown < 10_000_000


@given(st.text())
def test_no_text_crashes_the_reader(text):
    assert isinstance(to_html(text), str)


@pytest.mark.parametrize(
    "mark", [">", "*", "[", "`", "- ", "![", "*a ", "> ", "<", "a**b", "|", "~"]
)
def test_a_hundred_thousand_marks_are_read(mark):
    to_html(mark * 100_000)


def test_a_lone_surrogate_is_replaced():
    assert to_html("\ud800") == "<p>?</p>\n"
