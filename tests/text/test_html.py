from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.text.html import line_html, notes_html, plain_text, with_figures
from feedkit.text.markdown import to_html

BASE = "https://harbour.example/lights/"


def cleaned(notes):
    return notes_html(notes, base=BASE)


@pytest.mark.parametrize(
    ("notes", "html"),
    [
        ("# A\n\nb", "<h2>A</h2>\n<p>b</p>"),
        ("###### A", "<h4>A</h4>"),
        ("[a](b/c.html)", f'<p><a rel="noopener" href="{BASE}b/c.html">a</a></p>'),
        ("[a](/b)", '<p><a rel="noopener" href="https://harbour.example/b">a</a></p>'),
        ("![a](b.png)", f'<p><img src="{BASE}b.png" alt="a"></p>'),
        ("[a](mailto:a@b.example)", '<p><a href="mailto:a@b.example">a</a></p>'),
        ("[a](#t=43)", '<p><a href="#t=43">a</a></p>'),
        ("[a](javascript:b)", "<p><a>a</a></p>"),
        ("[a](ftp://b.example)", "<p><a>a</a></p>"),
        ("[a](https://[b)", "<p><a>a</a></p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        ("", ""),
    ],
)
def test_markdown_becomes_clean_html(notes, html):
    assert cleaned(notes) == html


@pytest.mark.parametrize(
    ("notes", "html"),
    [
        ("<p>a <b>b</b> *c*</p>", "<p>a <b>b</b> *c*</p>"),
        ("\n <DIV class='x' onclick='y'>a</DIV>", "a"),
        ("<h1>a</h1>", "<h2>a</h2>"),
        ("<p>a<script>b</script><style>c</style>", "<p>a</p>"),
        ("<p>a<iframe src='b'>c</iframe>", "<p>a</p>"),
        (
            "<p><a href='b' target='_blank' style='c'>a</a>",
            f'<p><a rel="noopener" href="{BASE}b">a</a></p>',
        ),
        (
            "<p><img src='a.png' width='10' height='100%' onerror='b'>",
            f'<p><img src="{BASE}a.png" width="10"></p>',
        ),
        ("<p>&lt;b&gt; &amp; &eacute;</p>", "<p>&lt;b&gt; &amp; é</p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<p id='outline' class='label'>a", "<p>a</p>"),
    ],
)  # fmt: skip
def test_html_of_an_older_tool_is_cleaned_and_not_escaped(notes, html):
    assert cleaned(notes) == html


def test_notes_that_begin_with_an_inline_tag_are_markdown():
    assert cleaned("<b>a</b> *b*") == "<p>a <em>b</em></p>"


def test_footnotes_lead_there_and_back_with_every_id_once():
    html = cleaned("a[^1] b[^n] c[^1]\n\n[^1]: one\n[^n]: two\n\n[^1-2]: three\n\nd[^1-2]")
    ids = re.findall(r' id="([^"]+)"', html)
    links = re.findall(r'href="#([^"]+)"', html)
    assert len(set(ids)) == len(ids)
    assert set(links) <= set(ids)


def test_an_author_cannot_take_the_ids_of_the_page():
    assert cleaned("<p><a id='outline'>a</a> <li id='fn-1'>b</li>").count("id=") == 1


ALLOWED = {
    "p", "br", "ul", "ol", "li", "a", "strong", "em", "b", "i", "code", "pre", "blockquote", "h2",
    "h3", "h4", "hr", "table", "thead", "tbody", "tr", "th", "td", "img", "figure", "figcaption",
    "del", "sup", "sub", "dl", "dt", "dd", "section",
}  # fmt: skip
SCRAPS = st.lists(
    st.sampled_from([
        "<p>", "</p>", "<script>", "</script>", "<b onclick=x>", "<div>", "</div>", "<table>",
        "<td>", "<svg>", "<math>", "<style>", "<!--", "-->", "<a href='javascript:x'>", "</a>",
        "<img src=x onerror=y>", "<title>", "<textarea>", "text", "<", ">", '"', "'", "&lt;",
        "&#60;", "\0", "<![CDATA[",
    ])
).map("".join)  # fmt: skip


@given(st.one_of(SCRAPS, SCRAPS.map("<p>{}".format), st.text()))
def test_nothing_but_the_allowed_comes_out(notes):
    html = cleaned(notes)
    assert set(re.findall(r"<([a-z0-9]+)", html)) <= ALLOWED
    assert not re.search(r"<[^>]*\s(on\w+|style)=", html)
    assert not re.search(r"<[^>]*javascript:", html)
    assert isinstance(plain_text(html), str)


@given(SCRAPS)
def test_clean_html_stays_as_it_is(notes):
    once = cleaned(f"<p>x</p>{notes}")
    assert cleaned(once) == once


MARKS = (">", "> ", "*", "- ", "[", "<div>", "<div>a", "<b>", "<ul><li>")


@pytest.mark.parametrize(
    "notes",
    [
        *(mark * 100_000 for mark in MARKS),
        "<p>" + "<blockquote>" * 100_000 + "a",
        "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">",
        "<p>" + "</div>" * 100_000,
        "<div>" + "<svg><td>" * 50_000,
        "Some *words* with a [link](https://a.example/b), again.\n\n" * 90_000,
        "<p>" + "&amp;<" * 200_000,
    ],
    ids=lambda notes: f"{notes[:12].strip()}-{len(notes)}",
)
def test_huge_and_deep_notes_are_read(notes):
    # A reader that slows down with the square of the depth would take hours here.
    plain_text(cleaned(notes))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a &amp; b<br>c</p><p>d</p>", "a & b\nc\nd"),
        ("<ul><li>a <b>b</b></li><li>c</li></ul>", "a b\nc"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
        ("a<b>b</b>c", "abc"),
        ("<p>a\n   b</p>\n\n<script>c</script>", "a b"),
        ("&eacute;&nbsp;&#8212;", "é\xa0—"),
        ("<!-- a -->b<?c?>", "b"),
        ("", ""),
    ],
)
def test_plain_text_has_a_line_for_each_block(html, text):
    assert plain_text(html) == text


