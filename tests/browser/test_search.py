"""Searching the built sample, below a path, under the policy of the page and of the host."""

from __future__ import annotations

import pytest

from feedkit.search import presence

installed = pytest.mark.skipif(not presence.package(), reason="pagefind is not installed")


def search(page, words):
    page.get_by_role("searchbox").fill(words)
    page.wait_for_function("() => document.querySelector('feedkit-search .found').textContent")


def told(page):
    return page.locator("feedkit-search .found").text_content()


def titles(page):
    return page.locator(".results h2").all_text_contents()


def places(page):
    """The places that are shown, by their addresses, with what is said of them."""
    found = page.locator(".places > li")
    found.first.wait_for()
    return {each.locator("a").get_attribute("href"): each.inner_text() for each in found.all()}


@installed
def test_a_heading_is_found_and_leads_to_its_moment(visit, address):
    page = visit(f"{address}search/")
    search(page, "empirical arguments")
    page.locator(".results h2").first.wait_for()
    found = places(page)
    target = f"{address}episodes/can-we-safely-automate/#t=6501"
    assert target in found
    assert "1:48:21" in found[target]
    page.click(f".places a[href='{target}']")
    page.wait_for_url(target)
    page.wait_for_function("() => Math.abs(document.querySelector('audio').currentTime - 6501) < 2")


@installed
def test_what_is_said_is_found_and_leads_to_its_paragraph(visit, address):
    page = visit(f"{address}search/?q=downloaded")
    found = places(page)
    (target,) = [each for each in found if "#at-" in each]
    assert target.startswith(f"{address}episodes/write-the-outline-once/#at-")
    assert page.locator(".places mark").count() > 0
    page.click(f".places a[href='{target}']")
    page.wait_for_url(target)
    assert page.locator("p:target").count() == 1


@installed
def test_words_are_found_in_other_forms_in_notes_too(visit, address):
    page = visit(f"{address}search/")
    search(page, "recorded folders")
    page.locator(".results h2").first.wait_for()
    assert "A podcast in a folder" in titles(page)
    assert "episode" in told(page)


@installed
def test_nothing_of_the_index_is_loaded_before_it_is_wanted(visit, address):
    asked = []
    page = visit(f"{address}episodes/write-the-outline-once/")
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}search/")
    assert not [url for url in asked if "assets/search-" in url]
    with page.expect_request("**/pagefind.js"):
        page.get_by_role("searchbox").focus()


@installed
def test_a_search_has_an_address_and_goes_away_when_it_is_emptied(visit, address):
    page = visit(f"{address}search/")
    search(page, "outline")
    page.locator(".results h2").first.wait_for()
    assert page.url.endswith("search/?q=outline")
    page.get_by_role("searchbox").fill("")
    page.wait_for_function("() => !document.querySelector('feedkit-search .found').textContent")
    assert titles(page) == []
    assert page.url.endswith("search/")
    search(page, "zzzzxq")
    assert told(page) == "Nothing found"


def test_without_an_index_titles_and_headings_are_found(visit, unindexed_address):
    page = visit(f"{unindexed_address}search/")
    search(page, "EMPIRICAL")
    page.locator(".results h2").first.wait_for()
    assert titles(page) == ["“Can we safely automate alignment research?” by Joe Carlsmith"]
    assert f"{unindexed_address}episodes/can-we-safely-automate/#t=6501" in places(page)
    search(page, "podcast folder")
    page.wait_for_function(
        "() => document.querySelector('.results h2').textContent.includes('fold')"
    )
    assert titles(page) == ["A podcast in a folder"]


def test_without_an_index_the_list_is_searched_where_it_stands(visit, unindexed_address):
    page = visit(unindexed_address)
    listed = page.locator(".sheet > section")
    assert listed.is_visible()
    page.get_by_role("searchbox").fill("outline once")
    page.wait_for_selector(".results h2")
    assert told(page) == "1 episode"
    assert not listed.is_visible()
    page.get_by_role("searchbox").fill("")
    listed.wait_for(state="visible")
    assert titles(page) == []


@pytest.mark.parametrize("site", ["address", "unindexed_address"])
def test_without_a_script_the_page_says_what_to_do_instead(visit, request, site):
    page = visit(f"{request.getfixturevalue(site)}search/", java_script_enabled=False)
    assert not page.get_by_role("searchbox").is_visible()
    assert page.locator(".unscripted").is_visible()
    page.click(".unscripted a")
    assert page.locator(".episodes li").first.is_visible()


@pytest.mark.parametrize("site", ["address", "unindexed_address"])
def test_with_a_script_nothing_is_said_about_scripts(visit, request, site):
    page = visit(f"{request.getfixturevalue(site)}search/")
    page.get_by_role("searchbox").wait_for()
    assert not page.locator(".unscripted").is_visible()


def test_a_search_that_cannot_be_loaded_says_so_and_is_tried_again(visit, unindexed_address):
    page = visit(f"{unindexed_address}search/")
    page.evaluate("() => { window.fetched = fetch; window.fetch = () => Promise.reject(1); }")
    search(page, "outline")
    assert told(page) == "The search cannot be loaded just now."
    page.evaluate("() => { window.fetch = window.fetched; }")
    page.get_by_role("searchbox").fill("outline once")
    page.wait_for_selector(".results h2")
    assert told(page) == "1 episode"
