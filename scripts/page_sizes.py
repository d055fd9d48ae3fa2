"""Says how heavy the pages of a built site are, compressed, and fails where one is too heavy.

    python scripts/page_sizes.py public

A page weighs what a first visit loads before anything is played: its HTML with the style sheet
and the scripts of the site that it names. Pictures and audio are left out.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

PAGE_BUDGET = 30_000
SCRIPT_BUDGET = 8_000

SHEETS = re.compile(r'<link rel="stylesheet" href="([^":]+)"')
SCRIPTS = re.compile(r'<script defer src="([^":]+)"')
HOST = "https://site.invalid/"


@dataclass(frozen=True, slots=True)
class Weight:
    """A page, and the compressed bytes of its HTML, style and scripts."""

    page: str
    html: int
    style: int
    script: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.html + self.style + self.script

    @property
    def fits(self) -> bool:
        """Whether it keeps to the budget."""
        return self.total <= PAGE_BUDGET and self.script <= SCRIPT_BUDGET


def weights(site: Path) -> Iterator[Weight]:
    """The weight of every page below a folder."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        page = path.relative_to(site).as_posix()
        yield Weight(
            page,
            packed(text.encode()),
            *(
                sum(packed(named(site, page, link)) for link in each.findall(text))
                for each in (SHEETS, SCRIPTS)
            ),
        )


def named(site: Path, page: str, link: str) -> bytes:
    """The file of the site that a page's link names; the 404 page's begin at the root."""
    path = urljoin(HOST + page, link).removeprefix(HOST)
    while path and not (site / path).is_file():
        path = path.partition("/")[2]
    if not path:
        raise SystemExit(f"{page} names {link}, which is not there")
    return (site / path).read_bytes()


def packed(content: bytes) -> int:
    """How many bytes a host sends."""
    return len(gzip.compress(content, mtime=0))


def main(words: list[str]) -> int:
    """Print the weights; 1 if one is over the budget."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=Path)
    found = list(weights(parser.parse_args(words).site))
    if not found:
        print("There are no pages.", file=sys.stderr)
        return 1
    print(f"{'html':>7} {'style':>7} {'script':>7} {'all':>7}")
    for each in found:
        over = "" if each.fits else f"  over the budget of {PAGE_BUDGET} ({SCRIPT_BUDGET} script)"
        print(f"{each.html:7} {each.style:7} {each.script:7} {each.total:7}  {each.page}{over}")
    return int(not all(each.fits for each in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
