"""What is measured by itself: cards for links, the search by pagefind, and further encodings.

    python benchmarks/extras.py cards 200                      pictures of 200 episodes
    python benchmarks/extras.py search 1000 --with PYTHON      PYTHON has the extra `search`
    python benchmarks/extras.py alternates 10 --minutes 10     Opus and AAC of ten recordings

Each is built with and without, in turns: cold, with nothing changed and after one edit. What is
told is how much more it is with it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import PLAIN
from figures import ROUNDS, Figures, arguments, median, report
from recordings import recorded_show
from sites import CASES, Site, feedkit, show

MEASURED = ("cold", "nothing", "one edit")
ALTERNATES = "alternates: [opus-32k, aac-64k]\n"
FIND = "import sys; from feedkit.search.presence import version; sys.exit(0 if version() else 9)"
"""How an interpreter is asked whether it has pagefind."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be built: how many episodes, of how long, and by which interpreter."""

    count: int
    minutes: int
    python: str


def cards(root: Path, asked: Asked) -> tuple[Site, Site]:
    """Without cards for links, and with them."""
    return feedkit(root / "without", asked.count), feedkit(root / "with", asked.count, "")


def search(root: Path, asked: Asked) -> tuple[Site, Site]:
    """Where there is no pagefind titles and headings are searched, and else the notes too."""
    for python, wanted in ((sys.executable, 9), (asked.python, 0)):
        if subprocess.run([python, "-c", FIND], check=False).returncode != wanted:
            sys.exit(f"{python} {'has' if wanted else 'does not have'} pagefind: see --with")
    there = feedkit(root / "with", asked.count, python=asked.python)
    return feedkit(root / "without", asked.count), there


def alternates(root: Path, asked: Asked) -> tuple[Site, Site]:
    """Recordings as they are, and encoded twice besides."""
    seconds = asked.minutes * 60
    recorded_show(root / "without", asked.count, seconds, PLAIN)
    recorded_show(root / "with", asked.count, seconds, PLAIN + ALTERNATES)
    return show(root / "without"), show(root / "with")


EXTRAS: dict[str, Callable[[Path, Asked], tuple[Site, Site]]] = {
    "cards": cards,
    "search": search,
    "alternates": alternates,
}


def measure(without: Site, there: Site, rounds: int) -> Figures:
    """Build both in turns."""
    sites = [replace(without, name="without"), replace(there, name="with")]
    figures: Figures = {case: {each.name: [] for each in sites} for case in MEASURED}
    for case in MEASURED:
        for number in range(rounds):
            for site in sites if number % 2 == 0 else reversed(sites):
                CASES[case](site, number)
                figures[case][site.name].append(site.build())
    return figures


def lines(figures: Figures, count: int) -> list[str]:
    """How much more it is with it."""
    said = []
    for case, costs in figures.items():
        plain, more = median(costs["without"]), median(costs["with"])
        wall = more.wall - plain.wall
        each = f", {wall / count * 1000:+.1f} ms an episode" if case == "cold" else ""
        said.append(
            f"  {case:9} {wall:+8.2f} s ({plain.wall:.2f} s without{each}), "
            f"{more.cpu - plain.cpu:+.2f} s CPU, {(more.memory - plain.memory) / 1e6:+.0f} MB"
        )
    return said


def main() -> None:
    """Measure one of them."""
    parser = arguments(__doc__)
    parser.add_argument("extra", choices=EXTRAS)
    parser.add_argument("count", type=int)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--minutes", type=int, default=10, help="of each recording")
    parser.add_argument("--with", dest="python", default="python", metavar="PYTHON")
    given = parser.parse_args()
    asked = Asked(given.count, given.minutes, given.python)
    with tempfile.TemporaryDirectory(dir=given.folder) as place:
        without, there = EXTRAS[given.extra](Path(place), asked)
        figures = measure(without, there, given.rounds)
    print(f"{given.extra}, {given.count:,} episodes")
    print("\n".join(lines(figures, given.count)))
    report(given, {given.extra: {"episodes": given.count, "minutes": given.minutes, **figures}})


if __name__ == "__main__":
    main()
