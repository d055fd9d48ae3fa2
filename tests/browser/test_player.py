"""Listening to the sample: what its page does in a browser."""

from __future__ import annotations

import json

import pytest

ESSAY = "episodes/can-we-safely-automate/"
SPOKEN = "episodes/write-the-outline-once/"
AUDIO = "document.querySelector('audio')"
DESK = {"viewport": {"width": 1200, "height": 900}}


def moment(page, seconds):
    """Wait until the recording is at or just behind a place."""
    page.wait_for_function(f"at => Math.abs({AUDIO}.currentTime - at) < 3", arg=seconds)


def playing(page):
    page.wait_for_function(f"() => !{AUDIO}.paused && {AUDIO}.readyState > 2")


def paused(page):
    page.wait_for_function(f"() => {AUDIO}.paused")


def test_the_outline_plays_and_follows(visit, address):
    page = visit(address + ESSAY)
    links = page.locator(".outline a[data-time]")
    assert links.count() == 36
    links.nth(20).click()
    playing(page)
    at = float(links.nth(20).get_attribute("data-time"))
    moment(page, at)
    assert page.url == f"{address}{ESSAY}#t={at:g}"
    assert page.locator(".outline [aria-current='true']").all() != []
    assert links.nth(20).get_attribute("aria-current") == "true"
    assert page.locator(".player-now").text_content() == links.nth(20).locator("bdi").text_content()
    page.evaluate(f"() => {{ {AUDIO}.currentTime = 6502; }}")
    page.wait_for_selector(".outline a[data-time='6501'][aria-current='true']")


@pytest.mark.parametrize("time", ["6101", "1:41:41", "npt:1:41:41"])
def test_a_deep_link_starts_there(visit, address, time):
    page = visit(f"{address}{ESSAY}#t={time}")
    moment(page, 6101)
    assert page.locator(".times [data-tell=time]").text_content() == "1:41:41"
    page.click(".deck .play")
    playing(page)
    moment(page, 6102)


def test_a_deep_link_to_a_stretch_ends_there(visit, address):
    page = visit(f"{address}{SPOKEN}#t=20,21")
    page.click(".deck .play")
    playing(page)
    paused(page)
    moment(page, 21)


def test_everything_can_be_done_with_the_keyboard_alone(visit, address):
    page = visit(f"{address}{ESSAY}#t=43", **DESK)

    def reach(what):
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("what => document.activeElement.matches(what)", what):
                return
        raise AssertionError(f"{what} cannot be reached")

    reach(".wave input")
    page.keyboard.press("ArrowRight")
    moment(page, 48)
    reach("[data-do=previous]")
    page.keyboard.press("Enter")
    moment(page, 43)
    reach("[data-do=back]")
    page.keyboard.press("Enter")
    moment(page, 28)
    reach(".deck [data-do=play]")
    page.keyboard.press("Space")
    playing(page)
    page.keyboard.press("Enter")
    paused(page)
    reach("[data-do=forward]")
    page.keyboard.press("Space")
    moment(page, 58)
    reach("[data-do=next]")
    page.keyboard.press("Enter")
    second = float(page.locator(".outline a[data-time]").nth(1).get_attribute("data-time"))
    moment(page, second)
    reach("[data-set=speed]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{AUDIO}.playbackRate") == 1.25
    reach("[data-set=sleep]")
    page.keyboard.press("ArrowDown")
    assert page.locator("[data-set=sleep]").input_value() == "15"
    reach("[data-set=volume]")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(f"{AUDIO}.volume") == pytest.approx(0.95)
    reach(".keys summary")
    page.keyboard.press("Enter")
    reach("[data-set=keys]")
    page.keyboard.press("Space")
    reach("[data-do=share]")
    reach(".outline a[data-time]")
    page.keyboard.press("Enter")
    playing(page)
    moment(page, 43)


def test_the_transcript_follows_and_is_searched(visit, address):
    page = visit(address + SPOKEN)
    page.click("[data-do=follow]")
    last = page.locator(".transcript a[data-time]").last
    page.click(".outline li:last-child a[data-time]")
    playing(page)
    page.wait_for_selector(".transcript p:last-of-type a[aria-current='true']")
    assert page.locator("[data-do=follow]").get_attribute("aria-pressed") == "true"
    page.wait_for_function(
        "() => { const box = document.querySelector('.transcript [aria-current]')"
        ".parentNode.getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; }"
    )
    assert last.is_visible()
    page.fill(".transcript input", "a new file")
    assert page.locator(".found").text_content() == "1 passage"
    assert page.locator(".transcript .prose p").filter(visible=True).count() == 1


