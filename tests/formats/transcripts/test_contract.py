"""What holds for every transcript format: the laws run over the whole table."""

from __future__ import annotations

import json
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

import feedkit.formats.transcripts as folder
from feedkit.formats.transcripts.format import Format
from feedkit.formats.transcripts.reading import MOST, Reading
from feedkit.formats.transcripts.table import (
    BY_NAME,
    EXTENSIONS,
    FORMATS,
    carriers,
    read,
    recognise,
)
from feedkit.formats.transcripts.wording import LINE_END, plain, plain_line
from feedkit.model.timestamp import Duration, Timestamp
from feedkit.model.transcript import Cue, SpokenText

MACHINERY = {
    "cue_file", "encoding", "format", "json_items", "paragraphs", "reading", "speakers", "table",
    "timing", "wording",
}  # fmt: skip
"""Modules of the folder that are no formats."""

WRITTEN = [each for each in FORMATS if each.written]
CODES = {
    "TR002", "TR004", "TR005", "TR006", "TR009", "TR013", "TR015", "TR017", "TR019", "TR021",
}  # fmt: skip
"""What can be odd about a transcript."""

every_written = pytest.mark.parametrize("format", WRITTEN, ids=lambda each: each.name)
every_format = pytest.mark.parametrize("format", FORMATS, ids=lambda each: each.name)

tricky = st.sampled_from([
    "<b>", "<i>bold</i>", "-->", "&amp;", "&", "<v Ada>", "00:01.000", "Note:", "so: yes", "7",
    "{\\an8}", "NOTE", "WEBVTT", "今日は", "é", "\u00a0", "</script>", "</p>", '"', "\\", "1:04",
    "a" * 80, "[music]", "\u2028", "x\ufeffy", "\x07", "😀", "&#10;", "Dr. Who:", ":", "…",
])  # fmt: skip
words = st.text(max_size=8) | tricky | st.sampled_from(["the", "crane", "is", "blue", "old"])
texts = st.lists(words, min_size=1, max_size=12).map(" ".join) | st.lists(
    words, min_size=1, max_size=4
).map("\n".join)
names = st.sampled_from(
    ["", "", "Ada Quay", "Bo", "Zoë Ångström", "TYPE III AUDIO", "Joe van der Berg", "Q&A", "李 明"]
) | st.text(max_size=12)


@st.composite
def spoken(draw: st.DrawFn, min_size: int = 0) -> SpokenText:
    """A text with cues in order that do not overlap."""
    cues, at = [], draw(st.integers(0, 5_000_000))
    for text, name in draw(st.lists(st.tuples(texts, names), min_size=min_size, max_size=8)):
        start = at + draw(st.integers(0, 4000))
        at = start + draw(st.integers(1, 90_000))
        cues.append(Cue(Timestamp(start), Timestamp(at), text, name))
    return SpokenText(tuple(cues))


def written(format: Format, text: SpokenText) -> str:
    """The text in a format that has a writer."""
    assert format.written is not None
    return format.written.write(text)


def kept(format: Format, text: SpokenText) -> list[tuple[Timestamp, str, str]]:
    """What a format says it keeps of a text: starts, speakers and words."""
    assert format.written is not None
    return [said(each) for each in format.written.keeps(text.cues)]


def said(cue: Cue) -> tuple[Timestamp, str, str]:
    """A cue without what is compared apart."""
    return cue.start, cue.speaker, cue.line


def places_are_inside(found: Reading, text: str) -> None:
    """Every oddity has a place in the file, a known code, and something to say."""
    lines = LINE_END.split(text)
    for each in found.oddities:
        assert 1 <= each.line <= len(lines), each
        assert 1 <= each.column <= len(lines[each.line - 1]) + 1, each
        assert each.code in CODES
        assert each.message
        assert each.help


def in_good_order(found: Reading) -> None:
    """What was read can be written: in order, with words, each cue ending after it starts."""
    starts = [each.start for each in found.text.cues]
    assert starts == sorted(starts)
    assert all(plain(each.text) == each.text != "" for each in found.text.cues)
    assert all(plain_line(each.speaker) == each.speaker for each in found.text.cues)
    if found.text.timed:
        assert all(each.end > each.start for each in found.text.cues)
    for format in carriers(found.text):
        assert isinstance(written(format, found.text), str)


