from __future__ import annotations

import re
import subprocess
from array import array

import pytest

from feedkit.media import Defect, measure
from feedkit.media.levels import Measured
from feedkit.model.audio_facts import Levels
from feedkit.model.timestamp import Duration


@pytest.fixture
def levels(ffmpeg):
    """Measures a recording that can be."""

    def measured(path, **options) -> Levels:
        found = measure(path, ffmpeg, **options)
        assert isinstance(found, Measured), found
        return found.levels

    return measured


def asked(ffmpeg, path) -> list[float]:
    """What ffmpeg itself says: loudness, range, sample peak and true peak."""
    words = [str(ffmpeg), "-nostdin", "-nostats", "-i", str(path)]
    words += ["-af", "ebur128=framelog=verbose:peak=sample+true", "-f", "null", "-"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    summary = done.stderr.rpartition("Summary:")[2]
    return [float(each) for each in re.findall(r"(?:I|LRA|Peak): +(\S+) (?:LUFS|LU|dBFS)", summary)]


@pytest.mark.parametrize("name", ["tone.m4a", "tone.ogg", "constant.mp3", "tone.flac", "tone.opus"])
def test_the_figures_are_those_of_ffmpeg(files, ffmpeg, levels, name):
    found = levels(files / name, true_peak=True)
    figures = [found.lufs, found.range, found.peak, found.true_peak]
    assert figures == asked(ffmpeg, files / name)


def test_a_range_of_loudness_is_ffmpeg_s_too(studio, ffmpeg, levels):
    path = studio.recorded("a.wav", *(studio.sine(5, level) for level in (-30, -20, -12)))
    found = levels(path)
    loudness, span, peak, _ = asked(ffmpeg, path)
    assert (found.lufs, found.range, found.peak) == (loudness, span, peak)
    assert span > 5


def test_the_true_peak_is_measured_on_request_only(studio, levels):
    path = studio.recorded("a.wav", studio.sine(1))
    assert levels(path).true_peak is None
    assert levels(path, true_peak=True).true_peak is not None


def test_the_reference_tone_of_ebu_has_its_loudness(studio, levels):
    studio.rate = 48_000
    tone = studio.sine(5, -23.0, 1000.0)
    assert levels(studio.stereo("a.wav", tone, tone)).lufs == pytest.approx(-23.0, abs=0.1)
    assert levels(studio.recorded("b.wav", tone)).lufs == pytest.approx(-26.0, abs=0.1)


def test_silence_at_both_ends_is_measured_in_tenths_of_a_second(studio, ffmpeg):
    parts = studio.silence(1.5), studio.sine(1), studio.silence(0.7)
    found = measure(studio.recorded("a.wav", *parts), ffmpeg)
    assert found.levels.leading_silence == Duration(1500)
    assert found.levels.trailing_silence == Duration(700)
    assert found.duration == Duration(3200)


def test_digital_silence_has_no_level(studio, levels):
    found = levels(studio.recorded("a.wav", studio.silence(2)))
    assert (found.lufs, found.peak, found.clipped) == (None, None, 0)
    assert found.leading_silence == found.trailing_silence == Duration(2000)
    assert found.waveform == (0,) * 20


def test_room_tone_below_minus_sixty_counts_as_silence(studio, levels):
    found = levels(studio.recorded("a.wav", studio.sine(1, -66), studio.sine(1)))
    assert found.leading_silence == Duration(1000)


def test_what_stands_at_full_scale_again_and_again_is_clipped(studio, levels):
    loud = array("h", (max(-32768, min(32767, 3 * each)) for each in studio.sine(1, -3, 100)))
    assert levels(studio.recorded("a.wav", studio.sine(1), loud)).clipped == 200
    assert levels(studio.stereo("b.wav", studio.sine(1), loud)).clipped == 200


def test_a_tone_that_only_touches_full_scale_is_not(studio, levels):
    found = levels(studio.recorded("a.wav", studio.sine(1, 0.0, 1000.0)))
    assert (found.clipped, found.peak) == (0, 0.0)


@pytest.mark.parametrize(
    ("left", "right", "stereo"),
    [
        (1, 1, "identical"),
        (1, -1, "opposed"),
        (1, 0, "left only"),
        (0, 1, "right only"),
        (0, 0, "stereo"),
        (1, 0.25, "stereo"),
    ],
)
def test_two_channels_are_told_apart(studio, levels, left, right, stereo):
    channels = (array("h", (round(gain * x) for x in studio.sine(2))) for gain in (left, right))
    assert levels(studio.stereo("a.wav", *channels)).stereo == stereo


def test_one_channel_is_mono(studio, levels):
    assert levels(studio.recorded("a.wav", studio.sine(1))).stereo == "mono"


def test_the_waveform_goes_with_the_sound(studio, levels):
    found = levels(studio.recorded("a.wav", studio.sine(1, -6), studio.sine(1, -26)))
    assert found.waveform == (100,) * 10 + (10,) * 10


@pytest.mark.parametrize(("rate", "channels"), [(200_000, 8), (4000, 1), (96_000, 6)])
def test_odd_rates_and_many_channels_have_sane_figures(tmp_path, ffmpeg, rate, channels):
    path = tmp_path / "a.wav"
    source = f"sine=440:sample_rate={rate}:duration=2"
    words = ["-f", "lavfi", "-i", source, "-ac", str(channels), str(path)]
    subprocess.run([str(ffmpeg), "-nostdin", "-v", "error", *words], check=True)
    found = measure(path, ffmpeg)
    assert found.duration == Duration(2000)
    assert -60 < found.levels.lufs < 0
    assert len(found.levels.waveform) == 20


def test_what_ffmpeg_cannot_decode_is_unreadable(tmp_path, ffmpeg):
    path = tmp_path / "a.mp3"
    path.write_bytes(b"no sound at all")
    found = measure(path, ffmpeg)
    assert isinstance(found, Defect)
    assert found.code == "AUD021"
    assert "\n" not in found.message
    assert str(tmp_path) not in found.message


def test_a_picture_with_sound_s_name_has_no_stream_to_listen_to(tmp_path, ffmpeg):
    path = tmp_path / "a.mp3"
    words = ["-f", "lavfi", "-i", "color=s=16x16:d=1", "-f", "mp4", "-c:v", "mpeg4", str(path)]
    subprocess.run([str(ffmpeg), "-nostdin", "-v", "error", *words], check=True)
    assert measure(path, ffmpeg).code == "AUD021"


def test_memory_does_not_grow_with_the_recording(tmp_path, ffmpeg):
    import tracemalloc

    def peak(name: str, seconds: int) -> int:
        path = tmp_path / name
        words = ["-f", "lavfi", "-i", f"sine=440:sample_rate=8000:duration={seconds}", str(path)]
        subprocess.run([str(ffmpeg), "-nostdin", "-v", "error", *words], check=True)
        tracemalloc.start()
        measure(path, ffmpeg)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak("first.wav", 1)  # loads what is loaded once
    assert peak("long.wav", 2400) < 2 * peak("short.wav", 240)
