"""What a published file carries, as the ledger keeps it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.formats.chapters.contents import tree
from feedkit.ledger.embedded import as_json, of_json
from feedkit.ledger.fields import Fields
from feedkit.model.outline import Chapter, Outline
from feedkit.model.tagging import Credit, Embedded
from feedkit.model.timestamp import Timestamp

texts = st.text(st.characters(exclude_categories=("Cs",)))
names = st.from_regex(r"[0-9a-f]{16}", fullmatch=True)
chapters = st.builds(
    Chapter,
    start=st.integers(0, 999 * 3_600_000).map(Timestamp),
    title=texts,
    link=st.none() | texts,
    image=st.none() | names,
    hidden=st.booleans(),
)
outlines = st.builds(
    Outline,
    st.lists(st.tuples(st.integers(1, 9), chapters), max_size=8).map(tree),
    texts,
)
carried = st.builds(
    Embedded,
    title=texts, show=texts, outline=outlines, published=st.none() | st.dates(),
    number=st.none() | st.integers(0, 10**6), season=st.none() | st.integers(0, 10**6),
    artists=st.lists(texts).map(tuple), description=texts, language=texts, link=texts,
    people=st.lists(st.builds(Credit, name=texts, role=texts)).map(tuple),
    cover=st.just("") | names,
)  # fmt: skip


@given(carried)
def test_it_reads_back_as_it_was_written(embedded):
    document = json.loads(json.dumps(as_json(embedded)))
    assert of_json(Fields(document)) == embedded


def test_a_chapter_takes_a_line_and_a_level_two_spaces():
    outline = Outline(
        (
            Chapter(Timestamp(0), "1. One", children=(Chapter(Timestamp(61_500), "1.1 Half"),)),
            Chapter(Timestamp(3_600_000), "2. Two", link="https://a.example/", hidden=True),
        ),
        "Opening",
    )
    assert as_json(Embedded(title="A", outline=outline)) == {
        "title": "A",
        "opening": "Opening",
        "chapters": [
            "00:00:00.000 1. One",
            "  00:01:01.500 1.1 Half",
            {
                "chapter": "01:00:00.000 2. Two",
                "link": "https://a.example/",
                "hidden": True,
            },
        ],
    }


@pytest.mark.parametrize(
    "document",
    [
        {"chapters": ["no time"]},
        {"chapters": [["00:00:00.000 A list"]]},
        {"chapters": "00:00:00.000 A text"},
        {"chapters": [{"chapter": "00:00:00.000 A", "image": "../../../etc/passwd"}]},
        {"cover": "../cover"},
        {"cover": 5},
        {"artists": [1]},
        {"people": ["Ada"]},
        {"published": "yesterday"},
        {"number": "one"},
        {"title": None},
    ],
)
def test_what_it_cannot_say_is_a_value_error(document):
    with pytest.raises(ValueError, match=r"[“”]|object|format"):
        of_json(Fields({"title": "A", **document}))
