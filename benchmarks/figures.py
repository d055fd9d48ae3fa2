"""Figures of measurements: their medians, and a file with them and with what they were taken on."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from dataclasses import asdict, is_dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from watching import Cost

Figures = dict[str, dict[str, list[Cost]]]
"""The costs of all rounds, by case and program."""
Sizes = list[tuple[int, int]]
"""How many episodes, and how many rounds."""
ROUNDS = 3


def arguments(description: str | None) -> argparse.ArgumentParser:
    """The options that all measurements have in common."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()),
        help="where sites are made: on a disk, or in memory such as /dev/shm",
    )  # fmt: skip
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    return parser


def sized(text: str) -> tuple[int, int]:
    """A size such as `1000`, or one with rounds of its own, such as `100:5`."""
    size, _, rounds = text.partition(":")
    return int(size), int(rounds or ROUNDS)


def median(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        statistics.median(each.wall for each in costs),
        statistics.median(each.cpu for each in costs),
        statistics.median(each.memory for each in costs),
    )


def report(given: argparse.Namespace, figures: dict[str, Any], *, hugo: str = "") -> None:
    """Write the figures to the file that was asked for, if one was."""
    if given.json:
        found = {"machine": machine(given.folder, hugo), **figures}
        text = json.dumps(found, indent=1, default=_plain)
        given.json.write_text(f"{text}\n", encoding="utf-8")


def _plain(value: object) -> object:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


def machine(folder: Path, hugo: str = "") -> dict[str, object]:
    """What was measured, and on what."""
    found: dict[str, object] = {
        "python": platform.python_version(),
        "feedkit": installed("feedkit-podcast"),
        "commit": said("git", "-C", str(Path(__file__).parent), "rev-parse", "--short", "HEAD"),
        "pagefind": installed("pagefind-bin") or installed("pagefind-bin-extended"),
        "feedgen": installed("feedgen"),
        "system": platform.platform(terse=True),
        "cores": len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count(),
        "folder": said("stat", "-f", "-c", "%T", str(folder)),
    }
    if hugo:
        found["hugo"] = said(hugo, "version").split(" ")[1].partition("-")[0]
    return found


def installed(package: str) -> str:
    """Which version of a package there is; empty where there is none."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def said(*words: str) -> str:
    """What a command says in its first line; empty where it fails."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.partition("\n")[0] if not done.returncode else ""
