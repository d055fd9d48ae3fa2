from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = """#!{python}
import os, pathlib, signal, sys
if {word!r} in sys.argv:
    pathlib.Path({note!r}).touch()
    signal.pause()
os.execv({ffmpeg!r}, [{ffmpeg!r}, *sys.argv[1:]])
"""


class Machines:
    """A scheduler, and workers that are each a process group, as a machine is: all of it ends."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        place = folder / "scheduler.json"
        words = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(place)]
        scheduler = self._begin(words)
        self.address = ""
        while not self.address:
            assert scheduler.poll() is None, (folder / "0.log").read_text()
            with contextlib.suppress(OSError, ValueError):
                self.address = json.loads(place.read_text())["address"]
            os.sched_yield()

    def worker(self, **environ: str) -> subprocess.Popen[bytes]:
        """Begin a worker that does one thing at a time, and wait for it to be known."""
        from distributed import Client

        worker = self._begin(["worker", self.address, "--no-nanny", "--nthreads", "1"], environ)
        workers = len(self._running) - 1
        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=300)
        return worker

    def kill(self, worker: subprocess.Popen[bytes]) -> None:
        """End a worker and everything that it began, without a word to anybody."""
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()

    def end(self) -> None:
        """End everything."""
        for each in self._running:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(each.pid, signal.SIGKILL)
            each.wait()

    def _begin(self, words: list[str], environ: dict[str, str] | None = None):
        log = self.folder / f"{len(self._running)}.log"
        command = [sys.executable, "-m", f"distributed.cli.dask_{words[0]}", *words[1:]]
        with log.open("wb") as file:
            process = subprocess.Popen(
                [*command, "--no-dashboard"],
                env={**os.environ, **(environ or {})},
                cwd=self.folder,
                stdout=file,
                stderr=file,
                start_new_session=True,
            )
        self._running.append(process)
        return process


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    """A scheduler on this machine."""
    folder = tmp_path / "machines"
    folder.mkdir()
    machines = Machines(folder)
    yield machines
    machines.end()


@pytest.fixture
def stuck(tmp_path: Path, ffmpeg: Path):
    """Makes an ffmpeg that notes that it has begun, and never ends, where a word is said to it."""

    def make(word: str) -> tuple[Path, Path]:
        program, note = tmp_path / "stuck", tmp_path / "note"
        code = PROGRAM.format(python=sys.executable, word=word, note=str(note), ffmpeg=str(ffmpeg))
        program.write_text(code, encoding="utf-8")
        program.chmod(0o755)
        return program, note

    return make


@pytest.fixture
def no_ffmpeg(tmp_path: Path) -> Path:
    """A program that does nothing but fail."""
    program = tmp_path / "no-ffmpeg"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.fixture
def masters(new_show):
    """Makes shows of four WAV files, which are to be published in another encoding."""

    def make(name: str):
        show = new_show(name)
        tone = (Path(__file__).parents[1] / "media/files/tone.wav").read_bytes()
        (show.root / "episodes/talk.mp3").unlink()
        (show.root / "episodes/talk.yaml").unlink()
        show.write("show.yaml", (show.root / "show.yaml").read_text() + "enclosure: aac-64k\n")
        for number in range(4):
            show.episode(f"part-{number}", f"2025-05-0{number + 1}")
            (show.root / f"episodes/part-{number}.mp3").unlink()
            louder = bytes([number]) * 4000
            show.write(f"episodes/part-{number}.wav", tone[:-4000] + louder)
        return show

    return make
