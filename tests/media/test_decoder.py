from __future__ import annotations

import os
import time

import pytest

from feedkit.diagnostics import WorldFailed
from feedkit.media.decoder import Ear, Undecodable, decoder
from feedkit.media.levels import measure
from feedkit.media.wave_stream import wave_stream


def decoded(path, ffmpeg, *, ear=None, timeout=60):
    """All samples of a file."""
    ear = ear or Ear()
    with decoder(path, ffmpeg=ffmpeg, true_peak=False, ear=ear, timeout=timeout) as running:
        return b"".join(wave_stream(running.samples).windows())


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


WAVE = "sys.stdout.buffer.write(b'RIFF' + bytes(4) + b'WAVE'); sys.stdout.flush()"


def test_decoding_takes_no_longer_than_allowed(tmp_path, program):
    slow = program("slow", "import time; time.sleep(60)")
    start = time.perf_counter()
    with pytest.raises(WorldFailed, match="still busy"):
        decoded(tmp_path / "a.wav", slow, timeout=0.5)
    assert time.perf_counter() - start < 20


def test_whatever_ends_the_block_ends_ffmpeg(tmp_path, program):
    note = tmp_path / "number"
    code = f"import os, sys, time; open({str(note)!r}, 'w').write(str(os.getpid()))\n"
    endless = program("endless", f"{code}{WAVE}\ntime.sleep(600)")
    running = decoder(tmp_path / "a.wav", ffmpeg=endless, true_peak=False, ear=Ear(), timeout=60)
    running.__enter__().samples.read(12)
    assert not running.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not is_running(int(note.read_text()))


def test_a_closed_ear_ends_ffmpeg_even_where_it_says_nothing(tmp_path, program):
    slow = program("slow", "import time; time.sleep(60)")
    start = time.perf_counter()
    with pytest.raises(WorldFailed):
        decoded(tmp_path / "a.wav", slow, ear=Ear(closed=True))
    assert time.perf_counter() - start < 20


def test_a_flood_of_complaints_does_not_block(tmp_path, program):
    chatty = program(
        "chatty",
        "import sys\n"
        "for _ in range(20000): sys.stderr.write('[error] it is all wrong ' * 5 + '\\n')\n"
        f"{WAVE}; sys.exit(1)",
    )
    with pytest.raises(Undecodable, match="it is all wrong"):
        decoded(tmp_path / "a.wav", chatty)


def test_a_line_without_an_end_takes_no_memory(tmp_path, program):
    code = "import sys\nfor _ in range(2000): sys.stderr.write('x' * 10000)\nsys.exit(1)"
    ear = Ear()
    with (
        pytest.raises(Undecodable),
        decoder(
            tmp_path / "a", ffmpeg=program("long", code), true_peak=False, ear=ear, timeout=60
        ) as running,
    ):
        running.samples.read()
    assert sum(map(len, running.said)) < 1_000_000


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.kill(os.getpid(), 9)",
        "import sys; print('[info] Exiting normally, received signal 15.', file=sys.stderr);"
        "sys.exit(255)",
    ],
)
def test_who_ends_ffmpeg_says_nothing_about_the_file(tmp_path, program, code):
    with pytest.raises(WorldFailed, match="ended from outside"):
        measure(tmp_path / "a.wav", program("ended", code))


def test_a_program_that_does_not_start_is_the_worlds_fault(tmp_path):
    with pytest.raises(WorldFailed):
        decoded(tmp_path / "a.wav", tmp_path / "none")


def test_a_program_that_is_no_ffmpeg_is_no_crash(tmp_path, program):
    found = measure(tmp_path / "a.wav", program("odd", "print('hello, I am no sound')"))
    assert found.duration.milliseconds == 0


def test_windows_are_whole_but_for_the_last(studio, ffmpeg):
    path = studio.recorded("a.wav", studio.silence(0.25))
    with decoder(path, ffmpeg=ffmpeg, true_peak=False, ear=Ear(), timeout=60) as running:
        stream = wave_stream(running.samples)
        assert (stream.rate, stream.channels) == (8000, 1)
        assert [len(each) for each in stream.windows()] == [1600, 1600, 800]


def test_an_ear_knows_how_far_it_is(studio, ffmpeg):
    ear = Ear()
    measure(studio.recorded("a.wav", studio.sine(3)), ffmpeg, ear=ear)
    assert ear.seconds == 3.0
