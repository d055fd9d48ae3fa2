"""All measurements, one after the other, and the tables of `docs/benchmarks.md` made from them.

    python benchmarks/everything.py figures --hugo --with PYTHON
    python benchmarks/everything.py figures --sizes 100:5 1000:5 10000:3 100000:1 --hugo PROGRAM

Each figure lands in the folder `figures` as JSON, and the tables in its `tables.md`. What is there
already is not measured again, so an interrupted run goes on where it was; delete a file to have it
measured anew. PYTHON is an interpreter with feedkit and the extra `search`, whereas the one that
runs this should have no extras; without `--with`, the search is left out.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tables import page

HERE = Path(__file__).parent
SIZES = ["100:5", "1000:3", "10000:3", "100000:1"]


def commands(given: argparse.Namespace) -> dict[str, list[str]]:
    """Which figures there are, and what measures them."""
    hugo = ["--hugo", given.hugo] if given.hugo else []
    few, many = str(given.few), str(given.many)
    found = {
        "builds": ["builds.py", *given.sizes, *hugo],
        "feed-text": ["feed_text.py", many],
        "audio": ["audio_measuring.py", "--hours", str(given.hours)],
        "cards": ["extras.py", "cards", many],
        "alternates": ["extras.py", "alternates", few, "--minutes", str(given.minutes)],
    }
    if given.python:
        found["search"] = ["extras.py", "search", many, "--with", given.python]
    return found


def parsed() -> argparse.Namespace:
    """What is wanted."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("figures", type=Path, help="the folder of the figures")
    parser.add_argument("--sizes", nargs="+", default=SIZES, metavar="SIZE[:ROUNDS]")
    parser.add_argument("--hugo", nargs="?", const="hugo", default="", metavar="PROGRAM")
    parser.add_argument("--with", dest="python", default="", metavar="PYTHON")
    parser.add_argument("--folder", default=tempfile.gettempdir(), help="where sites are made")
    parser.add_argument("--many", type=int, default=1000, help="episodes with cards, and searched")
    parser.add_argument("--few", type=int, default=10, help="episodes that are encoded")
    parser.add_argument("--minutes", type=int, default=10, help="of each that is encoded")
    parser.add_argument("--hours", type=float, default=2.0, help="of the long recordings")
    return parser.parse_args()


def main() -> None:
    """Measure what is not there yet, and write the tables."""
    given = parsed()
    given.figures.mkdir(parents=True, exist_ok=True)
    for name, (script, *words) in commands(given).items():
        file = given.figures / f"{name}.json"
        if not file.exists():
            print(f"{name}: {script} {' '.join(words)}", flush=True)
            ways = ["--folder", given.folder, "--json", str(file)]
            done = subprocess.run([sys.executable, str(HERE / script), *words, *ways], check=False)
            if not file.exists():
                sys.exit(f"{script} ended with {done.returncode}")
    text = page(given.figures)
    (given.figures / "tables.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
