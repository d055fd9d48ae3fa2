"""What must hold on every kind of page that the sample's site has, whatever kinds are added."""

from __future__ import annotations

import re

import pytest

axe = pytest.importorskip("axe_playwright_python.sync_playwright")
LIGHT = "() => getComputedStyle(document.documentElement).backgroundColor"


def test_the_kinds_are_all_there(kinds, public):
    assert {"", "404.html", "subscribe/", "search/"} <= set(kinds)
    folders = {each.partition("/")[0] for each in kinds if each.count("/") == 2}
    assert {"episodes", "embed"} <= folders
    assert len(kinds) == len(set(kinds))
    assert all((public / each / "index.html").is_file() for each in kinds if each[-5:] != ".html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_everybody_can_use_it(visit, address, kinds, scheme, width):
    found = {}
    for path in kinds:
        page = visit(address + path, color_scheme=scheme, viewport={"width": width, "height": 900})
        told = axe.Axe().run(page).response["violations"]
        found[path] = [(each["id"], each["nodes"][0]["html"][:200]) for each in told]
        page.context.close()
    assert {path: told for path, told in found.items() if told} == {}


def test_everybody_can_use_what_is_found(visit, address, unindexed_address):
    for scheme in ("light", "dark"):
        for site in (address, unindexed_address):
            page = visit(f"{site}search/?q=outline", color_scheme=scheme)
            page.wait_for_selector(".results h2")
            told = axe.Axe().run(page).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"][:200]) for each in told] == []


def test_it_is_dark_by_night(visit, address, kinds):
    for path in kinds:
        lights = {}
        for scheme in ("light", "dark"):
            page = visit(address + path, color_scheme=scheme)
            lights[scheme] = sum(map(int, re.findall(r"\d+", page.evaluate(LIGHT))[:3]))
            page.context.close()
        assert lights["light"] > 600, path
        assert lights["dark"] < 150, path


def test_it_is_never_wider_than_its_window(visit, address, kinds):
    for path in kinds:
        page = visit(address + path)
        for width in (320, 360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            shown = page.evaluate("() => document.documentElement.scrollWidth")
            assert shown <= width, (path, width)
        page.context.close()


@pytest.mark.parametrize("path", ["", "about/", "episodes/can-we-safely-automate/"])
def test_the_title_stands_beside_the_cover_where_there_is_room(visit, address, path):
    page = visit(address + path, viewport={"width": 1200, "height": 900})
    cover, title = (page.locator(each).first.bounding_box() for each in ("main .cover", "main h1"))
    assert title["x"] > cover["x"] + cover["width"]
    assert title["y"] < cover["y"] + cover["height"]
    assert title["width"] > 300


def test_without_a_script_it_reads_and_shows_nothing_that_does_not_work(visit, address, kinds):
    for path in kinds:
        page = visit(address + path, java_script_enabled=False)
        assert len(page.locator("main").inner_text().strip()) > 20, path
        for idle in ("button", "select", "input:not([readonly])", "[hidden]", "[data-do]"):
            assert page.locator(idle).filter(visible=True).count() == 0, (path, idle)
        page.context.close()