def test_the_table_and_the_folder_agree() -> None:
    here = {path.stem for path in Path(folder.__path__[0]).glob("*.py")} - {"__init__"}
    formats = here - MACHINERY
    listed = {import_module(f"{folder.__name__}.{name}").FORMAT.name for name in formats}
    assert listed == set(BY_NAME)
    assert len(formats) == len(FORMATS)


def test_the_types_are_bare_and_those_of_the_feed() -> None:
    assert [each.media_type for each in WRITTEN] == [
        "text/vtt", "application/x-subrip", "application/json", "text/html",
    ]  # fmt: skip
    assert all(";" not in each.media_type for each in FORMATS)
    assert EXTENSIONS == ("vtt", "srt", "json", "html", "htm", "txt", "text")


@every_written
@given(spoken())
@settings(deadline=None, max_examples=100)
def test_what_is_written_comes_back(format: Format, text: SpokenText) -> None:
    found = read(written(format, text), extension=format.extensions[0])
    assert [said(each) for each in found.text.cues] == kept(format, text)
    assert [each for each in found.oddities if each.code not in {"TR006", "TR017"}] == []
    assert format.written is not None
    if found.text:
        ends = zip(found.text.cues, format.written.keeps(text.cues), strict=True)
        assert all(one.end == two.end for one, two in ends if two.end != two.start)


@pytest.mark.parametrize("format", WRITTEN[:3], ids=lambda each: each.name)
@given(spoken(min_size=1))
@settings(deadline=None, max_examples=60)
def test_writing_what_was_read_changes_nothing(format: Format, text: SpokenText) -> None:
    once = written(format, text)
    if (found := read(once, extension=format.extensions[0])).text:
        assert written(format, found.text) == once


@every_written
@given(spoken(min_size=1))
@settings(deadline=None, max_examples=50)
def test_what_is_written_is_recognised_without_a_name(format: Format, text: SpokenText) -> None:
    if kept(format, text):
        assert recognise(written(format, text)).name == format.name


@every_written
@given(st.data(), spoken())
@settings(deadline=None, max_examples=50)
def test_every_format_is_reached_from_every_other(
    format: Format, data: st.DataObject, text: SpokenText
) -> None:
    first = read(written(format, text), extension=format.extensions[0]).text
    other = data.draw(st.sampled_from(WRITTEN))
    second = read(written(other, first), extension=other.extensions[0]).text
    assert [said(each) for each in second.cues] == kept(other, first)


@every_format
@given(st.binary(max_size=200) | st.text(max_size=200), st.none() | st.integers(0, 10**7))
@settings(deadline=None, max_examples=100)
def test_nothing_that_a_file_holds_raises(
    format: Format, content: bytes | str, length: int | None
) -> None:
    duration = None if length is None else Duration(length)
    found = read(content, extension=format.extensions[0], duration=duration)
    in_good_order(found)
    text = content if isinstance(content, str) else content.decode("latin-1")
    assert all(each.line <= len(LINE_END.split(text)) for each in found.oddities)


def start_of(format: Format) -> str:
    """A right file of a format, with a bit of everything."""
    cues = [
        Cue(Timestamp(0), Timestamp(1500), "Welcome to <b>Harbour</b> & Lights.", "Ada Quay"),
        Cue(Timestamp(1500), Timestamp(4000), "Happy: to be\nhere --> now", "Bo"),
        Cue(Timestamp(7000), Timestamp(9000), "[music]"),
    ]
    if format.written:
        return written(format, SpokenText(tuple(cues)))
    if format.name == "podlove":
        times = {"start": "00:00:01.000", "start_ms": 1000, "end": "00:00:02.000", "end_ms": 2000}
        return json.dumps([{**times, "speaker": "1", "voice": "Ada", "text": "Hi"}] * 2, indent=1)
    return "Ada Quay: Welcome.\n\n[0:12] Bo: Thank you\nfor having me.\n\nAda Quay  1:02\nWell.\n"


