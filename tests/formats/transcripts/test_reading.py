"""Transcript files as people and programs write them, each in its format."""

from __future__ import annotations

import time

import pytest

from feedkit.formats.transcripts.reading import Oddity, Reading
from feedkit.formats.transcripts.table import BY_NAME, FORMATS, read, recognise
from feedkit.formats.transcripts.wording import filled, prefix
from feedkit.model.timestamp import Duration, Timestamp
from feedkit.model.transcript import Cue, SpokenText


def heard(found: Reading) -> list[tuple[str, str, str, str]]:
    """The cues as text: start, end, speaker and words."""
    return [(str(e.start), str(e.end), e.speaker, e.text) for e in found.text.cues]


def only(found: Reading) -> Oddity:
    """The one oddity of a file."""
    (odd,) = found.oddities
    return odd


def where(found: Reading) -> list[tuple[str, int, int]]:
    """The codes and places of what is odd."""
    return [(each.code, each.line, each.column) for each in found.oddities]


VTT = """\ufeffWEBVTT - with a title
Kind: captions

NOTE
Not said.

STYLE
::cue(v) { color: red }

REGION
id:below

first
00:01.000 --> 00:02.500 align:start position:10%
<v.loud Ada Q&amp;A>Hi <i>there</i>, &lt;b&gt; <00:02.000>now
second&nbsp;line</v>

00:00:02.500 --> 00:00:04.500
<v Ada>Hi</v> <v Bo>Me</v>

00:00:05.000 --> 00:00:06.000
- nobody
"""


def test_webvtt_gives_speakers_words_and_lines() -> None:
    found = read(VTT.encode(), extension="vtt")
    assert found.oddities == ()
    assert heard(found) == [
        ("0:01", "0:02.500", "Ada Q&A", "Hi there, <b> now\nsecond\u00a0line"),
        ("0:02.500", "0:03.500", "Ada", "Hi"),
        ("0:03.500", "0:04.500", "Bo", "Me"),
        ("0:05", "0:06", "", "- nobody"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("00:01.000 --> 00:02.000\nyes\n", ("TR004", 1, 1)),
        ("WEBVTT\n\n0:01.000 --> 00:02.000\nyes\n", ("TR004", 3, 1)),
        ("WEBVTT\n\n00:01.000 --> 00:02,000\nyes\n", ("TR004", 3, 15)),
        ("WEBVTT\n\n00:01.000 --> 00:72.000\nyes\n", ("TR004", 3, 15)),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nyes\n", ("TR004", 3, 1)),
        ("WEBVTT\n\n00:02.000 -->\nyes\n", ("TR004", 3, 1)),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nyes\n\nstray\n", ("TR004", 6, 1)),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nQ&A\n", ("TR005", 4, 2)),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<i>a</i> < b\n", ("TR005", 4, 10)),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\nb --> c\n", ("TR005", 5, 3)),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nyes\n\n00:03.000 --> 00:04.000\n", ("TR021", 6, 1)),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nyes\n\n00:03.0", ("TR017", 6, 1)),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\na\n\n00:01.000 --> 00:02.000\nb\n", ("TR006", 6, 1)),
        ("WEBVTT\n\n00:01.000 --> 00:06.000\na\n\n00:05.000 --> 00:07.000\nb\n", ("TR006", 6, 1)),
    ],
)
def test_each_mistake_in_webvtt_has_its_place(lines: str, expected: tuple[str, int, int]) -> None:
    found = read(lines, extension="vtt")
    assert where(found) == [expected]
    assert found.text.cues
    assert all(each.end > each.start for each in found.text.cues) == found.text.timed


def test_two_people_may_speak_at_once() -> None:
    both = "WEBVTT\n\n00:01.000 --> 00:06.000\n<v A>a\n\n00:05.000 --> 00:07.000\n<v B>b\n"
    assert read(both).oddities == ()


def test_words_without_a_readable_time_are_kept_between_their_neighbours() -> None:
    found = read(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nabcd\n\nsoon --> later\nefgh\n\n"
        "00:09.000 --> 00:10.000\nijkl\n"
    )
    assert heard(found)[1] == ("0:05", "0:09", "", "efgh")


