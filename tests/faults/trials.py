"""Builds of a show to which something happens, each in a copy of it, in processes that are forked.

Reads on standard input, as JSON, what is to be tried, and prints what was broken by it.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import shutil
import signal
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import edge
from lxml import etree

from feedkit.cli import main
from feedkit.ledger.folder import read_ledger

ADDRESS = "https://harbour.example/"
OWN = ("public", "ledger", ".feedkit")


@dataclass(frozen=True)
class Stage:
    """A show before a build, and what its site and its ledger are after it.

    ``deeds`` is how many deeds at the edge that build takes.
    """

    origin: Path
    goal: Path
    deeds: int
    sites: dict[str, set[bytes]] = field(default_factory=dict)

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


def files(folder: Path) -> dict[str, bytes]:
    """The files below a folder with their content."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def outside(root: Path) -> dict[str, tuple[int, int, bytes]]:
    """Everything of a show that no build may touch, and whatever lies beside it."""
    found = {}
    for place, folders, names in os.walk(root.parent):
        if place == str(root):
            folders[:] = [each for each in folders if each not in OWN]
        for name in names:
            path = Path(place, name)
            stat = path.stat()
            found[str(path)] = (stat.st_mode, stat.st_mtime_ns, path.read_bytes())
    return found


def build(root: Path, happen=edge.nothing) -> tuple[int, str, int]:
    """Build in a process of its own; its status, what it said, and how many deeds it did."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        sys.stdout = sys.stderr = os.fdopen(writing, "w", buffering=1, closefd=False)
        os.environ["TMPDIR"] = str(root.parent / "tmp")
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


def named(feed: bytes):
    """Every file of the site that a feed names, and the length it says, where it says one."""
    for element in etree.fromstring(feed).iter(etree.Element):
        kind = etree.QName(element).localname
        addresses = [*element.attrib.values(), element.text or ""]
        for address in addresses:
            if address.startswith(ADDRESS) and kind != "guid":
                parent = element.getparent()
                length = parent.get("length") if kind == "source" else element.get("length")
                path = urlsplit(address.strip()).path[1:]
                yield path + "index.html" * (not path or path.endswith("/")), length


def promises_broken(stage: Stage, root: Path):
    """What of the promises does not hold at this moment."""
    site = files(root / "public")
    there = {path for path in site if not path.endswith(".feedkit-part")}
    promised = {path.stem: path.read_text() for path in (root / "ledger").glob("*.json")}
    for finding in read_ledger(root).findings:
        yield f"{finding.file}: {finding.message}"
    for feed in sorted(path for path in there if path.endswith("feed.xml")):
        if site[feed] not in stage.sites.get(feed, ()):
            yield f"{feed} is neither the old one nor the new one"
            continue
        for path, length in set(named(site[feed])):
            if path not in there:
                yield f"{feed} names {path}, which is not there"
            elif site[path] not in stage.sites[path]:
                yield f"{feed} names {path}, which is not whole"
            elif length is not None and len(site[path]) != int(length):
                yield f"{feed} says {length} bytes of {path}, which has {len(site[path])}"
        for guid in etree.fromstring(site[feed]).iterfind("channel/item/guid"):
            if not any(f'"{guid.text}"' in text for text in promised.values()):
                yield f"{feed} has an episode that the ledger does not know"


def pieces_broken(stage: Stage, root: Path):
    """Files of the site that are neither as they were nor as they will be."""
    for path, content in files(root / "public").items():
        if content not in stage.sites.get(path, ()) and not path.endswith(".feedkit-part"):
            yield f"{path} is neither the old one nor the new one"


def unfinished(stage: Stage, root: Path, forgiven: tuple[str, ...]):
    """What the next build does not put right; ``forgiven`` is what may be left in .feedkit."""
    status, said, _ = build(root)
    if status:
        yield f"the next build ends with {status}: {said}"
    for folder in ("public", "ledger"):
        have, want = files(root / folder), files(stage.goal / folder)
        for path in sorted(have.keys() | want.keys()):
            if have.get(path) != want.get(path):
                how = "lacks" * (path not in have) or "has" * (path not in want) or "differs in"
                yield f"after the next build {folder} {how} {path}"
    kept = files(root / ".feedkit").keys() - files(stage.goal / ".feedkit").keys()
    for path in sorted(kept):
        if not path.startswith(forgiven):
            yield f"after the next build .feedkit has {path}"


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
            yield from promises_broken(stage, root)
            yield from pieces_broken(stage, root)
    elif kind == "cut":
        status, said, _ = build(root, edge.powerless(at, trial["damage"]))
        yield from promises_broken(stage, root)
    else:
        error = int(trial["error"])
        status, said, _ = build(root, edge.failing(at, error))
        if "Traceback" in said or status not in {0, 3} or (status and "feedkit: " not in said):
            yield f"ended with {status}: {said}"
        if not status and files(root / "public") != files(stage.goal / "public"):
            yield "was content with another site"
        yield from promises_broken(stage, root)
        yield from pieces_broken(stage, root)
        if error == edge.FULL:
            parts = (path for path in files(root) if path.endswith(".feedkit-part"))
            yield from (f"left the part of a file, {path}" for path in parts)
    # What cannot be deleted when it is of no further use stays until something is written again.
    undeletable = ("made/", "cache/documents/") if trial.get("error") in {5, 13} else ()
    yield from unfinished(stage, root, undeletable)
    if outside(root) != before:
        now = outside(root)
        other = {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)}
        yield f"touched {sorted(other)}"


def planned(wanted: dict[str, Any], name: str, stage: Stage) -> Iterator[dict[str, Any]]:
    """What is to be tried of one kind, on one stage."""
    moments = stage.moments(wanted["most"][name])
    for number, at in enumerate(moments):
        for what in wanted["each"][number % len(wanted["each"]) :][: wanted["of_each"]]:
            yield {"stage": name, "at": at, **what}
    chance = random.Random(stage.deeds)
    for _ in range(wanted["random"]):
        first, *then = (chance.randint(1, stage.deeds) for _ in range(3))
        yield {"stage": name, "at": first, "then": sorted(then), **wanted["each"][0]}


def work_on(
    number: int, trials: list[dict[str, Any]], stages: dict[str, Stage], base: Path
) -> Iterator[dict[str, Any]]:
    """What was broken in each of these trials."""
    for trial in trials:
        place = base / f"worker-{number}"
        place.mkdir()
        try:
            broken = list(dict.fromkeys(tried(stages[trial["stage"]], trial, place)))
        except Exception:
            broken = [traceback.format_exc()]
        yield {"trial": trial, "broken": broken}
        shutil.rmtree(place)


def side_by_side(trials: list[dict[str, Any]], stages: dict[str, Stage], base: Path) -> None:
    """Try all, in as many processes as there are cores, and print what came of each."""
    jobs = len(os.sched_getaffinity(0))
    pipes = []
    for number in range(jobs):
        reading, writing = os.pipe()
        if not os.fork():
            os.close(reading)
            with os.fdopen(writing, "w") as stream:
                for each in work_on(number, trials[number::jobs], stages, base):
                    stream.write(json.dumps(each) + "\n")
            os._exit(0)
        os.close(writing)
        pipes.append(reading)
    for reading in pipes:
        with os.fdopen(reading) as stream:
            sys.stdout.write(stream.read())
        os.wait()


def run() -> None:
    """Try what is asked for."""
    asked = json.load(sys.stdin)
    base = Path(asked["base"])
    warm(Path(asked["stages"][0]), base)
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
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        sys.argv = ["feedkit", "-C", str(root), "build", "--jobs", "1"]
        main()
    shutil.rmtree(root)


if __name__ == "__main__":
    run()
