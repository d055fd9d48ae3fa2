"""Takes pictures of a built site in Chromium: each kind of page, narrow to wide, day and night.

    python scripts/screenshots.py public shots                  every kind of page
    python scripts/screenshots.py public shots --page subscribe/ --width 360 --scheme dark

The site is served from its folder on this machine. `--playing SECONDS` shows the player as it is
after a while, `--plain` the pages as they are without scripts.
"""

from __future__ import annotations

import argparse
import functools
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

WIDTHS = (360, 768, 1440)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at."""

    width: int
    scheme: Scheme
    scripts: bool
    whole: bool


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word, below the path that the site's own address has."""

    below = "/"

    def translate_path(self, path: str) -> str:
        """The file at an address."""
        return super().translate_path("/" + path.removeprefix(self.below))

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on this machine."""
    home = (folder / "index.html").read_text(encoding="utf-8")
    canonical = re.search(r'<link rel="canonical" href="([^"]+)"', home)
    Quiet.below = urlsplit(canonical[1]).path if canonical else "/"
    handler = functools.partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{Quiet.below}"
        server.shutdown()


def kinds(folder: Path) -> Iterator[str]:
    """A page of each kind: the first of a folder stands for the others, episodes all count."""
    fixed = ("", "page/2/", "about/", "subscribe/", "404.html")
    for path in fixed:
        if (folder / path).is_file() or (folder / path / "index.html").is_file():
            yield path
    for name in ("episodes", "embed", "tags", "people"):
        yield from (f"{name}/{each.name}/" for each in sorted((folder / name).glob("*/")))


def picture(browser: Browser, address: str, place: Path, look: Look) -> None:
    """Save one page as it looks."""
    context = browser.new_context(
        viewport={"width": look.width, "height": 800},
        color_scheme=look.scheme,
        java_script_enabled=look.scripts,
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=str(place), full_page=look.whole)
    context.close()


def main() -> None:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("--page", action="append")
    parser.add_argument("--width", action="append", type=int)
    parser.add_argument("--scheme", action="append", choices=SCHEMES)
    parser.add_argument("--playing", type=int, default=0, help="seconds into the recording")
    parser.add_argument("--plain", action="store_true", help="without scripts")
    parser.add_argument("--top", action="store_true", help="what is seen first, not all of it")
    asked = parser.parse_args()
    asked.pictures.mkdir(parents=True, exist_ok=True)
    moment = f"#t={asked.playing}" if asked.playing else ""
    with served(asked.site) as address, sync_playwright() as started:
        found = shutil.which("chromium")
        browser = started.chromium.launch(executable_path=found, args=OPTIONS)
        for path in asked.page or kinds(asked.site):
            name = path.strip("/").replace("/", "-").removesuffix(".html") or "home"
            for width, scheme in product(asked.width or WIDTHS, asked.scheme or SCHEMES):
                place = asked.pictures / f"{name}-{width}-{scheme}.png"
                look = Look(width, scheme, scripts=not asked.plain, whole=not asked.top)
                picture(browser, address + path + moment, place, look)
                print(place)


if __name__ == "__main__":
    main()
