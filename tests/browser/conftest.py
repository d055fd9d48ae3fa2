from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from feedkit.cli import feedkit
from feedkit.search import presence

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
CHECKOUT = Path(__file__).resolve().parents[2]
BELOW = "/read-aloud/"
OPTIONS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
TYPES = {
    "html": "text/html; charset=utf-8", "css": "text/css", "js": "text/javascript",
    "json": "application/json", "vtt": "text/vtt; charset=utf-8", "png": "image/png",
    "jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif", "svg": "image/svg+xml",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "webmanifest": "application/manifest+json",
}  # fmt: skip


def built(root: Path) -> Path:
    """The site of the repository's own show, built in a folder of its own."""
    root.mkdir(exist_ok=True)
    for name in ("show.yaml", "artwork.png"):
        shutil.copy(CHECKOUT / name, root / name)
    for name in ("episodes", "ledger"):
        shutil.copytree(CHECKOUT / name, root / name)
    done = CliRunner().invoke(feedkit, ["-C", str(root), "build", "--locked", "--strict"])
    assert done.exit_code == 0, done.output
    return root / "public"


@pytest.fixture(scope="session")
def public(tmp_path_factory) -> Path:
    """The sample's site, with an index where there is a pagefind."""
    return built(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def kinds(public) -> tuple[str, ...]:
    """The addresses of pages of every kind that the sample's site has."""
    place = CHECKOUT / "scripts" / "screenshots.py"
    spec = importlib.util.spec_from_file_location("screenshots", place)
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
        return module.kinds(public)


@pytest.fixture(scope="session")
def unindexed(tmp_path_factory) -> Path:
    """The sample's site as it is without pagefind."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(presence, "PACKAGES", ())
        return built(tmp_path_factory.mktemp("unindexed"))


class Answers(BaseHTTPRequestHandler):
    """A host of the site below a path, with the headers that ``_headers`` wants."""

    protocol_version = "HTTP/1.1"
    folder: Path
    rules: tuple[tuple[str, str, str], ...]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        place = self.folder / path.removeprefix(BELOW)
        place = place / "index.html" if path.endswith("/") else place
        there = path.startswith(BELOW) and place.is_file()
        content = (place if there else self.folder / "404.html").read_bytes()
        asked = re.match(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        self.send_response((206 if asked else 200) if there else 404)
        if asked:
            start, end = int(asked[1]), min(int(asked[2] or len(content)), len(content) - 1)
            self.send_header("Content-Range", f"bytes {start}-{end}/{len(content)}")
            content = content[start : end + 1]
        kind = TYPES.get(place.suffix[1:], "application/octet-stream") if there else TYPES["html"]
        headers = {"Content-Type": kind, "Accept-Ranges": "bytes"}
        headers |= {name: value for at, name, value in self.rules if _fits(at, path)}
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_words: object) -> None:
        pass


def _fits(pattern: str, path: str) -> bool:
    return bool(re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path))


def _rules(folder: Path) -> Iterator[tuple[str, str, str]]:
    pattern = ""
    for line in (folder / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            yield pattern, name, value
        else:
            pattern = line


def served(folder: Path) -> Iterator[str]:
    """The address of a site while it is served."""
    handler = type("Site", (Answers,), {"folder": folder, "rules": tuple(_rules(folder))})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        running = threading.Thread(target=server.serve_forever, daemon=True)
        running.start()
        yield f"http://127.0.0.1:{server.server_port}{BELOW}"
        server.shutdown()
        running.join()


@pytest.fixture(scope="session")
def address(public) -> Iterator[str]:
    yield from served(public)


@pytest.fixture(scope="session")
def unindexed_address(unindexed) -> Iterator[str]:
    yield from served(unindexed)


@pytest.fixture(scope="module")
def browser():
    """Chromium, ended with each module: while it runs, no other test can have a loop of events."""
    if CHROMIUM is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no chromium")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=OPTIONS.split())
        yield found
        found.close()


@pytest.fixture
def visit(browser) -> Iterator[Callable]:
    """Open a page, prepared as may be; afterwards nobody complained and no other host was asked."""
    complaints, asked, contexts = [], [], []

    def opened(address, prepare=lambda page: None, **options):
        host = "/".join(address.split("/")[:3])
        context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        context.on("request", lambda request: asked.append((host, request.url)))
        prepare(page)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    strangers = [url for host, url in asked if not url.startswith((host, "data:", "blob:"))]
    assert strangers == []
