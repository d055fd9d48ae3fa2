"""Figures as the tables of `docs/benchmarks.md`; only what was measured has one."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CASES = {
    "cold": "cold",
    "nothing": "nothing has changed",
    "one edit": "the title of one episode",
    "template": "one template of all episodes",
}
EXTRAS = {
    "cards": "cards for links, {episodes:,} episodes",
    "search": "the search of all notes, {episodes:,} episodes",
    "alternates": "Opus and AAC of {episodes} recordings of {minutes} minutes",
}


def page(folder: Path) -> str:
    """All tables of a folder of figures."""
    parts = []
    builds = _read(folder, "builds")
    if builds:
        parts.append(_machine(builds["machine"]))
        for size, figures in builds["builds"].items():
            parts.append("\n".join(_builds(int(size), figures)))
        if builds["growth"]:
            parts.append("\n".join(_growth(builds["growth"])))
    extras = [line for name in EXTRAS for line in _extra(folder, name)]
    if extras:
        parts.append("\n".join([*_head("", "without", "more, wall", "more, CPU"), *extras]))
    for name, make in (("audio", _audio), ("feed-text", _feed_text)):
        found = _read(folder, name)
        if found:
            parts.append("\n".join(make(found)))
    return "\n\n".join(parts) + "\n"


def _read(folder: Path, name: str) -> dict[str, Any] | None:
    file = folder / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def _machine(found: dict[str, Any]) -> str:
    return "; ".join(f"{name} {value}" for name, value in found.items() if value)


def _middle(costs: list[dict[str, float]], name: str) -> float:
    return statistics.median(each[name] for each in costs)


def _head(*names: str) -> list[str]:
    return [f"| {' | '.join(names)} |".replace("|  |", "| |"), f"|{' --- |' * len(names)}"]


def _told(costs: list[dict[str, float]]) -> str:
    wall, cpu, memory = (_middle(costs, name) for name in ("wall", "cpu", "memory"))
    return f"{seconds(wall)}, {seconds(cpu)}, {memory / 1e6:.0f} MB"


def seconds(value: float) -> str:
    """Seconds with as many digits as tell something."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f} s"


def _ratios(ours: list[dict[str, float]], theirs: list[dict[str, float]]) -> list[str]:
    names = ("wall", "cpu", "memory")
    return [f"{_middle(ours, name) / _middle(theirs, name):.2f}" for name in names]


def _builds(size: int, figures: dict[str, Any]) -> Iterator[str]:
    tools = list(next(iter(figures.values())))
    others = ["Hugo", "wall, ratio", "CPU, ratio", "memory, ratio"] if "hugo" in tools else []
    yield from _head(f"{size:,} episodes", "feedkit: wall, CPU, memory", *others)
    for case, costs in figures.items():
        cells = [CASES[case], _told(costs["feedkit"])]
        if others:
            cells += [_told(costs["hugo"]), *_ratios(costs["feedkit"], costs["hugo"])]
        yield f"| {' | '.join(cells)} |"


def _growth(found: dict[str, dict[str, float]]) -> Iterator[str]:
    cases = list(next(iter(found.values())))
    yield from _head("an episode of", *(CASES[case] for case in cases))
    for sizes, times in found.items():
        named = " ".join(f"{int(word):,}" if word.isdigit() else word for word in sizes.split())
        yield f"| {named} | {' | '.join(f'{times[case]:.2f}' for case in cases)} |"


def _extra(folder: Path, name: str) -> Iterator[str]:
    found = _read(folder, name)
    if not found:
        return
    figures = found[name]
    title = EXTRAS[name].format(**figures)
    for case in (case for case in CASES if case in figures):
        plain, more = figures[case]["without"], figures[case]["with"]
        wall, cpu = (_middle(more, each) - _middle(plain, each) for each in ("wall", "cpu"))
        without = seconds(_middle(plain, "wall"))
        yield f"| {title}: {CASES[case]} | {without} | {wall:+.2f} s | {cpu:+.2f} s |"


def _audio(found: dict[str, Any]) -> Iterator[str]:
    ratios = ("wall, ratio", "CPU, ratio", "memory, ratio")
    yield from _head("recording", "feedkit: wall, CPU, memory", "ffmpeg alone", *ratios)
    for name, costs in found["audio"].items():
        ours, theirs = costs["feedkit"], costs["ffmpeg"]
        yield f"| {name} | {_told(ours)} | {_told(theirs)} | {' | '.join(_ratios(ours, theirs))} |"


def _feed_text(found: dict[str, Any]) -> Iterator[str]:
    figures = found["feed text"]
    middles = {name: statistics.median(listed) for name, listed in figures["cpu"].items()}
    plain, whole = middles["plain RSS"], middles["all of it"]
    titles = ("CPU", "ratio to plain RSS", "ratio to all of it")
    yield from _head(f"{figures['episodes']:,} episodes", *titles)
    for name, cpu in middles.items():
        yield f"| {name} | {seconds(cpu)} | {cpu / plain:.3f} | {cpu / whole:.3f} |"
