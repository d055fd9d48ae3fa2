"""Builds of a show to which something happens, each in a copy of it, in processes that are forked.

Reads on standard input, as JSON, what is to be tried, and prints what was broken by it.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import edge
import states
import thinking
from promises import different, files, outside, pieces_broken, promises_broken, touched

from feedkit.cli import main


@dataclass(frozen=True)
class Stage:
    """A show before a build, and what its site and its ledger are after it.

    ``deeds`` is how many deeds at the edge that build takes.
    """

    origin: Path
    goal: Path
    deeds: int
    sites: dict[str, set[bytes]] = field(default_factory=dict)

    @property
    def seen(self) -> Path:
        """Where the states are kept that the next build has been tried in."""
        return self.goal.parent / "seen"

    @classmethod
    def of(cls, origin: Path, base: Path) -> Stage:
        """Build the show once, and read what was there before and is there after."""
        place = base / f"goal-{origin.name}"
        goal = place / "show"
        if not place.exists():
            shutil.copytree(origin, goal)
            (place / "tmp").mkdir()
            status, said, deeds = build(goal)
            if status:
                sys.exit(f"{origin} does not build: {said}")
            (place / "deeds").write_text(str(deeds))
        stage = cls(origin, goal, int((place / "deeds").read_text()))
        for root in (stage.origin, stage.goal):
            for path, content in files(root / "public").items():
                stage.sites.setdefault(path, set()).add(content)
        return stage

    def moments(self, most: int | None) -> list[int]:
        """All deeds by their numbers, or so many of them, evenly spread."""
        if most is None or most >= self.deeds:
            return list(range(1, self.deeds + 1))
        return sorted({1 + number * (self.deeds - 1) // (most - 1) for number in range(most)})


def build(root: Path, happen=edge.nothing) -> tuple[int, str, int]:
    """Build in a process of its own; its status, what it said, and how many deeds it did."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        sys.stdout = sys.stderr = os.fdopen(writing, "w", buffering=1, closefd=False)
        os.environ["TMPDIR"], tempfile.tempdir = str(root.parent / "tmp"), None
        stands = edge.Edge((f"{root}/", f"{root.parent}/tmp"), happen)
        stands.stand()
        status = 70
        try:
            sys.argv = ["feedkit", "-C", str(root), "build", "--jobs", "1"]
            main()
        except SystemExit as ended:
            status = int(ended.code or 0)
        except BaseException:
            traceback.print_exc()
        sys.stdout.flush()
        os.write(writing, f"\0{stands.count}".encode())
        os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        said, _, count = stream.read().decode(errors="replace").partition("\0")
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, said, int(count or 0)


def unfinished(stage: Stage, root: Path, forgiven: tuple[str, ...]) -> Iterator[str]:
    """What the next build does not put right."""
    status, said, _ = build(root)
    if status:
        yield f"the next build ends with {status}: {said}"
    yield from different(stage.goal, root, forgiven)


def tried(stage: Stage, trial: dict[str, Any], work: Path):
    """What was broken by what happened in one trial."""
    root = work / "show"
    shutil.copytree(stage.origin, root, symlinks=True)
    (work / "tmp").mkdir()
    before = outside(root)
    kind, at = trial["kind"], int(trial["at"])
    if kind == "kill":
        then = trial.get("then", ())
        for moment in (at, *then):
            status, said, deeds = build(root, edge.killed(moment))
            # Threads share some deeds differently each time: the last of them may not come to pass.
            over = status == 0 and (then or deeds < moment)
            if status != -signal.SIGKILL and not over:
                yield f"was not killed, but ended with {status}: {said}"
            yield from promises_broken(stage.sites, root)
            yield from pieces_broken(stage.sites, root)
    elif kind == "cut":
        status, said, _ = build(root, edge.powerless(at, trial["damage"]))
        yield from promises_broken(stage.sites, root)
    else:
        error = int(trial["error"])
        status, said, _ = build(root, edge.failing(at, error))
        if "Traceback" in said or status not in {0, 3} or (status and "feedkit: " not in said):
            yield f"ended with {status}: {said}"
        if not status and files(root / "public") != files(stage.goal / "public"):
            yield "was content with another site"
        yield from promises_broken(stage.sites, root)
        yield from pieces_broken(stage.sites, root)
        if error == edge.FULL:
            parts = (path for path in files(root) if path.endswith(".feedkit-part"))
            yield from (f"left the part of a file, {path}" for path in parts)
    # What cannot be deleted when it is of no further use stays until something is written again.
    undeletable = ("made/", "cache/documents/") if trial.get("error") in {5, 13} else ()
    yield from touched(root, before)
    if states.is_new(stage.seen, root):
        yield from unfinished(stage, root, undeletable)
        yield from touched(root, before)


def planned(wanted: dict[str, Any], name: str, stage: Stage) -> Iterator[dict[str, Any]]:
    """What is to be tried of one kind, on one stage."""
    moments = stage.moments(wanted["most"][name])
    for number, at in enumerate(moments):
        yield {"stage": name, "at": at, **wanted["each"][number % len(wanted["each"])]}
    chance = random.Random(stage.deeds)
    for _ in range(wanted["random"]):
        first, *then = (chance.randint(1, stage.deeds) for _ in range(3))
        yield {"stage": name, "at": first, "then": sorted(then), **wanted["each"][0]}


def work_on(number: int, trials: list[dict[str, Any]], stages: dict[str, Stage], base: Path) -> int:
    """Try all of these, and print what was broken in each; a line is written at once."""
    place = base / f"worker-{number}"
    with (base / f"told-{number}").open("w") as told:
        for trial in trials:
            place.mkdir()
            try:
                broken = list(dict.fromkeys(tried(stages[trial["stage"]], trial, place)))
            except Exception:
                broken = [traceback.format_exc()]
            print(json.dumps({"trial": trial, "broken": broken}), file=told, flush=True)
            shutil.rmtree(place)
    return 0


def side_by_side(trials: list[dict[str, Any]], stages: dict[str, Stage], base: Path) -> None:
    """Try all, in as many processes as there are cores, and print what came of each."""
    jobs = len(os.sched_getaffinity(0))
    gc.collect()
    gc.freeze()  # what all share stays shared
    gc.disable()
    for number in range(jobs):
        if not os.fork():
            os._exit(work_on(number, trials[number::jobs], stages, base))
    for _ in range(jobs):
        _, status = os.wait()
        if status:
            sys.exit(f"a process that tried faults ended with {os.waitstatus_to_exitcode(status)}")
    for number in range(jobs):
        sys.stdout.write((base / f"told-{number}").read_text())


def run() -> None:
    """Try what is asked for."""
    asked = json.load(sys.stdin)
    base = Path(asked["base"])
    thinking.remember()
    os.sync, os.fsync = lambda: None, lambda _handle: None  # what they do is tried by power cuts
    for each in asked["stages"]:
        warm(Path(each), base)
    stages = {Path(each).name: Stage.of(Path(each), base) for each in asked["stages"]}
    side_by_side(
        [
            each
            for wanted in asked["wanted"]
            for name, stage in stages.items()
            for each in planned(wanted, name, stage)
        ],
        stages,
        base,
    )


def warm(origin: Path, base: Path) -> None:
    """Build once in this process, so that those forked from it have everything loaded."""
    root = base / "warm"
    shutil.copytree(origin, root)
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        contextlib.suppress(SystemExit),
    ):
        sys.argv = ["feedkit", "-C", str(root), "build", "--jobs", "1"]
        main()
    shutil.rmtree(root)


if __name__ == "__main__":
    run()
