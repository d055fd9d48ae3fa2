"""Documents as other people and other programs write them."""

from __future__ import annotations

import pytest

from feedkit.formats.chapters import recognition
from feedkit.formats.chapters.contents import Contents, walk
from feedkit.formats.chapters.outline_text import write as outline
from feedkit.formats.chapters.table import BY_NAME
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Duration, Timestamp


def read(text: str) -> list[tuple[int, str, str]]:
    """Depth, start and title of what a text holds; it has no flaws."""
    reading = recognition.read(text)
    assert reading.flaws == ()
    return [(depth, str(each.start), each.title) for depth, each in walk(reading.contents.chapters)]


def said(text: str, name: str | None = None) -> list[tuple[int, int, str, str]]:
    """The flaws of a text: line and column from one, quote and message."""
    reading = BY_NAME[name].read(text) if name else recognition.read(text)
    return [(each.line + 1, each.column + 1, each.quote, each.message) for each in reading.flaws]


TWO = [(1, "0:00", "One"), (1, "1:04:10", "Two")]


@pytest.mark.parametrize(
    "text",
    [
        "(0:00) One\n(1:04:10) Two\n",
        "Hello.\n\n0:00 - One\n1:04:10 - Two\n\nBye.",
        "at 7:30 we met\n7:45 was late\n\n## Chapters:\n\n* 00:00:00 One\n* 01:04:10 Two",
        '<p><a href="https://x.example/#t=0">00:00</a> One<br>'
        '<a href="#t=3850">1:04:10</a> Two</p>',
        "<ul><li>(<a href='?t=0s'>0:00</a>) One</li><li>(1:04:10) &ndash; Two</li></ul>",
        "<ol><li><a href='/v?x=1&amp;t=0'>One</a></li><li><a href='#t=1h4m10s'>Two</a></li></ol>",
        "<div>00:00<b> One</b></div><div><a href='#t=npt:1:04:10,1:05:00'>1:04</a> Two</div>",
        '{"chapters": [{"startTime": 0, "title": "One"}, {"startTime": 3850.0, "title": "Two"}]}',
        '[{"start": "00:00:00.000", "title": "One"}, {"start": "1:04:10", "title": "Two"}]',
        "<chapters xmlns='http://podlove.org/simple-chapters'><chapter start='0' title='One'/>"
        "<chapter start='3850' title='Two'/></chapters>",
        "<psc:chapters>\n<psc:chapter start='00:00' title='One'/>"
        "<psc:chapter start='64:10.0' title='Two'/></psc:chapters>",
        "WEBVTT - chapters\n\nNOTE by hand\n\nSTYLE\n::cue {}\n\n1\n00:00.000 --> 01:04:10.000 "
        "align:left\n<v Ada>One</v>\n\n01:04:10.000 --> 02:00:00.000\nTwo\n",
        "WEBVTT\r\n\r\n00:00.000 --> 01:04:10.000\r\nOne\r\n\r\n"
        "01:04:10.000 --> 01:05:00.000\r\nTwo",
        ";FFMETADATA1\r\nmajor_brand=M4A\r\n[CHAPTER]\r\nSTART=0\r\nEND=3850000000000\r\ntitle=One"
        "\r\n[STREAM]\nlanguage=eng\n[CHAPTER]\nTIMEBASE=1/48000\nSTART=184800000\nEND=1\nTITLE=Two",
        "0.000000\t0.000000\tOne\n\\\t100.0\t200.0\n3850,0\t3900,5\tTwo\n",
        "00:00:00.000 One\n01:04:10.000 Two",
        "CHAPTER01=00:00:00.000\nCHAPTER01NAME=One\nCHAPTER02=01:04:10.000\nCHAPTER02NAME=Two\n",
        "<rss><channel><item><description>Hello</description></item><item><content:encoded>"
        "<![CDATA[<p>Notes</p><p>0:00 One<br/>1:04:10 Two</p>]]></content:encoded>"
        "</item></channel></rss>",
        "<item><description>Notes\n\n0:00 One\n1:04:10 Two</description></item>",
        "<?xml version='1.0' encoding='iso-8859-1'?><!-- <x> --><rss xmlns:p='http://podlove.org/"
        "simple-chapters'><channel><item><description>0:07 No</description><p:chapters>"
        "<p:chapter start='00:00:00' title='One'/><p:chapter start='01:04:10' title='Two'/>"
        "</p:chapters></item></channel></rss>",
    ],
)  # fmt: skip
def test_documents_are_recognised_and_read(text: str) -> None:
    assert read(text) == TWO


