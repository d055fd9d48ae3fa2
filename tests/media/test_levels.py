from __future__ import annotations

import math
import os
import sys
import time
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from feedkit.diagnostics import ProgramMissing, WorldFailed
from feedkit.media import Defect, find_ffmpeg, measure
from feedkit.media.ffmpeg import Undecodable, decode
from feedkit.media.levels import Measured
from feedkit.model.audio_facts import Levels
from feedkit.model.timestamp import Duration

RATE = 8000
SECOND = Duration(1000)


def sine(seconds: float, level: float) -> array[int]:
    top = 32767 * 10 ** (level / 20)
    count = int(seconds * RATE)
    return array("h", (round(top * math.sin(2 * math.pi * 400 * i / RATE)) for i in range(count)))


def silence(seconds: float) -> array[int]:
    return array("h", bytes(2 * int(seconds * RATE)))


def recorded(path: Path, *parts: array[int]) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        for part in parts:
            file.writeframes(part.tobytes())
    return path


def test_a_full_tone_has_its_peak_at_the_top_and_its_mean_three_decibels_below(tmp_path, ffmpeg):
    found = measure(recorded(tmp_path / "a.wav", sine(2, 0)), ffmpeg)
    assert isinstance(found, Measured)
    assert found.levels.peak == pytest.approx(0, abs=0.1)
    assert found.levels.loudness == pytest.approx(-3, abs=0.1)
    assert found.duration == Duration(2000)


def test_silence_at_both_ends_is_measured_in_tenths_of_a_second(tmp_path, ffmpeg):
    parts = silence(1.5), sine(1, -20), silence(0.7)
    found = measure(recorded(tmp_path / "a.wav", *parts), ffmpeg)
    assert found.levels.leading_silence == Duration(1500)
    assert found.levels.trailing_silence == Duration(700)
    assert found.duration == Duration(3200)


def test_digital_silence_has_no_level(tmp_path, ffmpeg):
    found = measure(recorded(tmp_path / "a.wav", silence(2)), ffmpeg)
    assert found.levels == Levels(None, None, Duration(2000), Duration(2000))


def test_room_tone_below_minus_sixty_counts_as_silence(tmp_path, ffmpeg):
    found = measure(recorded(tmp_path / "a.wav", sine(1, -66), sine(1, -20)), ffmpeg)
    assert found.levels.leading_silence == Duration(1000)


def test_what_ffmpeg_cannot_decode_is_unreadable(tmp_path, ffmpeg):
    path = tmp_path / "a.mp3"
    path.write_bytes(b"no sound at all")
    found = measure(path, ffmpeg)
    assert isinstance(found, Defect)
    assert found.code == "AUD021"
    assert "\n" not in found.message


def test_decoding_takes_no_longer_than_allowed(tmp_path):
    slow = program(tmp_path / "slow", "import time; time.sleep(60)")
    start = time.perf_counter()
    with pytest.raises(WorldFailed, match="still busy"):
        list(decode(tmp_path / "a.wav", ffmpeg=slow, window=800, timeout=0.5))
    assert time.perf_counter() - start < 20


def test_leaving_early_ends_ffmpeg(tmp_path, ffmpeg):
    path = recorded(tmp_path / "a.wav", silence(600))
    windows = decode(path, ffmpeg=ffmpeg, window=800, timeout=60)
    assert len(next(windows)) == 1600
    start = time.perf_counter()
    windows.close()
    assert time.perf_counter() - start < 5


def test_a_flood_of_complaints_does_not_block(tmp_path):
    chatty = program(
        tmp_path / "chatty",
        "import sys\n"
        "for _ in range(20000): sys.stderr.write('it is all wrong ' * 5 + '\\n')\n"
        "sys.stdout.buffer.write(bytes(3200)); sys.exit(1)",
    )
    windows = decode(tmp_path / "a.wav", ffmpeg=chatty, window=800, timeout=60)
    assert [len(next(windows)), len(next(windows))] == [1600, 1600]
    with pytest.raises(Undecodable, match="it is all wrong"):
        next(windows)


def test_a_program_that_does_not_start_is_the_worlds_fault(tmp_path):
    with pytest.raises(WorldFailed):
        list(decode(tmp_path / "a.wav", ffmpeg=tmp_path / "none", window=800, timeout=5))


def program(path: Path, code: str) -> Path:
    if os.name == "nt":
        pytest.skip("a script is no program here")
    path.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_variable_comes_before_the_path(tmp_path):
    named, other = program(tmp_path / "mine", ""), tmp_path / "bin"
    other.mkdir()
    program(other / "ffmpeg", "")
    assert find_ffmpeg({"FEEDKIT_FFMPEG": str(named), "PATH": str(other)}) == named
    assert find_ffmpeg({"PATH": str(other)}) == other / "ffmpeg"


def test_a_variable_that_names_nothing_is_an_error(tmp_path):
    with pytest.raises(ProgramMissing, match="FEEDKIT_FFMPEG"):
        find_ffmpeg({"FEEDKIT_FFMPEG": str(tmp_path / "none")})


@pytest.mark.parametrize("path", ["", ".", "bin", os.pathsep])
def test_the_current_folder_is_never_searched(tmp_path, monkeypatch, path):
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    (tmp_path / "bin").mkdir()
    program(tmp_path / "ffmpeg", "")
    program(tmp_path / "bin" / "ffmpeg", "")
    monkeypatch.chdir(tmp_path)
    assert find_ffmpeg({"PATH": path}) is None


def test_windows_are_whole_but_for_the_last(tmp_path, ffmpeg):
    path = recorded(tmp_path / "a.wav", silence(0.25))
    lengths = [len(each) for each in decode(path, ffmpeg=ffmpeg, window=800, timeout=60)]
    assert lengths == [1600, 1600, 800]
    assert all(one >= two for one, two in pairwise(lengths))
