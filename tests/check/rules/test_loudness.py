from __future__ import annotations

import pytest
from msgspec.structs import replace

from feedkit.check.rules.loudness import apart, clipped_audio, peak_too_high, unusual_loudness
from feedkit.model.audio_facts import Levels
from feedkit.model.promise import RecordedFacts
from feedkit.model.timestamp import Duration

FACTS = RecordedFacts(source="", duration=Duration(3_600_000), channels=2)


def heard(channels: int = 2, seconds: int = 3600, **figures: float) -> RecordedFacts:
    levels = Levels(**{"lufs": -16.0, "peak": -3.0, **figures})
    return replace(FACTS, channels=channels, duration=Duration(1000 * seconds), levels=levels)


@pytest.mark.parametrize("lufs", [-17.0, -16.5, -15.0])
def test_what_apple_asks_for_is_fine_in_stereo(lufs):
    assert list(unusual_loudness.hear(heard(lufs=lufs))) == []


@pytest.mark.parametrize("lufs", [-20.0, -18.0])
def test_one_channel_is_three_decibels_lower(lufs):
    assert list(unusual_loudness.hear(heard(1, lufs=lufs))) == []
    assert len(list(unusual_loudness.hear(heard(2, lufs=lufs)))) == 1


def test_the_message_says_how_much_and_the_help_what_to_aim_at():
    (found,) = unusual_loudness.hear(heard(1, lufs=-23.4))
    assert found.message == "the audio has -23.4 LUFS: 4.4 LU quieter than most podcasts"
    assert "-19 LUFS" in found.help
    (found,) = unusual_loudness.hear(heard(lufs=-9.0))
    assert "7.0 LU louder" in found.message


def test_a_jingle_and_what_nobody_measured_have_no_loudness_to_object_to():
    assert list(unusual_loudness.hear(heard(seconds=29, lufs=-5.0))) == []
    assert list(unusual_loudness.hear(FACTS)) == []


@pytest.mark.parametrize(
    ("peak", "true_peak", "words"),
    [
        (-1.0, None, ""),
        (-0.9, None, "-0.9 dBFS"),
        (-1.2, -0.4, "-0.4 dBTP"),
        (-1.2, -1.0, ""),
        (1.3, None, "+1.3 dBFS"),
    ],
)
def test_the_true_peak_counts_where_it_is_known(peak, true_peak, words):
    found = [each.message for each in peak_too_high.hear(heard(peak=peak, true_peak=true_peak))]
    assert len(found) == bool(words)
    assert all(words in each for each in found)


def test_clipping_is_said_once():
    facts = heard(peak=0.0, clipped=2041)
    assert list(peak_too_high.hear(facts)) == []
    (found,) = clipped_audio.hear(facts)
    assert "2,041 places" in found.message
    assert list(clipped_audio.hear(heard(clipped=10))) == []


def test_two_recordings_have_no_middle():
    pair = [("a", heard(lufs=-16.0)), ("b", heard(lufs=-30.0))]
    assert list(apart(pair)) == []


def test_mono_and_stereo_are_compared_as_they_sound():
    same = [("a", heard(1, lufs=-19.0)), ("b", heard(lufs=-16.0)), ("c", heard(lufs=-16.0))]
    assert list(apart(same)) == []
