"""The ledger's files, both ways."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from feedkit.ledger.entries import read_entry, read_show, write_entry, write_show
from feedkit.model.audio_facts import HIGHEST_PEAK, MOST_PEAKS, Levels, Stereo
from feedkit.model.promise import (
    AudioPromise,
    FormerEdition,
    LedgerEntry,
    Promise,
    RecordedFacts,
    ShowPromise,
)
from feedkit.model.size import Size
from feedkit.model.tagging import Embedded
from feedkit.model.timestamp import Duration

texts = st.text(st.characters(exclude_categories=("Cs",)))
slugs = st.from_regex(r"[\wé][\w-]{0,9}", fullmatch=True)
lengths = st.integers(0, 10**8).map(Duration)
decibels = st.none() | st.floats(-120, 0).map(lambda level: round(level, 1))
audios = st.builds(
    AudioPromise,
    address=slugs.map(lambda slug: f"media/{slug}.mp3") | st.just("https://x.example/a.mp3"),
    edition=st.integers(1, 99), length=st.integers(0, 10**12).map(Size),
    type=st.sampled_from(["audio/mpeg", "audio/x-m4a"]), sha256=texts,
)  # fmt: skip
promises = st.builds(
    Promise,
    guid=texts, page=slugs.map(lambda slug: f"episodes/{slug}/"), audio=audios,
    published=st.datetimes(timezones=st.just(UTC)),
)  # fmt: skip
facts = st.builds(
    RecordedFacts,
    source=texts, duration=lengths,
    bitrate_mode=st.sampled_from(["constant", "variable", "average", "lossless", "unknown"]),
    sample_rate=st.integers(0, 10**6), channels=st.integers(0, 8),
    levels=st.none() | st.builds(
        Levels,
        lufs=decibels, peak=decibels, true_peak=decibels, range=st.floats(0, 99),
        clipped=st.integers(0, 10**6), leading_silence=lengths, trailing_silence=lengths,
        stereo=st.sampled_from(get_args(Stereo)),
        waveform=st.lists(st.integers(0, HIGHEST_PEAK), max_size=MOST_PEAKS).map(tuple),
    ),
)  # fmt: skip
carried = st.none() | st.builds(
    Embedded, title=texts, description=texts, cover=st.just("0123456789abcdef"),
)  # fmt: skip
editions = st.builds(FormerEdition, audio=audios, source=texts, duration=lengths, embedded=carried)
entries = st.builds(
    LedgerEntry,
    promised=promises, facts=facts, gone=st.booleans(), embedded=carried,
    earlier=st.lists(editions, max_size=2).map(tuple),
    former=st.lists(slugs.map(lambda slug: f"episodes/{slug}/"), max_size=3).map(tuple),
)  # fmt: skip
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)

ENTRY = LedgerEntry(
    promised=Promise(
        guid="007",
        published=datetime(2025, 4, 30, 7, 0, tzinfo=UTC),
        page="episodes/talk/",
        audio=AudioPromise(
            address="media/talk.mp3",
            edition=1,
            length=Size(12404),
            type="audio/mpeg",
            sha256="ab",
        ),
    ),
    facts=RecordedFacts(source="ab", duration=Duration(12_000), bitrate_mode="constant"),
)


@given(entries)
def test_an_entry_reads_back_as_it_was_written(entry: LedgerEntry) -> None:
    assert read_entry(write_entry(entry)) == entry


@given(texts, texts, texts)
def test_so_does_the_show(feed: str, name: str, prefix: str) -> None:
    guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    promise = ShowPromise(guid=guid, feed=f"{feed}{name}", prefix=prefix)
    assert read_show(write_show(promise)) == promise


@given(entries)
def test_its_lines_are_those_of_the_standard_library(entry: LedgerEntry) -> None:
    text = write_entry(entry)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_a_file_is_small_and_clean_in_a_diff() -> None:
    text = write_entry(ENTRY)
    assert text.endswith("}\n")
    assert max(map(len, text.splitlines())) < 80
    assert "former" not in text
    assert "levels" not in text


WHOLE = json.loads(write_entry(ENTRY))
WAYS = [(), ("promised",), ("promised", "audio"), ("facts",)]
FIELDS = [(*way, name) for way in WAYS for name in (WHOLE if not way else [])] + [
    ("promised", name) for name in WHOLE["promised"]
] + [("promised", "audio", name) for name in WHOLE["promised"]["audio"]] + [
    ("facts", name) for name in WHOLE["facts"]
]  # fmt: skip


HEARD = Levels(
    lufs=-16.2, range=4.1, peak=-1.3, stereo="stereo",
    leading_silence=Duration(200), waveform=tuple(range(100)) * 4,
)  # fmt: skip
LEVELS = json.loads(
    write_entry(replace(ENTRY, facts=replace(ENTRY.facts, levels=HEARD)))
)["facts"]["levels"]  # fmt: skip
OLD = {"loudness": -19.5, "peak": None, "leading_silence": 0.2, "trailing_silence": 0.8}


def replaced(way: tuple[str, ...], value: object) -> str:
    """The entry's text with another value at a place."""
    document = json.loads(write_entry(ENTRY))
    place = document
    for step in way[:-1]:
        place = place[step]
    place[way[-1]] = value
    return json.dumps(document)