def test_srt_takes_names_off_the_front() -> None:
    found = read(
        "1\n00:00:01,000 --> 00:00:02,000\nAda Quay: Hello,\nyou: two\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\n{\\an8}<i>And so I said: no</i>\n\nstill here\n\n"
        "3\r\n00:00:03,000 --> 00:00:04,000 X1:40\r\n2 < 3 <laughs>\r\n",
        extension=".SRT",
    )
    assert found.oddities == ()
    assert heard(found) == [
        ("0:01", "0:02", "Ada Quay", "Hello,\nyou: two"),
        ("0:02", "0:03", "", "And so I said: no\nstill here"),
        ("0:03", "0:04", "", "2 < 3 <laughs>"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("1\n00:00:01.000 --> 00:00:02,000\nyes\n", ("TR009", 2, 1)),
        ("1\n0:00:01,000 --> 00:00:02,000\nyes\n", ("TR009", 2, 1)),
        ("00:00:01,000 --> 00:00:02,000\nyes\n", ("TR009", 1, 1)),
        ("1\n00:00:01,000 --> never\nyes\n", ("TR004", 2, 1)),
        ("Title\n\n1\n00:00:01,000 --> 00:00:02,000\nyes\n", ("TR004", 1, 1)),
        ("1\n00:00:01,000 --> 00:00:02,000\nyes\n\n2\n", ("TR017", 5, 1)),
    ],
)
def test_each_mistake_in_srt_has_its_place(lines: str, expected: tuple[str, int, int]) -> None:
    found = read(lines, extension="srt")
    assert where(found) == [expected]
    assert [each.text for each in found.text.cues] == ["yes"]


def test_the_json_of_the_namespace_is_read() -> None:
    found = read(
        '{"version": "1.0.0", "segments": [\n'
        '{"speaker": "Ada", "startTime": 0.5, "endTime": 0.75, "body": "Hi\\n"},\n'
        '{"startTime": "1", "endTime": 2e0, "body": "there"}]}',
        extension="json",
    )
    assert found.oddities == ()
    assert heard(found) == [("0:00.500", "0:00.750", "Ada", "Hi"), ("0:01", "0:02", "", "there")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"segments": [\n{"startTime": 1, "endTime": 2, "body": "x"}]}', [("TR013", 1, 1)]),
        ('{"version": "1.0.0"}', [("TR013", 1, 1), ("TR017", 1, 1)]),
        (
            '{"version": "1", "segments": [\n {"startTime": 1, "endTime": 2, "body": "x"},\n {"st',
            [("TR013", 3, 3)],
        ),
        (
            '{"version": "1", "segments": [{"startTime": 1, "endTime": 2, "body": "x"}\n {}]}',
            [("TR013", 2, 2)],
        ),
        (
            '{"version": "1", "segments": [{"startTime": 1, "endTime": 2, "body": "x"},\n 7]}',
            [("TR013", 2, 2), ("TR013", 2, 2), ("TR013", 2, 2), ("TR021", 2, 2)],
        ),
        (
            '{"version": "1", "segments": [{"startTime": NaN, "endTime": 2, "body": "x"}]}',
            [("TR013", 1, 31)],
        ),
    ],
)
def test_each_mistake_in_json_has_its_place(
    content: str, expected: list[tuple[str, int, int]]
) -> None:
    assert where(read(content, extension="json")) == expected


def test_podlove_names_voices_before_ids() -> None:
    found = read(
        '[{"start": "00:00:01.000", "start_ms": 1000, "end": "00:00:02.000", "end_ms": 2000,'
        ' "speaker": "17", "voice": "Ada", "text": "Hi"},'
        ' {"start": "00:00:02.000", "end": "00:00:03.500", "speaker": 17, "text": "there"}]'
    )
    assert (found.format, found.oddities) == ("podlove", ())
    assert heard(found) == [("0:01", "0:02", "Ada", "Hi"), ("0:02", "0:03.500", "17", "there")]


