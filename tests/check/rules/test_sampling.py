from __future__ import annotations

import pytest
from msgspec.structs import replace

from feedkit.check.rules.sampling import (
    channel_silent,
    channels_identical,
    channels_opposed,
    unusual_sample_rate,
)
from feedkit.model.audio_facts import Levels
from feedkit.model.promise import RecordedFacts
from feedkit.model.timestamp import Duration

FACTS = RecordedFacts(source="", duration=Duration(3_600_000), sample_rate=44_100, channels=2)
RULES = (channels_identical, channel_silent, channels_opposed)


@pytest.mark.parametrize(
    ("stereo", "code"),
    [
        ("stereo", []),
        ("mono", []),
        ("identical", ["AUD017"]),
        ("left only", ["AUD031"]),
        ("right only", ["AUD031"]),
        ("opposed", ["AUD032"]),
    ],
)
def test_each_fault_of_two_channels_has_its_code(stereo, code):
    facts = replace(FACTS, levels=Levels(lufs=-16.0, peak=-3.0, stereo=stereo))
    assert [rule.code for rule in RULES for _ in rule.hear(facts)] == code


def test_the_silent_channel_is_named():
    facts = replace(FACTS, levels=Levels(lufs=-16.0, peak=-3.0, stereo="left only"))
    (found,) = channel_silent.hear(facts)
    assert "the right channel" in found.message


def test_what_was_mixed_down_from_eight_channels_is_not_two_alike():
    levels = Levels(lufs=-16.0, peak=-3.0, stereo="identical")
    assert list(channels_identical.hear(replace(FACTS, channels=8, levels=levels))) == []


def test_a_jingle_may_have_any_rate():
    jingle = replace(FACTS, duration=Duration(29_000), sample_rate=8000)
    assert list(unusual_sample_rate.hear(jingle)) == []


@pytest.mark.parametrize(("rate", "count"), [(44_100, 0), (48_000, 0), (0, 0), (22_050, 1)])
def test_rates_that_players_get_wrong_are_named(rate, count):
    found = list(unusual_sample_rate.hear(replace(FACTS, sample_rate=rate)))
    assert len(found) == count
    assert all("22.05 kHz" in each.message for each in found)