MARKDOWN = st.lists(
    st.sampled_from([
        "# ", "###### ", "> ", "- ", "1. ", "\n", "\n\n", "**", "*", "`", "[a](b)", "<b>", "</b>",
        '![p](q.png "t>t")', "<!-- x -->", "|a|b|\n|-|:-:|\n|1|2|\n", "[^1]", "[^1]: n\n", "~~",
        "&amp;", "&", "<", "a", "é ", '"', "'", 'https://a.b/c?d&e="', "    code\n", "```\n",
        "---\n", "\t", "<script>x</script>", "\u00a0", "\\",
    ]),
    max_size=40,
).map("".join)  # fmt: skip


@given(MARKDOWN)
def test_markdown_is_cleaned_as_any_other_html_is(notes):
    assert cleaned(notes) == cleaned(f"<p></p>{to_html(notes)}").removeprefix("<p></p>").strip()


@given(MARKDOWN)
def test_the_words_of_clean_html_are_those_that_a_reader_finds(notes):
    html = cleaned(notes)
    read = plain_text(f"<x-odd></x-odd>{html}")
    assert plain_text(html) == read


def test_plain_text_is_bounded():
    assert len(plain_text("a" * 3_000_000)) == 1_000_000


@pytest.mark.parametrize(
    ("notes", "wanted"),
    [
        (
            '![A crane](a.jpg "Blue & tall")',
            '<figure><img loading="lazy" src="https://a.example/a.jpg" alt="A crane">'
            "<figcaption>Blue &amp; tall</figcaption></figure>",
        ),
        (
            "![A > crane](a.jpg)",
            '<figure><img loading="lazy" src="https://a.example/a.jpg" alt="A > crane"></figure>',
        ),
        (
            'Seen: ![](a.jpg "Blue")',
            '<p>Seen: <img loading="lazy" src="https://a.example/a.jpg" alt="" title="Blue"></p>',
        ),
    ],
)
def test_a_picture_that_stands_alone_is_a_figure(notes, wanted):
    made = with_figures(notes_html(notes, base="https://a.example/"))
    assert made.replace("&gt;", ">") == wanted


@given(st.text(alphabet="<>\"'&! []()a.=imgpt\n", max_size=80))
def test_figures_change_no_words(notes):
    clean = notes_html(notes, base="https://a.example/")
    assert "<img" in clean or with_figures(clean) == clean


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Made in *Antwerp*.", "Made in <em>Antwerp</em>."),
        ("[Us](about/)", '<a rel="noopener" href="https://a.example/x/about/">Us</a>'),
        ("[Mail](mailto:a@b.example)", '<a href="mailto:a@b.example">Mail</a>'),
        ("# Loud", "Loud"),
        ("- one\n- two", "one two"),
        ("[x](javascript:alert(1))", "<a>x</a>"),
        ("<script>alert(1)</script>", ""),
        ("![y](https://z.example/y.png)", ""),
        ('a <b onclick="x">b</b> & c', "a b &amp; c"),
        ("", ""),
    ],
)
def test_a_line_keeps_what_stands_inside_lines(line, expected):
    assert line_html(line, base="https://a.example/x/") == expected