def test_html_is_read_as_names_times_and_paragraphs() -> None:
    found = read(
        "<cite>Kevin:</cite>\n<time>0:00</time>\n<p>It&#39;s <b>me</b>, as in <cite>Moby</cite>\n"
        "at <time>0:05</time></p>\n<p>And more.</p>\n"
        "<cite>Alban :</cite> <time>1:00</time> <p>You.</p>\n<time>1:04</time><p>Who?</p>"
    )
    assert (found.format, found.oddities) == ("html", ())
    assert heard(found) == [
        ("0:00", "0:45", "Kevin", "It's me, as in Moby at 0:05"),
        ("0:45", "1:00", "Kevin", "And more."),
        ("1:00", "1:04", "Alban", "You."),
        ("1:04", "1:05", "", "Who?"),
    ]


def test_html_of_a_whole_page_is_named_and_its_words_are_kept() -> None:
    found = read(
        "<!doctype html>\n<title>T</title>\n<nav>Home</nav>\n<script>\nx</script>\n"
        "<cite>A:</cite>\n<time>0:99</time>\n<p>Yes.</p>\n",
        extension="html",
    )
    assert where(found) == [("TR015", 2, 1), ("TR015", 4, 1), ("TR004", 7, 1)]
    assert [(each.speaker, each.text) for each in found.text.cues] == [("A", "Yes.")]


def test_plain_text_has_names_and_perhaps_times() -> None:
    found = read(
        "Ada Quay: Hello there,\nyou all.\n\nA second paragraph.\nBo: Yes.\n", extension="txt"
    )
    assert not found.text.timed
    assert [(each.speaker, each.text) for each in found.text.cues] == [
        ("Ada Quay", "Hello there,\nyou all."),
        ("Ada Quay", "A second paragraph."),
        ("Bo", "Yes."),
    ]
    timed = read(
        "[0:00] Ada: Hello.\n\nBo Derrick  0:10\nYes.\n\nCara (0:20): No.\n\n0:30 - 0:35\nWell.\n",
        extension="txt",
    )
    assert heard(timed) == [
        ("0:00", "0:10", "Ada", "Hello."),
        ("0:10", "0:20", "Bo Derrick", "Yes."),
        ("0:20", "0:30", "Cara", "No."),
        ("0:30", "0:35", "Cara", "Well."),
    ]


@pytest.mark.parametrize(
    ("text", "extension", "name"),
    [
        ("\n\nWEBVTT\n", "srt", "vtt"),
        ("1\n00:00:01,000 --> 00:00:02,000\nx", "vtt", "srt"),
        ("00:01.000 --> 00:02.000\nx", "vtt", "vtt"),
        ("00:01.000 --> 00:02.000\nx", "", "srt"),
        ('{"segments": []}', "", "json"),
        ("[]", "json", "podlove"),
        ("[music]", "", "text"),
        ("[music]", "json", "json"),
        ("  <P>x", "txt", "html"),
        ("Ada: x", "", "text"),
        ("", "vtt", "vtt"),
    ],
)
def test_content_counts_before_the_name(text: str, extension: str, name: str) -> None:
    assert recognise(text, extension=extension).name == name


def test_a_misnamed_file_is_read_as_what_it_is() -> None:
    found = read("1\n00:00:01,000 --> 00:00:02,000\nyes\n", extension="vtt")
    assert only(found).code == "TR002"
    assert only(found).help == "name it .srt"
    assert heard(found) == [("0:01", "0:02", "", "yes")]


def test_times_are_held_against_the_recording() -> None:
    content = "WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:59.000 --> 01:02.000\nb\n"
    assert read(content, duration=Duration(61_500)).oddities == ()
    beyond = read(content, duration=Duration(60_000))
    assert where(beyond) == [("TR006", 6, 1)]
    short = read(content, duration=Duration(600_000))
    assert where(short) == [("TR017", 6, 1)]


