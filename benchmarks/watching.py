"""What a command costs: seconds of the clock, seconds of all cores, and memory of all processes.

Memory is the most that the command and everything it has started had together. Processes share
memory, so what is added up is the proportional share of each (PSS), which Linux tells; that is
looked at as often as looking takes up no more than a fiftieth of a core. It is never less
than the peak of the largest single process, which the system itself keeps. Where there is no
`/proc`, that peak is all there is.
"""

from __future__ import annotations

import ctypes
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts memory."""
SHORTEST = 0.01
"""Seconds between two looks, at least: a process is counted when it was there twice."""
SHARE = 50
"""Looking takes up no more than one part in so many of a core."""
PROC = Path("/proc")
_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2)."""
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds of the clock, seconds of all cores, bytes at its highest."""

    wall: float
    cpu: float
    memory: float


def watched(words: tuple[str, ...], folder: Path | None = None) -> Cost:
    """Run a command to its end, and say what it cost. Where it fails, so does the measurement."""
    _adopt()
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            words, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=said,
        )  # fmt: skip
        with Glances(process.pid) as glances:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
            cpu = used.ru_utime + used.ru_stime + _of_orphans()
        process.returncode = os.waitstatus_to_exitcode(status)
        if status:
            said.seek(0)
            sys.exit(f"{' '.join(words)} failed: {said.read()[-2000:].decode(errors='replace')}")
    peak = used.ru_maxrss * UNIT
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT
    # A process begins with the peak of the one that began it: below ours, the figure is ours.
    memory = max(glances.most, peak if peak > own or not glances.most else 0)
    return Cost(wall, cpu, memory)


def _adopt() -> None:
    """Become the parent of processes that outlive their own, to be told what they took."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def _of_orphans() -> float:
    """The seconds of all cores that such processes took, once all have ended."""
    cpu = 0.0
    while True:
        try:
            _, _, used = os.wait3(0)
        except ChildProcessError:
            return cpu
        cpu += used.ru_utime + used.ru_stime


class Glances:
    """Looks at a process and all that it has started, in a thread, until the block ends."""

    def __init__(self, pid: int) -> None:
        self.most = 0
        self._pid = pid
        self._seen: set[int] = set()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)

    def __enter__(self) -> Glances:
        if PROC.exists():
            self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        if self._thread.ident:
            self._thread.join()

    def _look_on(self) -> None:
        took = 0.0
        while not self._over.wait(max(SHORTEST, took * SHARE)):
            began = time.thread_time()
            self.look()
            took = time.thread_time() - began

    def look(self) -> None:
        """Look once. What has just been forked is still its parent, and is not counted."""
        there = {self._pid, *descendants(self._pid)}
        known = (there & self._seen) | {self._pid}
        together = sum(figure(each, "smaps_rollup", _PSS) for each in known)
        highest = max(figure(each, "status", _PEAK) for each in known)
        self.most = max(self.most, together, highest)
        self._seen = there


def figure(pid: int, name: str, pattern: re.Pattern[str]) -> int:
    """The bytes that a file about a process tells; none of one that is gone."""
    try:
        found = pattern.search((PROC / str(pid) / name).read_text(encoding="utf-8"))
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def descendants(pid: int) -> Iterator[int]:
    """The processes that a process has started, from any of its threads, and theirs."""
    for path in (PROC / str(pid) / "task").glob("*/children"):
        try:
            listed = path.read_text(encoding="utf-8").split()
        except OSError:
            continue
        for each in map(int, listed):
            yield each
            yield from descendants(each)
