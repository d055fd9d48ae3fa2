"""How long feedkit takes to measure recordings, against ffmpeg's `ebur128` alone, and its memory.

    python benchmarks/audio_measuring.py                          MP3 and M4A, three rounds
    python benchmarks/audio_measuring.py --formats mp3 --rounds 5

Recordings of ten minutes and two hours are made with ffmpeg. Each is measured by `feedkit audio`
and by `ffmpeg -i x -af ebur128 -f null -`, in turns; the ratios are of the medians. How memory is
counted, of all processes together, is said in `watching.py`. The exit status is 1 where a figure is
above its limit; the time of the short ones has none, since half of it is Python's start.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from figures import ROUNDS, Figures, arguments, median, report
from recordings import FORMATS, find_ffmpeg, recordings
from watching import Cost, watched

LONGEST = 1.6
"""How many times as long as ffmpeg alone the long ones may take."""
MOST = 120_000_000
"""Bytes of memory."""


def compare(path: Path, rounds: int) -> dict[str, list[Cost]]:
    """Measure a recording in turns by both."""
    costs: dict[str, list[Cost]] = {"feedkit": [], "ffmpeg": []}
    for _ in range(rounds):
        costs["ffmpeg"].append(watched(alone(path)))
        costs["feedkit"].append(watched(ours(path)))
    return costs


def several(paths: list[Path]) -> dict[str, list[Cost]]:
    """All in one go, against one after the other by ffmpeg alone."""
    theirs = [watched(alone(path)) for path in paths]
    together = Cost(
        sum(each.wall for each in theirs),
        sum(each.cpu for each in theirs),
        max(each.memory for each in theirs),
    )
    return {"feedkit": [watched(ours(*paths))], "ffmpeg": [together]}


def ours(*paths: Path) -> tuple[str, ...]:
    """Have feedkit listen."""
    return (sys.executable, "-m", "feedkit", "audio", *map(str, paths))


def alone(path: Path) -> tuple[str, ...]:
    """Have ffmpeg measure the loudness, and nothing else."""
    words = ("-nostdin", "-i", str(path), "-af", "ebur128", "-f", "null", "-")
    return (find_ffmpeg(), *words)


def line(name: str, costs: dict[str, list[Cost]]) -> str:
    """How both compare."""
    own, theirs = median(costs["feedkit"]), median(costs["ffmpeg"])
    return (
        f"{name:10} {own.wall:6.2f} s, ffmpeg alone {theirs.wall:6.2f} s: "
        f"{own.wall / theirs.wall:.2f} times, of the CPU {own.cpu / theirs.cpu:.2f}, "
        f"{own.memory / 1e6:.0f} MB against {theirs.memory / 1e6:.0f}"
    )


def above(name: str, costs: dict[str, list[Cost]]) -> bool:
    """Whether a figure is above its limit."""
    own, theirs = median(costs["feedkit"]), median(costs["ffmpeg"])
    slow = name.startswith("long") and own.wall / theirs.wall > LONGEST
    return slow or max(each.memory for each in costs["feedkit"]) > MOST


def main() -> None:
    """Make the recordings, and compare."""
    parser = arguments(__doc__)
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    given = parser.parse_args()
    figures: Figures = {}
    with tempfile.TemporaryDirectory(dir=given.folder) as place:
        listed = list(recordings(Path(place), given.hours, given.formats))
        watched(ours(listed[0]))  # so that nobody has to compile feedkit while being measured
        for path in listed:
            figures[path.name] = compare(path, given.rounds)
            print(line(path.name, figures[path.name]), flush=True)
        together = several(listed)
        print(line("all at once", together))
    report(given, {"audio": {**figures, "all at once": together}})
    sys.exit(any(above(name, costs) for name, costs in figures.items()))


if __name__ == "__main__":
    main()
