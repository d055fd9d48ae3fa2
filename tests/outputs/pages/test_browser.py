from __future__ import annotations

import io
import re
import shutil
import threading
import wave
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from msgspec.structs import replace

from feedkit.model.catalog import Transcript
from feedkit.model.timestamp import Duration
from feedkit.text.slug import slug_of

from .conftest import HOSTILE

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
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

SAID = """WEBVTT

00:00:00.000 --> 00:00:20.000
<v Ada>Welcome to Harbour Lights.

00:00:44.000 --> 00:00:50.000
<v Ada>Cranes are tall, and painted blue in the cafés’ colours.

00:01:01.000 --> 00:01:10.000
<v Bo>They are tall because ships are.
"""
PEAKS = (5, 20, 80, 100, 60, 30) * 60


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
    said = Transcript(
        address="https://harbour.example/lights/transcripts/full.vtt",
        path="transcripts/full.vtt",
        media_type="text/vtt",
        language="en-GB",
        format="vtt",
        source="full.vtt",
        sha256="0" * 64,
    )
    full = shows.full(notes="Hear [the ships](#t=1:30).", peaks=PEAKS, transcripts=(said,))
    older = shows.full("older", notes="", transcripts=())
    of = shows.publication(full, shows.hostile(), older, source=lambda _file: SAID.encode())
    for slug in ("full", "hostile", "older"):
        audio = replace(
            shows.enclosure(slug), path="media/two.wav", duration=Duration.of_seconds(120)
        )
        of = shows.with_episode(of, slug, enclosure=audio, artwork=None, people=())
    of = shows.with_episode(of, "hostile", transcripts=())
    sizes = (each.path for each in of.catalog.show.artwork.sizes)
    art = dict.fromkeys(("art/cover-small.jpg", "art/cover.png", *sizes), PIXEL)
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
        options = {"viewport": {"width": 390, "height": 844}, **options}
        context = browser.new_context(**options)
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


def playing(page):
    page.wait_for_function(
        "() => { const audio = document.querySelector('audio');"
        " return !audio.paused && audio.readyState > 2; }"
    )


def test_a_heading_plays_from_its_time_and_writes_it_into_the_address(visit):
    page = visit("episodes/full/")
    page.click("a[data-time='60']")
    page.wait_for_function("() => !document.querySelector('audio').paused")
    moment(page, 60)
    assert page.url.endswith("/episodes/full/#t=60")
    current = page.locator(".outline [aria-current='true']")
    assert current.get_attribute("data-time") == "60"
    assert page.locator(".player-now").text_content() == "1.1 Why they are tall"
    assert page.locator(".times [data-tell=time]").text_content().startswith("1:0")


def test_a_link_to_a_moment_starts_there(visit):
    page = visit("episodes/full/#t=60")
    moment(page, 60)
    assert page.evaluate("document.querySelector('audio').paused")
    assert page.locator(".outline [aria-current='true']").get_attribute("data-time") == "60"


def test_a_link_of_the_notes_plays_a_moment(visit):
    page = visit("episodes/full/")
    page.click("text=the ships")
    moment(page, 90)
    page.wait_for_function("() => !document.querySelector('audio').paused")


def test_buttons_skip_and_go_to_headings(visit):
    page = visit("episodes/full/#t=60")
    for button, at in (("forward", 90), ("back", 75), ("previous", 60), ("previous", 43)):
        page.click(f".deck [data-do='{button}']")
        moment(page, at)
    page.click("[data-do='next']")
    moment(page, 60)
    page.click("[data-do='next']")
    assert page.locator(".outline [aria-current]").get_attribute("data-time") == "60"
    moment(page, 120)


def test_the_speed_is_remembered_for_every_episode(visit, address):
    page = visit("episodes/full/")
    page.select_option("[data-set='speed']", "1.5")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5
    page.goto(f"{address}episodes/hostile/")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5
    assert page.locator("[data-set='speed']").input_value() == "1.5"


