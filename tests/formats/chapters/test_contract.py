"""What holds for every text format of chapters: one suite over the whole table."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from html import unescape
from itertools import cycle, islice, pairwise
from pathlib import Path

import feedparser
import pytest
import webvtt
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

import feedkit.formats.chapters
from feedkit.cli.chapters import FORMATS as NAMES
from feedkit.formats.chapters import feed, recognition
from feedkit.formats.chapters.contents import Contents, tree, walk
from feedkit.formats.chapters.format import ChapterFormat, Keep, fit
from feedkit.formats.chapters.outline_text import write as outline
from feedkit.formats.chapters.reading import BREAK, Reading
from feedkit.formats.chapters.table import BY_NAME, FORMATS
from feedkit.formats.chapters.times import LATEST
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Duration, Timestamp

NO_FORMATS = {
    "contents", "feed", "format", "json_places", "outline", "reading", "recognition", "table",
    "times", "titles",
}  # fmt: skip
"""The modules of the folder that formats are made with."""

SAMPLE = (Path(__file__).parent / "sample_outline.txt").read_text(encoding="utf-8")

NASTY = (
    "1.2 Title", "1. One", "2) Two", "10 things", "- a", "– b –", ": c", "| d", "—", "(0:10) e",
    "0:20", "00:30 f", "12:61", "]]>", "<b>bold</b>", "a < b > c", "&amp; &", "a --> b", "-->",
    "x=y;z#w\\", "\\", "\\n", "[CHAPTER]", "START=1", ";c", "# d", "'q' \"r\"", "}{", "",
    "…", "...", ".5", "5.", "שלום עולם", "مقدمة", "👩‍🚀 🎙️", "e\u0301 ́", "\u202eabc\u202c",
    "a\nb", "a\r\nb", "  two  blanks ", "tab\tbed", "no\u00a0break", "line\u2028sep", "nul\0",
    "bell\a", "next\x85line", "\ud800", "\ufffe", "\ufeffmark", "<https://x.example/>", "a <>",
    "<", ">", "NOTE", "STYLE", "WEBVTT", "CHAPTER01=00:00:00", "\\1\t2", "Outline:", "%20", "١٢:٣٤",
    "a\x1cb", "</li>", "<!--", "&lt;", "&nbsp;", "&#10;", "{{x}}", "www.x.example", "#t=5", "—  x",
)  # fmt: skip

titles = st.sampled_from(NASTY) | st.text(max_size=12)
links = st.none() | st.sampled_from([
    "https://x.example/?a=1&b=%20#t=5", "https://x.example/ü", "http://x.example/a(b)", " ", "",
    'https://x.example/"q\'',
])  # fmt: skip
depths = st.integers(1, 3)
gaps = st.sampled_from([1, 500, 999, 1000, 43_000]) | st.integers(1, 7_000_000)
pieces = st.tuples(gaps, depths, titles, links, links, st.sampled_from([False] * 4 + [True]))


@st.composite
def outlines(draw: st.DrawFn) -> Contents:
    """Contents of 1 to 500 chapters on three levels, their starts ascending."""
    drawn = draw(st.lists(pieces, min_size=1, max_size=6))
    count = draw(st.sampled_from([len(drawn), len(drawn), 2 * len(drawn), 101, 500]))
    start = draw(st.sampled_from([0, 0, 1, 999, 43_500]))
    listed = []
    for gap, depth, title, link, image, hidden in islice(cycle(drawn), count):
        listed.append((depth, Chapter(Timestamp(start), title, link, image, hidden)))
        start += gap
    last = Duration(start)
    return Contents(
        chapters=tree(listed),
        duration=draw(st.none() | st.just(last)),
        title=draw(titles),
        show=draw(titles),
        page=draw(st.sampled_from(["", "https://x.example/e/?a=1&b", "#\"'<"])),
    )


def seen(contents: Contents) -> list[Chapter]:
    """The chapters that are not hidden."""
    return [each for _, each in walk(contents.chapters) if not each.hidden]


def assert_placed(text: str, reading: Reading) -> None:
    """A reading holds chapters, or says what is wrong at a place that the text has."""
    assert reading.contents.chapters or reading.flaws
    lines = BREAK.split(text)
    for flaw in reading.flaws:
        assert flaw.message
        assert 0 <= flaw.line < len(lines)
        line = lines[flaw.line]
        assert 0 <= flaw.column <= len(line) + 1  # one more between a return and a line feed
        assert line[flaw.column :].startswith(flaw.quote)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
class TestEveryFormat:
    @given(contents=outlines())
    @settings(max_examples=80, deadline=None)
    def test_what_it_keeps_comes_back(self, form: ChapterFormat, contents: Contents) -> None:
        said = fit(contents, form.keeps)
        text = form.write(contents)
        assert text.encode().decode() == text
        reading = form.read(text)
        if not said.chapters:
            assert reading.flaws
            return
        assert reading.flaws == ()
        found = reading.contents
        assert found.chapters == said.chapters
        assert found.duration == said.duration
        assert (found.title, found.show) == (said.title, said.show)

    @given(contents=outlines())
    @settings(max_examples=15, deadline=None)
    def test_writing_what_was_read_changes_nothing(
        self, form: ChapterFormat, contents: Contents
    ) -> None:
        text = form.write(Contents(chapters=contents.chapters, duration=contents.duration))
        assert form.write(form.read(text).contents) == text

    @given(contents=outlines())
    @settings(max_examples=15, deadline=None)
    def test_it_is_recognised(self, form: ChapterFormat, contents: Contents) -> None:
        plain = [
            (depth, Chapter(each.start, f"Part {index} of it", each.link))
            for index, (depth, each) in enumerate(walk(contents.chapters))
        ]
        said = fit(Contents(chapters=tree(plain)), form.keeps)
        assert recognition.read(form.write(said)).contents.chapters == said.chapters

    @given(
        starts=st.lists(st.integers(-5000, LATEST.milliseconds), max_size=5),
        title=titles,
        length=st.none() | st.integers(0, 9_000_000).map(Duration),
    )
    @settings(max_examples=20, deadline=None)
    def test_chapters_in_any_order_can_be_written(
        self, form: ChapterFormat, starts: list[int], title: str, length: Duration | None
    ) -> None:
        chapters = tuple(Chapter(Timestamp(each), title) for each in starts)
        text = form.write(Contents(chapters=chapters, duration=length))
        assert_placed(text, form.read(text))

    @given(text=st.text())
    @settings(max_examples=60, deadline=None)
    def test_no_text_crashes_the_reader(self, form: ChapterFormat, text: str) -> None:
        assert_placed(text, form.read(text))

    @given(
        contents=outlines(),
        cuts=st.lists(
            st.tuples(st.floats(0, 1), st.integers(0, 9), titles | st.text(max_size=3)),
            min_size=1,
            max_size=4,
        ),
    )
    @settings(max_examples=60, deadline=None)
    def test_no_damaged_document_crashes_the_reader(
        self, form: ChapterFormat, contents: Contents, cuts: list[tuple[float, int, str]]
    ) -> None:
        few = tree(islice(walk(contents.chapters), 12))
        text = form.write(Contents(chapters=few, duration=contents.duration))
        for where, length, put in cuts:
            start = round(where * len(text))
            text = text[:start] + put + text[start + length :]
        assert_placed(text, form.read(text))
        assert_placed(text, recognition.read(text))

    def test_the_sample_is_unchanged_by_it(self, form: ChapterFormat) -> None:
        read = recognition.read(SAMPLE)
        assert read.flaws == ()
        there = form.write(read.contents)
        assert outline(recognition.read(there).contents) == SAMPLE

    def test_a_text_without_chapters_has_a_flaw(self, form: ChapterFormat) -> None:
        for text in ("", "\n\n", "Hello.", form.write(Contents())):
            reading = form.read(text)
            assert reading.contents.chapters == ()
            assert reading.flaws
            assert_placed(text, reading)

    def test_it_says_what_it_is(self, form: ChapterFormat) -> None:
        assert form.extension.startswith(".")
        assert form.media_type.count("/") == 1
        assert " no " in (sys.modules[form.read.__module__].__doc__ or "")


@given(contents=outlines())
@settings(max_examples=60, deadline=None)
def test_fitting_leaves_out_only_what_cannot_be_said(contents: Contents) -> None:
    everything = fit(contents, ~Keep.NOTHING)
    assert [each.start for _, each in walk(everything.chapters)] == [
        each.start for _, each in walk(contents.chapters)
    ]
    nothing = fit(contents, Keep.NOTHING)
    assert all(not each.children and not each.link for each in nothing.chapters)
    assert [each.start.clock for each in nothing.chapters] == [
        each.start.clock for each in seen(contents)
    ]
    for before, after in zip(seen(contents), nothing.chapters, strict=True):
        if before.title.isprintable() and "  " not in before.title:
            assert after.title == before.title.strip()


@given(text=st.text())
@example("[" * 100_000)
@example("{" * 100_000)
@example('{"chapters": [' + "9" * 5000 + "]}")
@example('{"chapters": [{"startTime": NaN}, {"startTime": 1e999}, {"startTime": -1}]}')
@example("<a>" * 5000)
@example("<rss>" + "<b>" * 5000)
@example("<item" * 5000)
@settings(max_examples=100, deadline=None)
def test_no_text_crashes_recognition(text: str) -> None:
    assert_placed(text, recognition.read(text))
    assert_placed(text, feed.read(text))
    for form in FORMATS:
        assert_placed(text, form.read(text))


def test_table_and_folder_agree() -> None:
    folder = Path(feedkit.formats.chapters.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    listed = [each.read.__module__.rpartition(".")[2] for each in FORMATS]
    assert sorted(listed) == sorted(modules - NO_FORMATS)
    assert modules >= NO_FORMATS
    assert tuple(BY_NAME) == NAMES
    assert len(BY_NAME) == len(FORMATS)


def sample_of_nasty(keeps: Keep) -> tuple[Contents, Contents]:
    """Contents with every nasty title, and what a format can say of them."""
    chapters = tuple(
        Chapter(Timestamp(index * 1500), title, f"https://x.example/{index}?a&b")
        for index, title in enumerate(NASTY)
    )
    contents = Contents(chapters=chapters, duration=Duration(10_000_000), title="=;#", show="S")
    return contents, fit(contents, keeps)


def test_json_is_read_alike_by_another_reader() -> None:
    form = BY_NAME["json"]
    contents, said = sample_of_nasty(form.keeps)
    document = json.loads(form.write(contents))
    found = document["chapters"]
    assert document["version"] == "1.2.0"
    assert [each["title"] for each in found] == [each.title for each in said.chapters]
    assert [each["startTime"] for each in found] == [each.start.seconds for each in said.chapters]
    assert [each["url"] for each in found] == [each.link for each in said.chapters]
    assert all(one["endTime"] == two["startTime"] for one, two in pairwise(found))
    assert found[-1]["endTime"] == 10_000


def test_podlove_chapters_are_read_alike_by_other_readers() -> None:
    form = BY_NAME["psc"]
    contents, said = sample_of_nasty(form.keeps)
    text = form.write(contents)
    root = etree.fromstring(text.encode())
    assert root.prefix == "psc"
    assert root.tag == "{http://podlove.org/simple-chapters}chapters"
    assert [each.get("title") for each in root] == [each.title for each in said.chapters]
    assert [each.get("href") for each in root] == [each.link for each in said.chapters]
    item = text.partition("?>")[2]
    document = f"<rss version='2.0'><channel><item>{item}</item></channel></rss>"
    (entry,) = feedparser.parse(document).entries
    found = entry["psc_chapters"]["chapters"]
    assert [each["start"] for each in found] == [
        each.start.normal_play_time for each in said.chapters
    ]


def test_webvtt_is_read_alike_by_another_reader() -> None:
    form = BY_NAME["webvtt"]
    contents, said = sample_of_nasty(form.keeps)
    found = webvtt.from_string(form.write(contents)).captions
    assert [unescape(each.raw_text) for each in found] == [each.title for each in said.chapters]
    assert [each.start for each in found] == [each.start.normal_play_time for each in said.chapters]
    assert all(one.end == two.start for one, two in pairwise(found))


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
def test_ffmetadata_is_read_alike_by_ffmpeg() -> None:
    form = BY_NAME["ffmetadata"]
    contents, said = sample_of_nasty(form.keeps)
    words = ["ffmpeg", "-v", "error", "-f", "ffmetadata", "-i", "-", "-f", "ffmetadata", "-"]
    text = form.write(contents)
    done = subprocess.run(words, input=text.encode(), capture_output=True, check=True)
    assert done.stderr == b""
    found = form.read(done.stdout.decode()).contents
    assert [each.start for each in found.chapters] == [each.start for each in said.chapters]
    for ours, theirs in zip(said.chapters, found.chapters, strict=True):
        # behind a backslash at the end ffmpeg takes the line break for a part of the title
        assert theirs.title == ours.title + "\n" * ours.title.endswith("\\")
    assert (found.title, found.show, found.duration) == ("=;#", "S", said.duration)


@given(contents=outlines())
@settings(max_examples=40, deadline=None)
def test_cues_nest_and_never_overlap_in_part(contents: Contents) -> None:
    text = BY_NAME["webvtt"].write(contents)
    spans = [(each.start_in_seconds, each.end_in_seconds) for each in webvtt.from_string(text)]
    around: list[tuple[float, float]] = []
    for start, end in spans:
        assert start < end or end - start == 0  # the library counts whole seconds
        while around and around[-1][1] <= start:
            around.pop()
        assert all(end <= each[1] for each in around)
        around.append((start, end))