@pytest.mark.parametrize(
    ("content", "text", "place"),
    [
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nCaf\xe9 \x93x\x94\n", "Café “x”", (4, 4)),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nCafé \ufeffé\n".encode(), "Café é", (4, 6)),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nCafé é".encode()[:-1], "Café �", (4, 6)),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\na\x07b", "ab", (4, 2)),
    ],
)
def test_wrong_bytes_are_read_and_have_a_place(
    content: bytes, text: str, place: tuple[int, int]
) -> None:
    found = read(content, extension="vtt")
    assert where(found) == [("TR019", *place)]
    assert [each.text for each in found.text.cues] == [text]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"WEBVTT\n", b"[]", b"<p></p>"])
def test_a_file_without_words_is_said_to_have_none(content: bytes) -> None:
    assert ("TR017", 1, 1) in where(read(content))


def test_what_is_written_is_what_the_apps_read() -> None:
    cues = (
        Cue(Timestamp(0), Timestamp(3200), "Welcome to <Harbour> & co: the first.", "Ada Quay"),
        Cue(Timestamp(3200), Timestamp(3_600_000), "Note: a --> b"),
        Cue(Timestamp(3_600_000), Timestamp(3_600_001), " \n "),
    )
    forms = {each.name: each.written.write(SpokenText(cues)) for each in FORMATS if each.written}
    assert forms["vtt"] == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:03.200\n"
        "<v Ada Quay>Welcome to &lt;Harbour&gt; &amp; co: the first.\n\n"
        "00:00:03.200 --> 01:00:00.000\nNote: a --&gt; b\n"
    )
    assert forms["srt"] == (
        "1\n00:00:00,000 --> 00:00:03,200\nAda Quay: Welcome to <Harbour> &\nco: the first.\n\n"
        "2\n00:00:03,200 --> 01:00:00,000\nNote:\u00a0a → b\n"
    )
    assert forms["json"] == (
        '{"version": "1.0.0", "segments": [\n'
        '{"speaker": "Ada Quay", "startTime": 0, "endTime": 3.2, '
        '"body": "Welcome to <Harbour> & co: the first."},\n'
        '{"startTime": 3.2, "endTime": 3600, "body": "Note: a --> b"}\n]}\n'
    )
    assert forms["html"] == (
        "<cite>Ada Quay:</cite>\n<time>0:00</time>\n"
        "<p>Welcome to &lt;Harbour&gt; &amp; co: the first. Note: a --&gt; b</p>\n"
    )


def test_lines_that_fit_stay_and_long_ones_are_filled() -> None:
    assert filled("one\ntwo", 10) == "one\ntwo"
    assert filled("one two\nthree four five", 10) == "one two\nthree four\nfive"
    assert filled("今日は\n天気", 2) == "今日は天気"
    assert filled("yes", 5, head="Ada Quay:") == "Ada Quay:\nyes"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada: x", "Ada"),
        ("host: x", "host"),
        ("Speaker 1:\nx", "Speaker 1"),
        ("Dr. Anne-Marie O’Neil: x", "Dr. Anne-Marie O’Neil"),
        ("Joe van der Berg: x", "Joe van der Berg"),
        ("李明: x", "李明"),
        ("And so I said: x", ""),
        ("We saw it. Then: x", ""),
        ("12: x", ""),
        ("https://x.example", ""),
        ("(aside): x", ""),
        ("x", ""),
    ],
)
def test_names_are_told_from_words(text: str, name: str) -> None:
    assert prefix(text)[0] == name


@pytest.mark.parametrize("format", FORMATS, ids=lambda each: each.name)
def test_hostile_files_are_read_in_time(format: str) -> None:
    bits = (
        "<", "<b", "<b>", "<v ", "&#9", "&nbsp;", "&", ":", "0", "0:00 ", " ", "\n", "a:\n",
        "x\n\n", "{\\", "[", '{"a":', '"', "-->", "00:00 --> ", "1\n00:00:01,000 --> 2\n", "あ ",
    )  # fmt: skip
    ending = BY_NAME[format.name].extensions[0]
    began = time.process_time()
    for start in ("", "WEBVTT\n\n00:01.000 --> 00:02.000\n<", '{"segments":[', "<p>", "&#"):
        for bit in bits:
            read(start + bit * (20_000 // len(bit)), extension=ending)
    assert time.process_time() - began < 10