@given(st.sampled_from([*FIELDS, ("former",), ("facts", "levels")]), anything)
def test_a_wrong_value_is_said_and_never_a_crash(way: tuple[str, ...], value: object) -> None:
    with suppress(ValueError, TypeError, OverflowError):
        assert read_entry(replaced(way, value)).promised.page


@given(st.text() | anything.map(json.dumps))
def test_no_text_crashes_the_readers(text: str) -> None:
    for read in (read_entry, read_show):
        with pytest.raises((ValueError, TypeError, OverflowError)):
            read(text)


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("promised", "guid"), None),
        (("promised", "published"), "2025-04-30T09:00"),
        (("promised", "published"), "soon"),
        (("promised", "page"), "../../talk/"),
        (("promised", "page"), "/talk/"),
        (("promised", "audio", "address"), "media/../../talk.mp3"),
        (("promised", "audio", "edition"), True),
        (("promised", "audio", "length"), "12404"),
        (("facts", "duration"), float("inf")),
        (("facts", "levels"), {"peak": "loud"}),
        (("facts", "levels"), "loud"),
        (("facts", "levels"), {"lufs": -16.0}),
        (("facts", "levels"), {**LEVELS, "lufs": "loud"}),
        (("facts", "levels"), {**LEVELS, "stereo": "quadrophonic"}),
        (("facts", "levels"), {**LEVELS, "waveform": "ZmVlZA"}),  # without its end
        (("facts", "levels"), {**LEVELS, "waveform": "/w=="}),  # 255 of 100
        (("facts", "levels"), {**LEVELS, "waveform": "AAAA" * 134}),  # 402 peaks
        (("former",), ["../x"]),
    ],
)
def test_what_a_build_could_not_keep_is_refused(way: tuple[str, ...], value: object) -> None:
    with pytest.raises((ValueError, OverflowError)):
        read_entry(replaced(way, value))


def test_an_instant_of_another_zone_is_the_same_instant() -> None:
    text = write_entry(ENTRY).replace("2025-04-30T07:00:00Z", "2025-04-30T09:00:00+02:00")
    assert read_entry(text) == ENTRY


def test_the_waveform_stands_on_one_line() -> None:
    text = write_entry(replace(ENTRY, facts=replace(ENTRY.facts, levels=HEARD)))
    (line,) = [each for each in text.splitlines() if "waveform" in each]
    assert len(line) < 600
    assert max(len(each) for each in text.splitlines() if each != line) < 80


def test_levels_of_an_earlier_feedkit_count_as_unmeasured_and_are_kept_as_they_are() -> None:
    text = replaced(("facts", "levels"), OLD)
    entry = read_entry(text)
    assert entry.facts.levels is None
    assert json.loads(write_entry(entry)) == json.loads(text)


def test_new_levels_take_their_place() -> None:
    entry = read_entry(replaced(("facts", "levels"), OLD))
    heard = replace(entry, facts=replace(entry.facts, levels=HEARD))
    assert read_entry(write_entry(heard)).facts == replace(ENTRY.facts, levels=HEARD)