def test_a_flat_list_is_nested_by_its_numbers() -> None:
    text = '{"chapters": [{"startTime": 0, "title": "1. A"}, {"startTime": 9, "title": "1.1 B"}]}'
    assert read(text) == [(1, "0:00", "1. A"), (2, "0:09", "1.1 B")]
    assert len(BY_NAME["json"].read(text).contents.chapters) == 2


def test_lists_in_lists_are_nested() -> None:
    text = "<ul><li>0:00 A<ul><li>0:01 B<ol><li>0:02 C</li></ol></li></ul></li><li>0:03 D</li></ul>"
    assert [depth for depth, _, _ in read(text)] == [1, 2, 3, 1]


def test_a_link_in_a_line_is_the_chapters_where_it_is_the_whole_title() -> None:
    text = (
        '<p>0:00 <a href="https://x.example/">One</a><br>0:05 <a href="https://x.example/">Tw</a>o'
        '<br>0:07 Three <a href="https://x.example/">more</a></p>'
    )
    chapters = BY_NAME["links"].read(text).contents.chapters
    assert [each.link for each in chapters] == ["https://x.example/", None, None]


def test_a_link_in_brackets_belongs_to_mp4chaps() -> None:
    (chapter,) = BY_NAME["mp4chaps"].read("00:00:01.500 One <https://x.example/>").contents.chapters
    assert chapter == Chapter(Timestamp(1500), "One", "https://x.example/")


def test_an_outline_is_indented_only_where_its_numbers_do_not_say_all() -> None:
    numbered = "(00:00) 1. A\n(00:01) 1.1 B\n(00:02) 2. C\n"
    assert outline(recognition.read(numbered).contents) == numbered
    deeper = (Chapter(Timestamp(61_500), "B"), Chapter(Timestamp(3_600_000), "C"))
    named = Contents(chapters=(Chapter(Timestamp(0), "A", children=deeper),))
    assert outline(named) == "(00:00) A\n  (01:01.500) B\n  (01:00:00) C\n"


def test_links_lead_to_the_page_of_the_episode() -> None:
    contents = Contents(
        chapters=(Chapter(Timestamp(43_500), "A & B", "https://x.example/?a&b"),),
        page="https://x.example/e/",
    )
    assert BY_NAME["links"].write(contents) == (
        '<ul>\n<li><a href="https://x.example/e/#t=43.5">00:00:43</a> '
        '<a href="https://x.example/?a&amp;b">A &amp; B</a>\n</li>\n</ul>\n'
    )


def test_no_script_becomes_a_link() -> None:
    contents = Contents(chapters=(Chapter(Timestamp(0), "A", "javascript:alert(1)"),))
    assert "javascript" not in BY_NAME["links"].write(contents)


def test_cues_of_a_tree_lie_inside_each_other() -> None:
    children = (Chapter(Timestamp(0), "1.1"), Chapter(Timestamp(2000), "1.2"))
    chapters = (Chapter(Timestamp(0), "1", children=children), Chapter(Timestamp(5000), "2"))
    text = BY_NAME["webvtt"].write(Contents(chapters=chapters, duration=Duration(9000)))
    assert [line for line in text.splitlines() if "-->" in line] == [
        "00:00:00.000 --> 00:00:05.000",
        "00:00:00.000 --> 00:00:02.000",
        "00:00:02.000 --> 00:00:05.000",
        "00:00:05.000 --> 00:00:09.000",
    ]
    assert BY_NAME["webvtt"].read(text).contents.chapters == chapters


