from __future__ import annotations

from dataclasses import replace

import pytest

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
