from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from feedkit.media.loudness_report import loudness
from feedkit.media.waveform import Waveform
from feedkit.model.audio_facts import HIGHEST_PEAK, MOST_PEAKS


def drawn(peaks) -> tuple[int, ...]:
    waveform = Waveform()
    for peak in peaks:
        waveform.add(peak)
    return waveform.drawn()


@given(st.lists(st.integers(0, 32768), max_size=MOST_PEAKS))
def test_a_few_peaks_are_drawn_as_they_are(peaks):
    top = max(peaks, default=0) or 1
    assert drawn(peaks) == tuple(round(100 * each / top) for each in peaks)


@given(st.integers(0, 40_000), st.integers(0, 40_000))
def test_however_many_there_are_a_few_hundred_are_drawn_and_the_highest_is_there(count, at):
    found = drawn(1000 if each == at else 10 for each in range(count))
    assert len(found) <= MOST_PEAKS
    assert len(found) == min(count, MOST_PEAKS)
    assert (max(found, default=0) == HIGHEST_PEAK) is (count > 0)
    if at < count:
        place = found.index(HIGHEST_PEAK) / len(found)
        assert abs(place - at / count) < 2 / len(found)


def test_two_hours_are_spread_evenly():
    steps = [each * 20 for each in range(100)]
    found = drawn(step for step in steps for _ in range(720))
    middles = [found[4 * each + 1] for each in range(100)]
    assert all(
        abs(each - round(100 * step / 1980)) <= 1 for each, step in zip(middles, steps, strict=True)
    )


def test_nothing_is_drawn_of_nothing():
    assert drawn([]) == ()
    assert drawn([0, 0]) == (0, 0)


REPORT = """
[Parsed_ebur128_0 @ 0x55] [info] Summary:

  Integrated loudness:
    I:         -70.0 LUFS

  Sample peak:
    Peak:       -inf dBFS
[info]     comment         : Integrated loudness:
[info]                     :     I:         -1.0 LUFS
[Parsed_ebur128_0 @ 0x56] [info] Summary:

  Integrated loudness:
    I:         -16.3 LUFS
    Threshold: -26.9 LUFS

  Loudness range:
    LRA:         5.1 LU
    Threshold: -36.9 LUFS
    LRA low:   -20.5 LUFS
    LRA high:  -15.4 LUFS

  Sample peak:
    Peak:       -2.0 dBFS

  True peak:
    Peak:       -1.9 dBFS
"""


def test_the_last_summary_is_that_of_the_whole_recording():
    found = loudness(REPORT.splitlines())
    assert (found.lufs, found.range, found.peak, found.true_peak) == (-16.3, 5.1, -2.0, -1.9)


def test_silence_has_no_figures():
    found = loudness(REPORT.splitlines()[:9])
    assert (found.lufs, found.range, found.peak, found.true_peak) == (None, 0.0, None, None)


@given(st.lists(st.text()))
def test_no_text_is_a_crash(lines):
    loudness([*lines, "    I:  nan LUFS", "    Peak:  nan dBFS"])
