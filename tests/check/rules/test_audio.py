from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from feedkit.check.rules.audio import long_silence, nearly_silent
from feedkit.model.audio_facts import Levels
from feedkit.model.promise import RecordedFacts
from feedkit.model.timestamp import Duration

NONE = Duration(0)
FACTS = RecordedFacts(source="", duration=Duration(3_600_000))


@pytest.mark.parametrize(
    ("levels", "codes"),
    [
        (None, []),
        (Levels(-20.0, -1.0, NONE, NONE), []),
        (Levels(-20.0, -1.0, Duration(10_000), Duration(30_000)), []),
        (Levels(-20.0, -1.0, Duration(10_100), NONE), ["AUD016"]),
        (Levels(-20.0, -1.0, Duration(43_000), Duration(30_100)), ["AUD016", "AUD016"]),
        (Levels(-55.0, -12.0, NONE, NONE), []),  # a few words in a long silence
        (Levels(-55.0, -45.0, Duration(60_000), NONE), ["AUD022"]),
        (Levels(None, None, Duration(60_000), Duration(60_000)), ["AUD022"]),
        (Levels(-48.0, -45.0, NONE, NONE), []),
    ],
)
def test_only_what_a_listener_would_notice_is_reported(levels, codes):
    intent = SimpleNamespace(facts=replace(FACTS, levels=levels))
    found = [rule.code for rule in (long_silence, nearly_silent) for _ in rule.check(intent, None)]
    assert found == codes
