from __future__ import annotations

import pytest
from msgspec.structs import replace

from feedkit.check.recordings import check_recordings
from feedkit.check.rules.audio import long_silence, nearly_silent
from feedkit.model.audio_facts import Levels
from feedkit.model.promise import RecordedFacts
from feedkit.model.timestamp import Duration

FACTS = RecordedFacts(source="", duration=Duration(3_600_000))
FINE = Levels(lufs=-20.0, peak=-1.0)


def silences(leading: int, trailing: int, levels: Levels = FINE) -> Levels:
    begin, end = Duration(leading), Duration(trailing)
    return replace(levels, leading_silence=begin, trailing_silence=end)


@pytest.mark.parametrize(
    ("levels", "codes"),
    [
        (None, []),
        (FINE, []),
        (silences(10_000, 30_000), []),
        (silences(10_100, 0), ["AUD016"]),
        (silences(43_000, 30_100), ["AUD016", "AUD016"]),
        (Levels(lufs=-55.0, peak=-12.0), []),  # a few words in a long silence
        (silences(60_000, 0, Levels(lufs=-55.0, peak=-45.0)), ["AUD022"]),
        (silences(60_000, 60_000, Levels(lufs=None, peak=None)), ["AUD022"]),
        (Levels(lufs=-48.0, peak=-45.0), []),
        (Levels(lufs=None, peak=-3.0), []),  # a click
    ],
)
def test_only_what_a_listener_would_notice_is_reported(levels, codes):
    facts = replace(FACTS, levels=levels)
    found = [rule.code for rule in (long_silence, nearly_silent) for _ in rule.hear(facts)]
    assert found == codes


def test_a_recording_of_no_show_is_held_to_the_same_rules_and_named_itself():
    late = replace(FACTS, sample_rate=32_000, levels=silences(11_000, 0))
    found = list(check_recordings([("a.mp3", late), ("b.mp3", FACTS)]))
    assert [(each.code, each.file) for each in found] == [
        (code, "a.mp3") for code in ("AUD004", "AUD007", "AUD016")
    ]


def test_recordings_are_held_against_each_other():
    names = ("a", "b", "c", "d")
    levels = (-16.0, -16.2, -21.0, -15.8)
    facts = [replace(FACTS, levels=Levels(lufs=lufs, peak=-3.0)) for lufs in levels]
    found = list(check_recordings(list(zip(names, facts, strict=True))))
    assert [(each.file, each.code) for each in found] == [("c", "AUD007"), ("c", "AUD033")]