@every_format
@given(st.data())
@settings(deadline=None, max_examples=100)
def test_a_damaged_file_is_read_with_places_inside_it(format: Format, data: st.DataObject) -> None:
    text = start_of(format)
    for _ in range(data.draw(st.integers(1, 3))):
        begin = data.draw(st.integers(0, len(text)))
        end = begin + data.draw(st.integers(0, 6))
        patch = data.draw(
            st.text(max_size=4) | st.sampled_from(["\n", "\n\n", "-->", "<", '"', "[{"])
        )
        text = text[:begin] + patch + text[end:]
    text = text.encode("utf-8", "replace").decode()
    found = read(text, extension=format.extensions[0], duration=Duration(9000))
    in_good_order(found)
    places_are_inside(found, text)


@every_format
def test_a_file_cut_off_anywhere_keeps_what_it_has(format: Format) -> None:
    text = start_of(format)
    counts = []
    for end in range(len(text) + 1):
        found = read(text[:end], extension=format.extensions[0])
        in_good_order(found)
        places_are_inside(found, text[:end])
        counts.append(len(found.text.cues))
    assert counts[0] == 0
    assert counts[-1] == max(counts) == (2 if format.name == "podlove" else 3)


@every_format
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_read_and_named(format: Format, codec: str) -> None:
    text = start_of(format).replace("Ada", "Adé")
    found = read(text.encode(codec), extension=format.extensions[0])
    assert found.text == read(text, extension=format.extensions[0]).text
    assert ("TR019" in {each.code for each in found.oddities}) == (codec != "utf-8-sig")


@pytest.mark.parametrize("format", WRITTEN, ids=lambda each: each.name)
def test_a_text_without_times_is_carried_by_html_alone(format: Format) -> None:
    found = read("Ada: Hello.\n\nBo: Yes.\n\nAda: No.\n").text
    assert not found.timed
    assert (format in carriers(found)) == (format.name == "html")
    if format in carriers(found):
        again = read(written(format, found)).text
        assert again == found


def test_what_recurs_is_said_once_and_a_flood_is_counted() -> None:
    cues = "".join(f"{n}\n00:{n:02d}:00.000 --> 00:{n:02d}:30.000\nyes\n\n" for n in range(1, 60))
    (odd,) = read(cues, extension="srt").oddities
    assert (odd.code, odd.line, odd.column) == ("TR009", 2, 1)
    assert odd.message.endswith("(118 times)")
    flood = "WEBVTT\n\n" + "".join(f"x{n} --> y\nwords\n\n" for n in range(60))
    odd_ones = read(flood, extension="vtt").oddities
    assert len(odd_ones) == MOST
    assert odd_ones[-1].message.endswith("and 50 more like it")


@given(spoken(min_size=1))
@settings(deadline=None, max_examples=100)
def test_another_reader_finds_the_same_in_webvtt(text: SpokenText) -> None:
    content = written(BY_NAME["vtt"], text)
    theirs = webvtt.from_buffer(StringIO(content), format="vtt", strict=True).captions
    ours = read(content, extension="vtt").text.cues
    times = [(each.start, each.end) for each in theirs]
    assert times == [(e.start.normal_play_time, e.end.normal_play_time) for e in ours]
    assert [each.text.count("\n") for each in theirs] == [e.text.count("\n") for e in ours]
    assert [bool(each.voice) for each in theirs] == [bool(each.speaker) for each in ours]


@given(spoken(min_size=1))
@settings(deadline=None, max_examples=100)
def test_another_reader_finds_the_same_in_srt(text: SpokenText) -> None:
    content = written(BY_NAME["srt"], text)
    if content:
        theirs = webvtt.from_buffer(StringIO(content), format="srt").captions
        ours = read(content, extension="srt").text.cues
        times = [(each.start, each.end) for each in theirs]
        assert times == [(e.start.normal_play_time, e.end.normal_play_time) for e in ours]


@given(spoken())
@settings(deadline=None, max_examples=100)
def test_the_json_is_what_the_namespace_wants(text: SpokenText) -> None:
    document = json.loads(written(BY_NAME["json"], text))
    assert document["version"] == "1.0.0"
    for each, cue in zip(document["segments"], kept(BY_NAME["json"], text), strict=True):
        assert each["body"] == cue[2] != ""
        assert each["endTime"] > each["startTime"] == cue[0].seconds
        assert each.get("speaker", "") == cue[1]
        assert each.get("speaker") != ""
