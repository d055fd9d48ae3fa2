"""Takes pictures of a built site in Chromium: each kind of page, narrow to wide, day and night.

    python scripts/screenshots.py public shots                  every kind of page
    python scripts/screenshots.py public shots --page subscribe/ --width 360 --scheme dark

The two in the README, one wide by day and one narrow by night, are made so:

    page="--page episodes/can-we-safely-automate/ --playing 600 --top --webp"
    python scripts/screenshots.py public docs $page --width 1440 --scheme light
    python scripts/screenshots.py public docs $page --width 360 --scheme dark

The site is served from its folder on this machine. `--playing SECONDS` shows the player as it is
after a while, `--plain` the pages as they are without scripts.
"""

from __future__ import annotations

import argparse
import functools
import io
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

from PIL import Image
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


def kinds(folder: Path) -> tuple[str, ...]:
    """The addresses of pages of every kind that a site has, home first.

    A page that has no others beside it is a kind of its own; of a folder of pages the heaviest and
    the lightest stand for all. Pages that lead elsewhere at once are none, nor are transcripts.
    """
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*.html")):
        place = path.relative_to(folder)
        leads_on = b'<meta http-equiv="refresh"' in path.read_bytes()
        if place.parts[0] != "transcripts" and not leads_on:
            alone = len(place.parts) < 3
            found.setdefault(str(place) if alone else place.parts[0], []).append(path)
    chosen = {
        each
        for pages in found.values()
        for each in (max(pages, key=_weight), min(pages, key=_weight))
    }
    addresses = (each.relative_to(folder).as_posix().removesuffix("index.html") for each in chosen)
    return tuple(sorted(addresses))


def _weight(page: Path) -> tuple[int, str]:
    return page.stat().st_size, page.as_posix()


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
    taken = page.screenshot(full_page=look.whole)
    context.close()
    if place.suffix == ".webp":
        with Image.open(io.BytesIO(taken)) as image:
            image.convert("RGB").save(place, quality=80, method=6)
    else:
        place.write_bytes(taken)


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
    parser.add_argument("--webp", action="store_true", help="small files instead of exact ones")
    asked = parser.parse_args()
    ending = "webp" if asked.webp else "png"
    asked.pictures.mkdir(parents=True, exist_ok=True)
    moment = f"#t={asked.playing}" if asked.playing else ""
    with served(asked.site) as address, sync_playwright() as started:
        found = shutil.which("chromium")
        browser = started.chromium.launch(executable_path=found, args=OPTIONS)
        for path in asked.page or kinds(asked.site):
            name = path.strip("/").replace("/", "-").removesuffix(".html") or "home"
            for width, scheme in product(asked.width or WIDTHS, asked.scheme or SCHEMES):
                place = asked.pictures / f"{name}-{width}-{scheme}.{ending}"
                look = Look(width, scheme, scripts=not asked.plain, whole=not asked.top)
                picture(browser, address + path + moment, place, look)
                print(place)


if __name__ == "__main__":
    main()