def test_position_and_speed_are_remembered(visit, address):
    page = visit(f"{address}{SPOKEN}#t=46")
    page.select_option("[data-set=speed]", "1.5")
    page.click(".deck .play")
    playing(page)
    page.click(".deck .play")
    paused(page)
    page.goto(address + ESSAY)
    assert page.evaluate(f"{AUDIO}.currentTime") == 0
    assert page.evaluate(f"{AUDIO}.playbackRate") == 1.5
    page.goto(address + SPOKEN)
    moment(page, 46)


def test_the_chapters_track_says_what_the_chapters_file_says(visit, address, public):
    page = visit(address + ESSAY)
    page.evaluate(f"() => {{ {AUDIO}.textTracks[0].mode = 'hidden'; }}")
    page.wait_for_function(f"() => {AUDIO}.textTracks[0].cues?.length > 0")
    cues = page.evaluate(
        f"() => [...{AUDIO}.textTracks[0].cues].map((cue) => [cue.startTime, cue.text])"
    )
    told = json.loads((public / "chapters/can-we-safely-automate.json").read_text("utf-8"))
    assert [title for _, title in cues] == [each["title"] for each in told["chapters"]]
    assert [start for start, _ in cues] == [each["startTime"] for each in told["chapters"]]


def test_the_keys_of_a_lock_screen_work(visit, address):
    listening = (
        "window.handlers = {}; const session = navigator.mediaSession;"
        "const set = session.setActionHandler.bind(session);"
        "session.setActionHandler = (name, does) => { handlers[name] = does; set(name, does); };"
    )
    page = visit(f"{address}{ESSAY}#t=600", lambda page: page.add_init_script(listening))
    page.click(".deck .play")
    playing(page)
    assert page.evaluate("Object.keys(handlers).sort()") == [
        "nexttrack", "pause", "play", "previoustrack", "seekbackward", "seekforward", "seekto",
    ]  # fmt: skip
    page.evaluate("handlers.pause()")
    paused(page)
    at = page.evaluate(f"{AUDIO}.currentTime")
    page.evaluate("handlers.seekbackward()")
    moment(page, at - 15)
    page.evaluate("handlers.seekforward()")
    moment(page, at + 15)
    page.evaluate("handlers.seekto({ seekTime: 6501 })")
    moment(page, 6501)
    page.evaluate("handlers.previoustrack()")
    moment(page, 6235)
    page.evaluate("handlers.nexttrack()")
    moment(page, 6501)
    page.evaluate("handlers.play()")
    playing(page)
    told = page.evaluate("navigator.mediaSession.metadata.artwork[0].src")
    assert page.request.get(told).ok


def test_the_sleep_timer_ends_what_plays(visit, address):
    page = visit(address + ESSAY, lambda page: page.clock.install())
    page.select_option("[data-set=sleep]", "15")
    page.click(".deck .play")
    playing(page)
    page.clock.fast_forward("14:59")
    assert not page.evaluate(f"{AUDIO}.paused")
    page.clock.fast_forward("00:02")
    paused(page)
    assert page.locator("[data-set=sleep]").input_value() == ""


def test_without_a_script_the_outline_opens_the_recording_there(visit, address):
    page = visit(address + ESSAY, java_script_enabled=False)
    assert page.locator("audio[controls]").is_visible()
    link = page.locator(".outline a").nth(5)
    assert link.get_attribute("href").startswith("../../media/can-we-safely-automate.m4a#t=")
    assert page.locator(".notes").is_visible()


def test_one_plays_at_a_time(visit, address):
    page = visit(address + ESSAY)
    page.click(".deck .play")
    playing(page)
    other = page.context.new_page()
    other.goto(address + SPOKEN)
    other.click(".deck .play")
    playing(other)
    paused(page)


def test_the_small_player_stays_in_view_while_reading(visit, address):
    page = visit(address + ESSAY)
    dock = page.locator(".dock")
    page.click(".deck .play")
    playing(page)
    assert not dock.is_visible()
    page.locator("footer").scroll_into_view_if_needed()
    dock.wait_for(state="visible")
    dock.locator("[data-do=play]").click()
    paused(page)


def test_a_link_beyond_the_end_leads_to_the_end(visit, address):
    page = visit(f"{address}{SPOKEN}#t=600")
    moment(page, 93)
    assert page.locator(".times [data-tell=time]").text_content() == "1:33"