def test_the_position_is_remembered_for_its_episode_alone(visit, address):
    page = visit("episodes/full/")
    page.click("a[data-time='60']")
    moment(page, 61)
    playing(page)
    page.keyboard.press("k")
    page.wait_for_function("() => document.querySelector('audio').paused")
    page.goto(f"{address}episodes/hostile/")
    assert page.evaluate("document.querySelector('audio').currentTime") == 0
    page.goto(f"{address}episodes/full/")
    moment(page, 61)
    assert page.evaluate("document.querySelector('audio').paused")
    page.goto(f"{address}episodes/full/#t=5")
    page.reload()
    moment(page, 5)


def test_a_link_to_a_stretch_stops_at_its_end(visit):
    page = visit("episodes/full/#t=60,61")
    page.click(".deck .play")
    playing(page)
    page.wait_for_function("() => document.querySelector('audio').paused")
    moment(page, 61)
    page.click(".deck .play")
    playing(page)
    page.wait_for_function("() => document.querySelector('audio').currentTime > 62")


def test_the_drawing_is_a_place_to_seek_in(visit):
    page = visit("episodes/full/", viewport={"width": 1000, "height": 800})
    box = page.locator(".wave").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2)
    moment(page, 90)
    assert page.locator(".peek").text_content() == "1:30  1.1 Why they are tall"
    page.keyboard.press("ArrowLeft")
    moment(page, 85)
    page.keyboard.press("Home")
    moment(page, 0)
    page.keyboard.press("End")
    moment(page, 120)
    position = page.get_by_role("slider", name="Position in the recording")
    assert position.get_attribute("aria-valuetext") == "2:00, 1.1 Why they are tall"


def test_the_whole_player_can_be_used_with_the_keyboard_alone(visit):
    page = visit("episodes/full/", viewport={"width": 1000, "height": 900})
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "() => { const { dataset, type, tagName } = document.activeElement;"
                " return dataset.do ?? dataset.set ?? type ?? tagName; }"
            )
        )
    wanted = ["range", "previous", "back", "play", "forward", "next", "speed", "sleep", "volume"]
    places = [reached.index(each) for each in [*wanted, "share"]]
    assert places == sorted(places)
    page.focus(".deck .play")
    page.keyboard.press("Enter")
    playing(page)
    page.focus("[data-do='share']")
    page.keyboard.press("k")
    page.wait_for_function("() => document.querySelector('audio').paused")
    page.evaluate("document.activeElement.blur()")
    for key, at in (("l", 30), ("j", 15), ("ArrowRight", 20), ("n", 43), ("n", 60), ("p", 43)):
        page.keyboard.press(key)
        moment(page, at)
    page.keyboard.press(">")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.25
    page.keyboard.press("m")
    assert page.evaluate("document.querySelector('audio').muted")
    page.keyboard.press(" ")
    playing(page)


def test_keys_take_nothing_from_fields_and_can_be_turned_off(visit):
    page = visit("episodes/full/#t=60", viewport={"width": 1000, "height": 900})
    page.fill(".transcript input", "")
    page.type(".transcript input", "jk l")
    assert page.locator(".transcript input").input_value() == "jk l"
    moment(page, 60)
    page.fill(".transcript input", "")
    page.keyboard.press("Control+l")
    moment(page, 60)
    page.click(".keys summary")
    page.uncheck("[data-set='keys']")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("l")
    assert page.evaluate("document.querySelector('audio').currentTime") < 65


def test_space_scrolls_until_playing_has_begun(visit):
    page = visit("episodes/full/")
    page.keyboard.press(" ")
    page.wait_for_function("() => scrollY > 0")
    assert page.evaluate("document.querySelector('audio').paused")


