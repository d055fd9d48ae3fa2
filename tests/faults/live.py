"""Builds that are killed in real time, wherever they are; some with another build beside them.

Reads on standard input, as JSON, where the shows are and how many builds to kill, and prints what
was broken by it. A build is killed after a random part of the time that it usually takes.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import thinking
import trials
from promises import outside, pieces_broken, promises_broken, touched

from feedkit import crew
from feedkit.cli import main

_SUBREAPER = 36
"""Whoever loses its parent below this process becomes its child, says prctl(2)."""


@dataclass(frozen=True)
class Kill:
    """One build that is to be killed after a part of its time, with so many processes.

    ``beside`` is when another one begins, as a part of that time; below nothing, none does.
    """

    stage: str
    jobs: int
    after: float
    beside: float


def begun(root: Path, jobs: int, said: Path) -> int:
    """Begin a build in a process of its own that takes its time: nothing is known before."""
    child = os.fork()
    if child:
        return child
    with said.open("wb") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
    sys.stdout = sys.stderr = os.fdopen(1, "w", buffering=1, closefd=False)
    os.environ["TMPDIR"], tempfile.tempdir = str(root.parent / "tmp"), None
    thinking.anew()
    crew.FEWEST = crew.FEWEST_FOR_COPIES = 2
    status = 70
    try:
        sys.argv = ["feedkit", "-C", str(root), "build", "--jobs", str(jobs)]
        main()
    except SystemExit as ended:
        status = int(ended.code or 0)
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    os._exit(status)


def ended(child: int) -> int:
    """Wait for a process; how it ended."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def prepared(stage: trials.Stage, work: Path) -> Path:
    """The show of a stage, to be built."""
    root = work / "show"
    shutil.copytree(stage.origin, root, symlinks=True)
    (work / "tmp").mkdir()
    return root


def usual(stage: trials.Stage, jobs: int, work: Path, said: Path) -> float:
    """How long a build takes, in seconds."""
    began = time.monotonic()
    status = ended(begun(prepared(stage, work), jobs, said))
    took = time.monotonic() - began
    if status:
        sys.exit(f"{stage.origin} does not build: {said.read_text()}")
    remove(work)
    return took


def tried(kill: Kill, stage: trials.Stage, took: float, work: Path) -> Iterator[str]:
    """What was broken by one kill."""
    root = prepared(stage, work)
    before = outside(root)
    said = [work.with_name(f"said-{name}") for name in ("one", "two")]
    moments = sorted([(kill.after, "kill"), (kill.beside, "begin")])
    first, other, began = begun(root, kill.jobs, said[0]), 0, time.monotonic()
    for part, what in moments:
        if part >= 0:
            time.sleep(max(0.0, began + part * took - time.monotonic()))
            if what == "begin":
                other = begun(root, kill.jobs, said[1])
            else:
                os.kill(first, signal.SIGKILL)
    if ended(first) not in {0, -signal.SIGKILL}:
        yield f"ended in a way of its own: {said[0].read_text()}"
    if not other:
        yield from promises_broken(stage.sites, root)
        yield from pieces_broken(stage.sites, root)
    elif (status := ended(other)) not in {0, 3} or (
        status and "already" not in said[1].read_text()
    ):
        yield f"the one beside it ended with {status}: {said[1].read_text()}"
    else:
        yield from promises_broken(stage.sites, root)
    yield from touched(root, before)
    yield from trials.unfinished(stage, root, ())
    yield from touched(root, before)


def remove(work: Path) -> None:
    """Take a folder away, when no process is left that could write there."""
    with suppress(ChildProcessError):
        while True:
            os.wait()
    shutil.rmtree(work)
    work.mkdir()


def planned(count: int, chance: random.Random) -> Iterator[Kill]:
    """So many kills, of all kinds in turn; every fifth with another build beside it."""
    for number in range(count):
        beside = chance.random() * 1.2 if number % 5 == 4 else -1.0
        jobs = 1 + number % 2
        stage = ("first", "again")[(number + number // 4) % 2]
        yield Kill(stage, jobs, chance.random(), beside)


def run() -> None:
    """Kill as many builds as are asked for."""
    asked: dict[str, Any] = json.load(sys.stdin)
    base = Path(asked["base"])
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    thinking.remember()
    for each in asked["stages"]:
        trials.warm(Path(each), base)
    stages = {Path(each).name: trials.Stage.of(Path(each), base) for each in asked["stages"]}
    gc.collect()
    gc.freeze()
    work, said = base / "live", base / "said"
    work.mkdir(exist_ok=True)
    took = {
        (name, jobs): usual(stage, jobs, work, said)
        for name, stage in stages.items()
        for jobs in (1, 2)
    }
    for kill in planned(asked["count"], random.Random(asked["seed"])):
        try:
            broken = [*tried(kill, stages[kill.stage], took[kill.stage, kill.jobs], work)]
        except Exception:
            broken = [traceback.format_exc()]
        print(json.dumps({"trial": vars(kill), "broken": broken}), flush=True)
        remove(work)


if __name__ == "__main__":
    run()
