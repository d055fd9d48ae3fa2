"""How long builds take, cold, with nothing changed, after one edit and after one of a template.

    python benchmarks/builds.py                      1,000 episodes, feedkit alone
    python benchmarks/builds.py 100 1000 10000       several sizes
    python benchmarks/builds.py 1000 --hugo hugo     in turns with Hugo: ratios of the medians

Every figure is of a whole process and all that it starts: the median of the rounds. Machines are
noisy: compare what was measured in turns, and quote the ratios.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus import feedkit_show, hugo_site

EPISODE = "episode-000007"
UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds of the clock, seconds of all cores, bytes at its highest."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Tool:
    """A program, where its site lies, and how an episode and a template of it are edited."""

    name: str
    root: Path
    command: tuple[str, ...]
    episode: Path
    template: Path
    output: tuple[Path, ...]

    def run(self) -> Cost:
        """Run it once as a process of its own, and measure it."""
        began = time.perf_counter()
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        process = subprocess.Popen(
            self.command,
            cwd=self.root,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        _, status, used = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"{self.name} failed: {process.stderr.read() if process.stderr else ''!r}")
        wall = time.perf_counter() - began
        return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * UNIT)

    def clear(self) -> None:
        """Forget everything that was ever built."""
        for each in self.output:
            subprocess.run(["rm", "-rf", str(each)], check=True)

    def edit(self, file: Path, old: str, new: str) -> None:
        """Change a file; every round changes it to something else."""
        text = file.read_text(encoding="utf-8")
        if old not in text:
            sys.exit(f"{file} is not what it was")
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def feedkit(root: Path, count: int) -> Tool:
    """The show for feedkit, with a template of its own."""
    feedkit_show(root, count)
    (root / "templates").mkdir()
    template = root / "templates/_support.html"
    template.write_text("<!-- 0 -->\n", encoding="utf-8")
    return Tool(
        name="feedkit",
        root=root,
        command=(sys.executable, "-m", "feedkit", "build"),
        episode=root / f"episodes/{EPISODE}.yaml",
        template=template,
        output=(root / "public", root / ".feedkit"),
    )


def hugo(root: Path, count: int, program: str) -> Tool:
    """The same site for Hugo."""
    hugo_site(root, count)
    return Tool(
        name="hugo",
        root=root,
        command=(program, "--quiet"),
        episode=root / f"content/episodes/{EPISODE}.md",
        template=root / "layouts/_default/single.html",
        output=(root / "public", root / "resources"),
    )


def cold(tool: Tool, _round: int) -> None:
    """Nothing has been built."""
    tool.clear()


def nothing(_tool: Tool, _round: int) -> None:
    """Nothing has changed."""


def one_edit(tool: Tool, number: int) -> None:
    """The title of one episode is another one."""
    before = "Episode 7" + "!" * number
    tool.edit(tool.episode, before + ":", before + "!:")


def template(tool: Tool, number: int) -> None:
    """A template of every page is another one."""
    text = tool.template.read_text(encoding="utf-8")
    tool.template.write_text(f"{text}<!-- {number} -->\n", encoding="utf-8")


CASES: dict[str, Callable[[Tool, int], None]] = {
    "cold": cold,
    "nothing": nothing,
    "one edit": one_edit,
    "template": template,
}


def measure(tools: list[Tool], rounds: int) -> None:
    """Run every case in turns, and print a line for each tool and case."""
    for case, prepare in CASES.items():
        costs: dict[str, list[Cost]] = {each.name: [] for each in tools}
        for number in range(rounds):
            for tool in tools:
                prepare(tool, number)
                settle(tool)
                costs[tool.name].append(tool.run())
        medians = {name: median(listed) for name, listed in costs.items()}
        for name, cost in medians.items():
            memory = cost.memory / 1_000_000
            print(f"  {case:9} {name:8} {cost.wall:7.2f} s {cost.cpu:7.2f} s CPU {memory:6.0f} MB")
        if len(medians) == 2:
            ours, theirs = medians.values()
            wall, memory = ours.wall / theirs.wall, ours.memory / theirs.memory
            print(f"  {case:9} ratio    {wall:7.2f}   {memory:15.2f}")


def settle(tool: Tool) -> None:
    """Let the clock go on: a file written in the last moment is not trusted by anybody."""
    if tool.name == "feedkit":
        time.sleep(0.1)


def median(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        statistics.median(each.wall for each in costs),
        statistics.median(each.cpu for each in costs),
        statistics.median(each.memory for each in costs),
    )


def main() -> None:
    """Make the sites and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--hugo", metavar="PROGRAM", help="measure Hugo in turns")
    given = parser.parse_args()
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            tools = [feedkit(Path(folder) / "feedkit", size)]
            if given.hugo:
                tools.append(hugo(Path(folder) / "hugo", size, given.hugo))
            print(f"{size:,} episodes")
            measure(tools, given.rounds)


if __name__ == "__main__":
    main()