def test_a_link_to_this_moment_is_copied(visit):
    page = visit("episodes/full/#t=60", permissions=["clipboard-read", "clipboard-write"])
    assert page.locator("[data-do='share']").text_content() == "Copy link 1:00"
    page.click("[data-do='share']")
    page.wait_for_function("() => document.querySelector('.told').textContent === 'Link copied'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("/episodes/full/#t=60")


def test_a_link_copied_inside_a_stretch_ends_where_it_ends(visit, address):
    page = visit("episodes/full/#t=60,90", permissions=["clipboard-read", "clipboard-write"])
    page.click(".deck [data-do='back']")
    page.click("[data-do='share']")
    page.wait_for_function("() => document.querySelector('.told').textContent === 'Link copied'")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/episodes/full/#t=45")
    page.goto(f"{address}episodes/full/#t=60,90")
    page.reload()
    page.click("[data-do='share']")
    page.wait_for_function("() => document.querySelector('.told').textContent === 'Link copied'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("/episodes/full/#t=60,90")
    page.goto(copied.replace("https://harbour.example/lights/", address))
    moment(page, 60)


def test_a_link_that_cannot_be_copied_is_shown(visit, address):
    page = visit("episodes/full/#t=60")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.click("[data-do='share']")
    page.wait_for_function("() => document.querySelector('.told').textContent")
    assert page.locator(".told").text_content() == f"{address}episodes/full/#t=60"


def test_a_recording_that_cannot_be_loaded_is_told(visit):
    page = visit("episodes/full/")
    page.evaluate("document.querySelector('audio').dispatchEvent(new Event('error'))")
    assert page.locator(".told").text_content() == "The recording cannot be loaded just now."


def test_the_transcript_follows(visit):
    page = visit("episodes/full/")
    page.click("[data-do='follow']")
    page.click(".outline a[data-time='60']")
    page.wait_for_selector(".transcript a[data-time='61'][aria-current='true']")
    page.wait_for_function(
        "() => { const box = document.getElementById('at-61').getBoundingClientRect();"
        " return box.top > 0 && box.bottom < innerHeight; }"
    )
    page.mouse.wheel(0, -100)
    page.wait_for_selector("[data-do='follow'][aria-pressed='false']")


def test_a_paragraph_of_the_transcript_plays_and_has_an_address(visit, address):
    page = visit("episodes/full/#at-61")
    assert page.locator("p:target").text_content().split()[-4:] == [
        "tall",
        "because",
        "ships",
        "are.",
    ]
    page.click(".transcript a[data-time='44']")
    moment(page, 44)
    assert page.url == f"{address}episodes/full/#t=44"


def test_what_was_said_is_found(visit):
    page = visit("episodes/full/")
    field, passages = page.locator(".transcript input"), page.locator(".transcript .prose p")
    for words, count, told in (
        ("TALL", 2, "2 passages"), ("welcome", 1, "1 passage"), ("cafes", 1, "1 passage"),
        ("submarine", 0, "Not found"), ("", 3, ""),
    ):  # fmt: skip
        field.fill(words)
        assert passages.filter(visible=True).count() == count, words
        assert page.locator(".found").text_content() == told
    field.fill("tall")
    assert page.evaluate("CSS.highlights.get('found').size") == 2
    assert page.locator(".transcript h3").filter(visible=True).count() == 2


def test_the_small_player_stays_while_the_large_one_is_out_of_view(visit):
    page = visit("episodes/full/")
    dock = page.locator(".dock")
    page.mouse.wheel(0, 3000)
    assert not dock.is_visible()
    page.click(".outline a[data-time='60']")
    playing(page)
    page.locator("footer").scroll_into_view_if_needed()
    dock.wait_for(state="visible")
    assert dock.locator("b").text_content() == "1.1 Why they are tall"
    dock.locator(".play").click()
    page.wait_for_function("() => document.querySelector('audio').paused")
    page.evaluate("scrollTo(0, 0)")
    dock.wait_for(state="hidden")


def test_the_lock_screen_is_told_the_heading(visit):
    page = visit("episodes/full/")
    page.click("a[data-time='60']")
    playing(page)
    told = page.evaluate(
        "() => { const { title, artist, album, artwork } = navigator.mediaSession.metadata;"
        " return [title, artist, album, artwork[0].src]; }"
    )
    assert told[:3] == ["1.1 Why they are tall", "The title of full", "Harbour Lights"]
    assert told[3].endswith("/lights/art/cover-small.jpg")


def test_one_page_plays_at_a_time(visit):
    page = visit("episodes/full/")
    page.click(".deck .play")
    playing(page)
    other = page.context.new_page()
    other.goto(page.url.replace("/full/", "/hostile/"))
    other.click(".deck .play")
    playing(other)
    page.wait_for_function("() => document.querySelector('audio').paused")


def test_the_player_falls_asleep_when_the_heading_ends(visit):
    page = visit("episodes/full/#t=58.5")
    page.select_option("[data-set='sleep']", "heading")
    page.click(".outline a[data-time='43']")
    page.evaluate("document.querySelector('audio').currentTime = 58.5")
    playing(page)
    page.wait_for_function("() => document.querySelector('audio').paused")
    moment(page, 60)
    assert page.locator("[data-set='sleep']").input_value() == ""


def test_a_hostile_title_is_words_among_what_is_found(visit, shows):
    page = visit("search/?q=script")
    page.wait_for_selector(".results h2")
    assert page.locator(".results h2").text_content() == shows.HOSTILE
    assert page.locator(".places bdi").text_content() == shows.HOSTILE
    assert page.locator(".results script").count() == 0


def test_a_hostile_title_is_words_in_every_part_of_the_player(visit, shows):
    page = visit("episodes/hostile/")
    page.click(".outline a[data-time='0']")
    playing(page)
    assert page.locator(".player-now").text_content() == shows.HOSTILE
    assert page.evaluate("navigator.mediaSession.metadata.title") == shows.HOSTILE


def test_the_player_on_pages_elsewhere_plays_and_shares_its_episode(visit, address):
    page = visit("embed/full/", permissions=["clipboard-read", "clipboard-write"])
    page.click(".deck .play")
    playing(page)
    page.keyboard.press("l")
    moment(page, 30)
    page.goto(f"{address}episodes/full/")
    moment(page, 30)


def test_the_home_page_plays_the_latest_and_its_page_goes_on_there(visit, address):
    page = visit("")
    page.click(".deck .play")
    playing(page)
    page.keyboard.press("l")
    moment(page, 30)
    page.click("#latest a")
    page.wait_for_url(f"{address}episodes/full/")
    moment(page, 30)


HOSTILE_TAG = f"tags/{slug_of(f'Tag {HOSTILE}')}/"
PAGES = [
    "",
    "subscribe/",
    "search/",
    "about/",
    "tags/cranes/",
    HOSTILE_TAG,
    "people/cy-winch/",
    "404.html",
    "episodes/full/",
    "episodes/hostile/",
    "episodes/older/",
    "embed/full/",
]


@pytest.mark.parametrize("path", PAGES)
def test_everybody_can_use_every_page(visit, path):
    for scheme in ("light", "dark"):
        for width in (360, 1440):
            page = visit(path, color_scheme=scheme, viewport={"width": width, "height": 900})
            found = axe.Axe().run(page).response["violations"]
            told = [(each["id"], each["nodes"][0]["html"][:200]) for each in found]
            assert told == [], (scheme, width)


def test_the_dark_scheme_is_dark(visit):
    lights = []
    for scheme in ("light", "dark"):
        page = visit("episodes/full/", color_scheme=scheme)
        colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        lights.append(sum(map(int, re.findall(r"\d+", colour)[:3])))
    assert lights[0] > 600
    assert lights[1] < 150


def test_without_a_script_a_heading_opens_the_recording_at_its_time(visit):
    page = visit("episodes/full/", java_script_enabled=False)
    assert page.locator("audio[controls]").is_visible()
    for part in (".deck", ".dock", ".scripted", "button"):
        assert page.locator(part).filter(visible=True).count() == 0
    assert page.locator(".transcript p").filter(visible=True).count() == 3
    assert page.locator(".actions a").filter(visible=True).count() == 3
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


@pytest.mark.parametrize(
    "path",
    ["", "subscribe/", "about/", "tags/cranes/", HOSTILE_TAG, "people/cy-winch/", "episodes/full/",
     "episodes/hostile/", "embed/hostile/"],
)  # fmt: skip
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_no_page_is_wider_than_its_window(visit, path, width):
    page = visit(path)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1440])
def test_a_long_menu_leaves_the_name_of_the_show_whole(visit, width):
    page = visit("404.html", viewport={"width": width, "height": 800})
    page.evaluate(
        """() => document.querySelector(".masthead nav").append(...["Listeners", "Newsletter",
           "Donaudampfschifffahrtsgesellschaft"].map(text => {
             const link = document.createElement("a");
             link.textContent = text;
             return link;
           }))"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    name = page.locator(".masthead-show bdi").bounding_box()
    assert name["width"] > 90
    assert name["height"] < 60


def test_a_moved_page_leads_on(visit, address):
    page = visit("old/cranes/")
    page.wait_for_url(f"{address}episodes/full/")
