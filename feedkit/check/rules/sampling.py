"""Rules about channels and sample rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from feedkit.check.rule import Objection, recording_rule
from feedkit.check.rules.loudness import is_programme
from feedkit.model.audio_facts import Stereo
from feedkit.model.promise import RecordedFacts

_RATES = (44_100, 48_000)
_LONE: Mapping[Stereo, str] = {"left only": "right", "right only": "left"}


def _stereo(facts: RecordedFacts) -> Stereo:
    return facts.levels.stereo if facts.levels is not None else "mono"


@recording_rule("AUD004")
def unusual_sample_rate(facts: RecordedFacts) -> Iterator[Objection]:
    """The sample rate is neither 44.1 nor 48 kHz; some old players play others too fast or slow."""
    if facts.sample_rate and facts.sample_rate not in _RATES and is_programme(facts):
        message = f"the audio has {facts.sample_rate / 1000:g} kHz, which old players get wrong"
        yield Objection(message, "export it with 44.1 kHz", at=("audio",))


@recording_rule("AUD017")
def channels_identical(facts: RecordedFacts) -> Iterator[Objection]:
    """Both channels hold the same sound, which doubles the size of the file for nothing."""
    if facts.channels == 2 and _stereo(facts) == "identical":
        message = "both channels of the audio are the same"
        yield Objection(message, "export it in one channel (mono)", at=("audio",))


@recording_rule("AUD031")
def channel_silent(facts: RecordedFacts) -> Iterator[Objection]:
    """One of two channels is silent: with one earphone in there is nothing to hear."""
    side = _LONE.get(_stereo(facts))
    if side is not None:
        message = f"the {side} channel of the audio is silent"
        yield Objection(message, "export it in one channel (mono)", at=("audio",))


@recording_rule("AUD032")
def channels_opposed(facts: RecordedFacts) -> Iterator[Objection]:
    """The channels are out of phase: whatever plays them as one plays next to nothing.

    Telephones and small loudspeakers do. It comes of a cable or a plug-in that turns one channel
    upside down.
    """
    if _stereo(facts) == "opposed":
        message = "the channels of the audio cancel each other out where they are played as one"
        yield Objection(message, "invert the phase of one channel in your editor", at=("audio",))
