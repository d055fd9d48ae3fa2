"""No text crashes the reader, and everything it says has a place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from feedkit.diagnostics import CODES, Finding
from feedkit.model.podcast.numbering import Numbering
from feedkit.source.load import EPISODE_FILE, SHOW_FILE, Document, read_document
from feedkit.source.nodes import BREAK
from feedkit.source.places import place
from feedkit.source.reading import decode

ADAPTERS: tuple[TypeAdapter[Any], ...] = (SHOW_FILE, EPISODE_FILE)

texts = st.text() | st.text(alphabet="ab \t\n:-?[]{}|>'\"#&*!%@`,\\\r\x85\u2028\ufeff\u200b\x070")
words = st.sampled_from(
    ["", "No", "1984", "010", "1:04:10", "007", "2025-04-30", "2025-03-30 02:30", "0001-01-01",
     "9999-12-31 23:59 -12:00", "Europe/Brussels", "../x", "https://x.example/", "https://[",
     "a@b.c", "x\x00y", "talk.mp3", "(0:01) a", "~", "null", "=", "<<"]
)  # fmt: skip
keys = st.sampled_from(
    sorted({name for each in ADAPTERS for name in each.json_schema()["properties"]}
           | {"name", "email", "start", "length", "duration", "link", "src", "published", "titel"})
)  # fmt: skip
scalars = words | st.text() | st.integers() | st.floats() | st.booleans() | st.none() | st.dates()
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(keys | st.text(), inner, max_size=5)
    ),
    max_leaves=25,
)
mappings = st.dictionaries(keys, anything, max_size=8)


def check(text: str) -> None:
    """Read a text as either file, and place what is found in it."""
    lines = BREAK.split(text)
    for adapter in ADAPTERS:
        document = read_document(text, "episodes/x.yaml", adapter)
        assert (document.value is None) <= bool(document.findings)
        hash(document.findings)
        for each in place(document.findings, lambda _file: text):
            assert each.code in CODES
            assert each.message
            assert 1 <= each.place.line <= len(lines) + 1
            assert each.place.column >= 1
            if each.excerpt is not None:
                assert each.excerpt.length >= 1
                assert each.excerpt.text == lines[each.place.line - 1]


@settings(deadline=None)
@given(texts)
def test_no_text_crashes_the_reader(text: str) -> None:
    check(text)


@settings(deadline=None, max_examples=150)
@given(mappings)
def test_no_values_crash_the_reader(values: dict[str, Any]) -> None:
    check(yaml.safe_dump(values, allow_unicode=True, sort_keys=False))


@settings(deadline=None)
@given(anything)
def test_no_shape_crashes_the_reader(value: Any) -> None:
    check(yaml.safe_dump(value))


@settings(deadline=None)
@given(keys, texts)
def test_no_raw_text_behind_a_key_crashes_the_reader(key: str, text: str) -> None:
    check(f"title: x\n{key}: {text}\n")


@given(st.binary() | texts.map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_bytes_become_text_or_one_finding(raw: bytes) -> None:
    read = decode(raw, "show.yaml")
    if isinstance(read, Finding):
        assert read.code == "SRC001"
        assert read.help
    else:
        assert read.encode() == raw.removeprefix(b"\xef\xbb\xbf")


@given(st.text())
def test_utf_8_is_read_as_it_stands(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    if b"\0" not in raw[:64] and not raw.startswith(b"\xef\xbb\xbf"):
        assert decode(raw, "show.yaml") == raw.decode()
        assert decode(b"\xef\xbb\xbf" + raw, "show.yaml") == raw.decode()


def episode(text: str) -> Document[Any]:
    return read_document(text, "episodes/x.yaml", EPISODE_FILE)


RIGHT = "title: Cranes\ndate: 2025-04-30\n"


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("title: No\ndate: 2025-04-30\n", "title", "No"),
        ("title: 1984\ndate: 2025-04-30\n", "title", "1984"),
        ("title: 1:04:10\ndate: 2025-04-30\n", "title", "1:04:10"),
        ("title: null\ndate: 2025-04-30\n", "title", "null"),
        ("title: ~\ndate: 2025-04-30\n", "title", "~"),
        ("title: 2025-04-30\ndate: 2025-04-30\n", "title", "2025-04-30"),
        (RIGHT + "episode: 010\n", "episode", Numbering(number="10")),
        (RIGHT + "season: 08\n", "season", 8),
        (RIGHT + "guid: 007\n", "guid", "007"),
        (RIGHT + "guid: 1e3\n", "guid", "1e3"),
        (RIGHT + "guid: true\n", "guid", "true"),
        (RIGHT + "draft: no\n", "draft", False),
        (RIGHT + "draft: Yes\n", "draft", True),
        (RIGHT + "explicit:\n", "explicit", None),
        (RIGHT + "people: ada\n", "people", ("ada",)),
        (RIGHT + "remarks: [1.10, 7.10]\n", "remarks", ("1.10", "7.10")),
        (RIGHT + "summary: >-\n  One\n  sentence.\n", "summary", "One sentence."),
        (RIGHT + "summary: One\n  sentence.\n", "summary", "One sentence."),
        (RIGHT + "notes: |\n  One\n\n  two\n\n", "notes", "One\n\ntwo"),
        (RIGHT + "notes: >\n  One\n  line\n\n  two\n", "notes", "One line\ntwo"),
        (RIGHT + 'notes: "a\\tb"\n', "notes", "a\tb"),
    ],
)
def test_a_field_means_what_it_says(text: str, key: str, value: object) -> None:
    document = episode(text)
    assert document.findings == ()
    assert getattr(document.value, key) == value


def test_a_start_without_quotes_is_a_time() -> None:
    document = episode(RIGHT + "outline:\n  - {start: 1:04:10, title: Late}\n  - start: 12:30\n")
    assert [each.start.milliseconds for each in document.value.outline] == [3_850_000, 750_000]


def test_norwegian_is_a_language() -> None:
    text = (
        "title: No\ndescription: No.\naddress: https://no.example\nlanguage: no\n"
        "artwork: a.png\ncategory: Comedy\n"
    )
    document = read_document(text, "show.yaml", SHOW_FILE)
    assert document.findings == ()
    assert (document.value.title, document.value.language) == ("No", "no")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_change_nothing(ends: str, mark: str) -> None:
    text = "title: Cranes\ndate: soon\nnotes: |\n  One\n  two\noutline: |\n  (0:00) a\n  (1:00) b\n"
    read = decode((mark + text.replace("\n", ends)).encode(), "episodes/x.yaml")
    assert isinstance(read, str)
    (found,) = place(episode(read).findings, lambda _file: read)
    assert (found.code, found.place.line, found.place.column) == ("SRC008", 2, 7)
    whole = episode(read.replace("soon", "2025-04-30")).value
    assert whole.notes == "One\ntwo"
    assert whole.outline == "(0:00) a\n(1:00) b"


def test_a_key_with_an_empty_value_is_as_if_it_were_not_there() -> None:
    assert episode(RIGHT + "season:\nnotes:\npeople:\n").value == episode(RIGHT).value


def test_all_mistakes_of_a_file_are_found_at_once() -> None:
    text = "titel: x\ndate: soon\nseason: none\nlink: www.x.example\ndate: 2025-04-30\nsaeson: 2\n"
    codes = [each.code for each in place(episode(text).findings, lambda _file: text)]
    assert codes == ["SRC003", "SRC008", "SRC017", "SRC017", "SRC004", "SRC003"]


def test_what_is_read_cannot_be_changed() -> None:
    value = episode(RIGHT).value
    with pytest.raises(AttributeError):
        value.title = "Other"