def test_deep_nesting_is_levelled() -> None:
    text = "\n".join(f"{' ' * depth}(0:{depth:02d}) x" for depth in range(60))
    assert max(depth for depth, _, _ in read(text)) == 9


@pytest.mark.parametrize(
    ("text", "flaws"),
    [
        ("0:00 A\n1:99 B",
         [(2, 1, "1:99", "“1:99” is no time: 99 seconds, where a minute has 60")]),
        ("Prose.\n1:1 scale\n0:00 A", []),
        ("Nothing", [(1, 1, "Nothing", "there are no chapters here")]),
        ('{\n "chapters": 5}', [(2, 14, "5", "no list of chapters is here")]),
        ('{"chapters": [{"title": "x"}]}',
         [(1, 15, '{"title": "x"}', "the chapter has no startTime")]),
        ('{"chapters": [7]}', [(1, 15, "7", "no chapter is here")]),
        ('{"chapters": [{"startTime": -1}]}',
         [(1, 29, "-1", "“-1” is no time: before the beginning")]),
        ('{"chapters": [{"startTime": 0, "title": "a, ]}", "img": 4}]}',
         [(1, 57, "4", "“img” is no text")]),
        ('{"a": 1 2}', [(1, 9, "2", "this is no JSON: expecting ',' delimiter")]),
        ("<psc:chapters>\n <psc:chapter title='a'\n  start='1:2:3:4'/></psc:chapters>",
         [(3, 10, "1:2:3:4", "“1:2:3:4” is no time")]),
        ("<rss>\n<a></b></rss>",
         [(2, 8, "<", "this is no XML that is read: opening and ending tag mismatch: a line 2 "
           "and b")]),
        ("WEBVTT\n\n1\n00:00.000 --> 0:99.000\nA",
         [(4, 15, "0:99.000", "“0:99.000” is no time: 99 seconds, where a minute has 60")]),
        ("WEBVTT\n\n0:00.0 -->\nA", [(3, 1, "0:00.0 -->", "no cue begins like this")]),
        (";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/0\nSTART=0",
         [(3, 10, "1/0", "this is no TIMEBASE")]),
        (";FFMETADATA1\n[CHAPTER]\nSTART=x", [(3, 7, "x", "“x” is no time: not a whole number")]),
        (";FFMETADATA1\n[CHAPTER]\nEND=1", [(2, 1, "[CHAPTER]", "the chapter has no START")]),
        ("1.0\t2.0\tA\n3.0", [(2, 1, "3.0", "no label is in this line")]),
        ("1.0\t2.0\tA\n3.0\tx\tB", [(2, 5, "x", "“x” is no time: not a number of seconds")]),
        ("00:00:00.000 A\n00:61:00.000 B",
         [(2, 1, "00:61:00.000", "“00:61:00.000” is no time: 61 minutes behind an hour")]),
        ("<rss><channel><item/></channel></rss>",
         [(1, 1, "<", "no item has chapters, nor times in its notes")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(
    text: str, flaws: list[tuple[int, int, str, str]]
) -> None:
    found = [(line, column, quote, message) for line, column, quote, message in said(text)]
    assert [each[:2] for each in found] == [each[:2] for each in flaws]
    for one, two in zip(found, flaws, strict=True):
        assert one[2].startswith(two[2])
        assert one[3] == two[3]


def test_every_odd_line_of_an_outline_is_a_flaw() -> None:
    text = "(0:00) A\n  what?\n(0:5) B"
    assert [each[:3] for each in said(text, "outline")] == [(2, 3, "what?"), (3, 2, "0:5")]


def test_flaws_of_one_text_have_an_end() -> None:
    assert len(said("0:00 A\n" + "1:99 B\n" * 1000)) == 100
