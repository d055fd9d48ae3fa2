"""Rules about how loud a recording is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feedkit.check.rule import Objection, recording_rule, show_rule
from feedkit.model.audio_facts import Levels
from feedkit.model.promise import RecordedFacts
from feedkit.model.resolution import Resolution
from feedkit.model.timestamp import Duration

_STEREO, _MONO = -16.0, -19.0  # LUFS; one channel is played by two loudspeakers
_TOLERANCE = 1.0
_HIGHEST = -1.0  # dBTP
_CLIPPED = 10
_APART = 3.0  # LU
_SEVERAL = 3
_A_WHILE = Duration(30_000)
_INAUDIBLE = -50.0  # LUFS
_INAUDIBLE_PEAK = -40.0  # dBFS


def inaudible(levels: Levels) -> bool:
    """Whether there is next to nothing to hear."""
    quiet = levels.lufs is None or levels.lufs < _INAUDIBLE
    return quiet and (levels.peak is None or levels.peak < _INAUDIBLE_PEAK)


def target(facts: RecordedFacts) -> float:
    """The loudness in LUFS that directories ask for."""
    return _MONO if facts.channels == 1 else _STEREO


def is_programme(facts: RecordedFacts) -> bool:
    """Whether a recording is long enough for advice; a jingle has no loudness of its own."""
    return facts.duration >= _A_WHILE


def _off(facts: RecordedFacts) -> float | None:
    """How much louder than that a recording is, in LU."""
    levels = facts.levels
    if levels is None or levels.lufs is None or inaudible(levels) or not is_programme(facts):
        return None
    return round(levels.lufs - target(facts), 1)


@recording_rule("AUD007")
def unusual_loudness(facts: RecordedFacts) -> Iterator[Objection]:
    """A recording is louder or quieter than most podcasts, so that listeners reach for the volume.

    Apple asks for -16 LUFS, give or take one; a recording in one channel sounds as loud at -19.
    """
    off = _off(facts)
    if off is not None and abs(off) > _TOLERANCE and facts.levels is not None:
        than = "louder" if off > 0 else "quieter"
        message = f"the audio has {facts.levels.lufs} LUFS: {abs(off)} LU {than} than most podcasts"
        channels = "one channel" if facts.channels == 1 else "stereo"
        help = f"bring it to {target(facts):g} LUFS ({channels}) in your editor before publishing"
        yield Objection(message, help, at=("audio",))


@recording_rule("AUD008")
def peak_too_high(facts: RecordedFacts) -> Iterator[Objection]:
    """The peaks leave no room, so that apps and encoders cut them off: it crackles.

    Without a measurement of the true peak between samples, the highest sample counts.
    """
    levels = facts.levels
    if levels is None or levels.clipped > _CLIPPED:
        return
    found = ((levels.true_peak, "dBTP"), (levels.peak, "dBFS"))
    peak, unit = next(((each, unit) for each, unit in found if each is not None), (_HIGHEST, ""))
    if peak > _HIGHEST:
        message = f"the audio has peaks of {peak:+.1f} {unit}, which crackle in some players"
        help = f"set the limiter in your editor to {_HIGHEST:g} dBTP"
        yield Objection(message, help, at=("audio",))


@recording_rule("AUD030")
def clipped_audio(facts: RecordedFacts) -> Iterator[Objection]:
    """The sound is cut off at full scale again and again, which is heard as crackling."""
    if facts.levels is not None and facts.levels.clipped > _CLIPPED:
        message = f"the audio is cut off at full scale in {facts.levels.clipped:,} places"
        help = "record it with less gain, or bring it down before the limiter"
        yield Objection(message, help, at=("audio",))


@show_rule("AUD033")
def loudness_differs(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """An episode is much louder or quieter than the others of its show."""
    yield from apart((each.file, each.facts) for each in whole.standing)


def apart(recordings: Iterable[tuple[str, RecordedFacts]]) -> Iterator[tuple[str, Objection]]:
    """Those recordings, by name, whose loudness is not that of the others."""
    off = {name: found for name, facts in recordings if (found := _off(facts)) is not None}
    if len(off) < _SEVERAL:
        return
    middle = sorted(off.values())[len(off) // 2]
    for name, each in off.items():
        if abs(each - middle) > _APART:
            than = "louder" if each > middle else "quieter"
            message = f"the audio is {abs(each - middle):.1f} LU {than} than most of the others"
            yield name, Objection(message, "bring all to the same loudness", at=("audio",))
