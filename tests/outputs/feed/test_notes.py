from __future__ import annotations

import re
from gettext import NullTranslations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from feedkit.model.catalog import Person
from feedkit.model.outline import Chapter, Outline
from feedkit.model.timestamp import Timestamp
from feedkit.outputs.feed.notes import MOST_BYTES, content, description, timestamps
from feedkit.source.languages import catalogue
from feedkit.text.words import ENGLISH, Words, compiled, words_of

from .conftest import ADDRESS, EPISODE, replace

KEPT = {"p", "br", "ul", "ol", "li", "a"}


def tags(text: str) -> set[str]:
    root = html.fragment_fromstring(text, create_parent="div")
    return {each.tag for each in root.iterdescendants()}


def long_outline(count: int) -> Outline:
    chapters = (Chapter(Timestamp(i * 60_000), f"Chapter {i} about cranes") for i in range(count))
    return Outline(tuple(chapters))


def test_the_description_is_notes_then_outline_then_remarks_source_and_narrator(make):
    assert description(make(), show_address=ADDRESS, words=ENGLISH) == (
        "<p>A painter explains.</p><ul><li>one</li><li>two</li></ul>"
        "<p>00:00:00 Intro<br/>00:02:10 The first coat<br/>00:14:05 Rust<br/>"
        "00:15:00 R &amp; D &lt;b&gt;</p>"
        "<p>Read from the second edition.</p>"
        '<p>Source: <a href="https://text.example/?a=1&amp;b=2">https://text.example/?a=1&amp;b=2'
        "</a></p><p>Narrated by Bo Derrick.</p>"
    )


def test_the_outline_is_cut_by_depth_before_the_notes_are_cut(make):
    short = description(make(notes_depth=1), show_address=ADDRESS, words=ENGLISH)
    assert "R &amp; D" not in short
    assert "Rust" in short


def test_an_outline_that_does_not_fit_leaves_whole_notes_out_last(make):
    notes = "\n\n".join(f"Paragraph {i} " + "words " * 30 for i in range(60))
    short = description(make(notes=notes), show_address=ADDRESS, words=ENGLISH)
    assert len(short.encode()) <= MOST_BYTES
    assert "00:02:10 The first coat" in short
    assert f'<a href="{EPISODE.page_address}">The notes go on' in short
    assert short.startswith("<p>Paragraph 0")


def test_a_hundred_chapters_too_long_for_the_description_are_left_to_the_other_carriers(make):
    short = description(make(outline=long_outline(300)), show_address=ADDRESS, words=ENGLISH)
    assert len(short.encode()) <= MOST_BYTES
    assert "A painter explains." in short


def test_fewer_than_three_timestamps_are_not_written(make):
    assert timestamps(make(outline=long_outline(2)), depth=3) == ""


def test_without_notes_the_summary_stands_in(make):
    short = description(
        make(notes="", summary="A painter & a crane."), show_address=ADDRESS, words=ENGLISH
    )
    assert short.startswith("<p>A painter &amp; a crane.</p>")


def test_pictures_leave_a_pointer_to_the_page(make):
    episode = make(notes="Look: ![a crane](https://harbour.example/crane.jpg)")
    short = description(episode, show_address=ADDRESS, words=ENGLISH)
    assert "<img" not in short
    assert f'<a href="{EPISODE.page_address}">There are pictures' in short
    assert '<img src="https://harbour.example/crane.jpg"' in content(
        episode, short, show_address=ADDRESS, words=ENGLISH
    )


def test_relative_links_become_whole(make):
    short = description(make(notes="[more](/paint)"), show_address=ADDRESS, words=ENGLISH)
    assert 'href="https://harbour.example/paint"' in short


@pytest.mark.parametrize(
    ("notes", "kept"),
    [
        ("# Heading\n\nText", "<p>Heading</p><p>Text</p>"),
        ("**bold** and `code`", "<p>bold and code</p>"),
        ("> quoted", "<p>quoted</p>"),
        ("- a\n  - b\n- c", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        ("```\nx = 1\ny = 2\n```", "<p>x = 1<br/>y = 2</p>"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "<p>a · b</p><p>1 · 2</p>"),
        ("a\n\n---\n\nb", "<p>a</p><p>b</p>"),
        ("<p>older <b>HTML</b></p>", "<p>older HTML</p>"),
        ("text <script>alert(1)</script> text", None),
        ("[x](javascript:alert(1))", None),
    ],
)
def test_markup_that_apps_drop_still_reads_well(make, notes, kept):
    short = description(
        make(notes=notes, outline=Outline(), remarks=(), source=None, people=()),
        show_address=ADDRESS,
        words=ENGLISH,
    )
    if kept is not None:
        assert short == kept
    assert tags(short) <= KEPT
    assert "javascript:" not in short
    assert "<script" not in short


@settings(max_examples=60, deadline=None)
@given(
    notes=st.text(max_size=6000) | st.text(alphabet="*_`<>#-[]()!\n ab", max_size=3000),
    titles=st.lists(st.text(max_size=120), max_size=60),
    depth=st.integers(1, 3),
)
def test_whatever_the_author_writes_fits_and_holds_only_what_apps_keep(notes, titles, depth):
    control = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
    chapters = tuple(
        Chapter(Timestamp(i * 1000), control.sub("", title)) for i, title in enumerate(titles)
    )
    episode = replace(
        EPISODE, notes=control.sub("", notes), outline=Outline(chapters), notes_depth=depth
    )
    short = description(episode, show_address=ADDRESS, words=ENGLISH)
    assert 0 < len(short.encode()) <= MOST_BYTES
    assert tags(short) <= KEPT
    assert len(content(episode, short, show_address=ADDRESS, words=ENGLISH)) >= len(short)


class Marking(NullTranslations):
    """A language of dots: every message without its letters, its values kept."""

    def gettext(self, message: str) -> str:
        return re.sub(
            r"\{\w+\}|[A-Za-z]+", lambda found: found[0] if "{" in found[0] else "·", message
        )


class MarkedWords(Words):
    def day(self, when):
        return "·"

    def listed(self, names):
        return "·".join(names)


@pytest.mark.parametrize("text", ["Γερανοί.", "Γερανοί. " * 2000, "![](https://a.example/x.jpg)"])
def test_every_word_of_the_notes_is_one_of_a_catalogue_or_of_the_author(make, text):
    chapters = tuple(Chapter(Timestamp(i * 1000), "Ένα") for i in range(4))
    people = (Person(name="Άδα", role="narrator"), Person(name="Βω", role="narrator"))
    episode = make(
        title="Γ", summary="Γ", notes=text, outline=Outline(chapters), people=people, remarks=()
    )
    words = MarkedWords("en", Marking())
    short = description(episode, show_address=ADDRESS, words=words)
    told = {short, content(episode, short, show_address=ADDRESS, words=words)}
    for each in told:
        assert re.findall(r"[A-Za-z]+", re.sub(r"<[^>]*>|https?://[^<]*", "", each)) == []


def test_the_words_of_the_notes_are_those_of_the_show(make):
    german = words_of("de", compiled(catalogue("de")))
    short = description(make(), show_address=ADDRESS, words=german)
    assert "<p>Gelesen von Bo Derrick.</p>" in short
    assert "<p>Quelle: <a " in short
