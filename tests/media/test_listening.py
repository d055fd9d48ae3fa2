from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from feedkit.diagnostics import WorldFailed
from feedkit.media import Defect, listen, probe
from feedkit.media.listening import Recording, SoFar
from feedkit.model.timestamp import Duration


def recordings(studio, count: int) -> list[Recording]:
    """Tones of different lengths, and a file with nothing to decode in it."""
    made = []
    for number in range(count):
        length = 1 + (7 * number) % 5
        made.append(studio.recorded(f"{number}.wav", studio.sine(length)))
    broken = studio.folder / "broken.mp3"
    broken.write_bytes(b"\xff\xfb\x90\x00" * 200)
    made.insert(2, broken)
    return [Recording(path, Duration(1000)) for path in made]


def silent(_words: str) -> None:
    """Nobody wants to know."""


@pytest.mark.parametrize("workers", [1, 2, 7])
def test_facts_come_in_the_order_of_the_recordings(studio, ffmpeg, workers):
    wanted = recordings(studio, 6)
    expected = [probe(each.path, ffmpeg=ffmpeg, levels=True) for each in wanted]
    with ThreadPoolExecutor(workers) as executor:
        found = list(listen(wanted, ffmpeg=ffmpeg, executor=executor, progress=silent))
    assert found == expected
    assert isinstance(found[2], Defect)


def test_processes_listen_as_well_as_threads(studio, ffmpeg):
    wanted = recordings(studio, 3)
    expected = [probe(each.path, ffmpeg=ffmpeg, levels=True) for each in wanted]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        found = list(listen(wanted, ffmpeg=ffmpeg, executor=executor, progress=silent))
    assert found == expected


class Broken(ThreadPoolExecutor):
    def submit(self, *_words, **_options):
        raise BrokenExecutor("the cluster is away")


def test_a_broken_executor_is_the_worlds_fault(studio, ffmpeg):
    with Broken() as executor, pytest.raises(WorldFailed, match="the cluster is away"):
        list(listen(recordings(studio, 3), ffmpeg=ffmpeg, executor=executor, progress=silent))


def noted(folder) -> list[int]:
    return [int(each.name) for each in folder.iterdir()]


def runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


ENDLESS = """
import os, pathlib, sys, time
(pathlib.Path({folder!r}) / str(os.getpid())).touch()
time.sleep(600)
"""


def test_what_goes_wrong_meanwhile_leaves_no_ffmpeg_behind(studio, program):
    notes = studio.folder / "notes"
    notes.mkdir()
    endless = program("endless", ENDLESS.format(folder=str(notes)))
    wanted = [Recording(studio.recorded(f"{n}.wav", studio.sine(1)), Duration(1)) for n in range(3)]

    def pressed(_words: str) -> None:
        if len(noted(notes)) == 2:
            raise KeyboardInterrupt

    start = time.perf_counter()
    with pytest.raises(KeyboardInterrupt), ThreadPoolExecutor(2) as executor:
        list(listen(wanted, ffmpeg=endless, executor=executor, progress=pressed))
    assert time.perf_counter() - start < 30
    assert len(noted(notes)) == 2, "the third was never begun"
    assert not any(map(runs, noted(notes)))


def test_ctrl_c_in_a_build_leaves_no_ffmpeg_behind(new_show, studio, program):
    notes = studio.folder / "notes"
    notes.mkdir()
    endless = program("endless", ENDLESS.format(folder=str(notes)))
    show = new_show()
    words = [sys.executable, "-m", "feedkit", "-C", str(show.root), "build"]
    building = subprocess.Popen(
        words, env={**os.environ, "FEEDKIT_FFMPEG": str(endless)}, stderr=subprocess.PIPE
    )
    while not noted(notes):
        assert building.poll() is None
        os.sched_yield()
    building.send_signal(2)
    said = building.communicate(timeout=60)[1]
    assert building.returncode == 130
    assert b"Traceback" not in said
    assert not any(map(runs, noted(notes)))


def test_progress_names_files_hours_and_the_time_left():
    now = [0.0]
    so_far = SoFar([3600.0, 7200.0, 1800.0], clock=lambda: now[0])
    assert so_far.words([False] * 3) == "Listening: 0 of 3 recordings, 0.0 of 3.5 hours"
    so_far.ears[1].seconds = 2700.0
    now[0] = 10.0
    assert so_far.words([True, False, False]) == (
        "Listening: 1 of 3 recordings, 1.8 of 3.5 hours, 0:10 left"
    )
    so_far.ears[1].seconds = 9999.0
    assert "3.0 of 3.5 hours" in so_far.words([True, False, False])


def test_short_recordings_are_counted_in_minutes():
    so_far = SoFar([90.0], clock=lambda: 0.0)
    so_far.ears[0].seconds = 45.0
    assert so_far.words([False]) == "Listening: 0 of 1 recording, 0.8 of 1.5 minutes"
