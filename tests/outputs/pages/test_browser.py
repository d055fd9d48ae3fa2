from __future__ import annotations

import io
import re
import shutil
import threading
import wave
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from feedkit.model.timestamp import Duration

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium")

OPTIONS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
TYPES = {
    "html": "text/html; charset=utf-8", "css": "text/css", "js": "text/javascript",
    "wav": "audio/wav", "png": "image/png", "jpg": "image/png",
}  # fmt: skip
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c"
    "6360606060000000050001a5f645400000000049454e44ae426082"
)


def silence(seconds):
    kept = io.BytesIO()
    with wave.open(kept, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(3000)
        sound.writeframes(b"\x80" * 3000 * seconds)
    return kept.getvalue()


class Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    files: dict[str, bytes] = {}  # noqa: RUF012

    def do_GET(self):
        path = self.path.partition("?")[0].removeprefix("/lights/")
        name = f"{path}index.html" if path.endswith("/") or not path else path
        content = self.files.get(name, b"")
        asked = re.match(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        self.send_response((206 if asked else 200) if name in self.files else 404)
        if asked:
            start, end = int(asked[1]), min(int(asked[2] or len(content)), len(content) - 1)
            self.send_header("Content-Range", f"bytes {start}-{end}/{len(content)}")
            content = content[start : end + 1]
        self.send_header("Content-Type", TYPES.get(name.rpartition(".")[2], "text/plain"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Accept-Ranges", "bytes")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *words):
        pass


@pytest.fixture
def address(shows):
    """A show on a server of this machine: its pages, a recording of two minutes, pictures."""
    of = shows.publication(shows.full(notes="Hear [the ships](#t=1:30)."), shows.hostile())
    for slug in ("full", "hostile"):
        audio = replace(
            shows.enclosure(slug), path="media/two.wav", duration=Duration.of_seconds(120)
        )
        of = shows.with_episode(of, slug, enclosure=audio, artwork=None, people=())
    art = dict.fromkeys(("art/cover-small.jpg", "art/cover.png"), PIXEL)
    Answers.files = {**shows.site(of), **art, "media/two.wav": silence(120)}
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.daemon_threads = True
        running = threading.Thread(target=server.serve_forever, daemon=True)
        running.start()
        yield f"http://127.0.0.1:{server.server_port}/lights/"
        server.shutdown()
        running.join()


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=OPTIONS.split())
        yield found
        found.close()


@pytest.fixture
def visit(browser, address):
    """Open a page; afterwards nothing was complained of and nobody else was asked."""
    complaints, asked, contexts = [], [], []

    def opened(path, **options):
        context = browser.new_context(viewport={"width": 390, "height": 844}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(address)] == []


def moment(page, seconds):
    """Wait until the recording is at or just behind a place."""
    page.wait_for_function(
        "at => Math.abs(document.querySelector('audio').currentTime - at) < 3", arg=seconds
    )


def test_a_heading_plays_from_its_time_and_writes_it_into_the_address(visit):
    page = visit("episodes/full/")
    page.click("a[data-time='60']")
    page.wait_for_function("() => !document.querySelector('audio').paused")
    moment(page, 60)
    assert page.url.endswith("/episodes/full/#t=60")
    current = page.locator("[aria-current='true']")
    assert current.get_attribute("data-time") == "60"
    assert page.locator(".player-now").text_content() == "1.1 Why they are tall"


def test_a_link_to_a_moment_starts_there(visit):
    page = visit("episodes/full/#t=60")
    moment(page, 60)
    assert page.evaluate("document.querySelector('audio').paused")
    assert page.locator("[aria-current='true']").get_attribute("data-time") == "60"


def test_a_link_of_the_notes_plays_a_moment(visit):
    page = visit("episodes/full/")
    page.click("text=the ships")
    moment(page, 90)
    page.wait_for_function("() => !document.querySelector('audio').paused")


def test_buttons_skip_and_change_the_speed(visit):
    page = visit("episodes/full/#t=60")
    page.click("[data-skip='30']")
    moment(page, 90)
    page.click("[data-skip='-15']")
    moment(page, 75)
    page.click("[data-speed]")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.25
    assert page.locator("[data-speed]").text_content() == "1.25×"


def test_without_a_script_a_heading_opens_the_recording_at_its_time(visit):
    page = visit("episodes/full/", java_script_enabled=False)
    assert page.locator("audio[controls]").is_visible()
    assert not page.locator(".player-tools").is_visible()
    link = page.locator("section.outline a").first
    assert link.get_attribute("href") == "../../media/two.wav#t=43"


def test_without_a_script_the_address_of_the_feed_can_be_copied_by_hand(visit):
    page = visit("subscribe/", java_script_enabled=False)
    assert page.locator("input").input_value() == "https://harbour.example/lights/feed.xml"
    assert not page.locator("feedkit-copy button").is_visible()


def test_the_address_of_the_feed_is_copied(visit):
    page = visit("subscribe/", permissions=["clipboard-read", "clipboard-write"])
    page.click("feedkit-copy button")
    page.wait_for_function(
        "() => document.querySelector('feedkit-copy button').textContent === 'Copied'"
    )
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "https://harbour.example/lights/feed.xml"


@pytest.mark.parametrize("path", ["", "subscribe/", "episodes/full/", "episodes/hostile/"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_no_page_is_wider_than_its_window(visit, path, width):
    page = visit(path)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_moved_page_leads_on(visit, address):
    page = visit("old/cranes/")
    page.wait_for_url(f"{address}episodes/full/")
