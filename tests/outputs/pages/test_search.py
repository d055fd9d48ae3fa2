from __future__ import annotations

import pytest
from lxml import html

from feedkit.model.catalog import Catalog
from feedkit.outputs.publication import Publication

INDEX = "assets/search-1a2b/"
COMPILED = "'wasm-unsafe-eval'"


@pytest.fixture(params=[INDEX, ""], ids=["index", "titles"])
def index(request):
    return request.param


def policy(text):
    (found,) = html.document_fromstring(text).xpath(
        "//meta[@http-equiv='Content-Security-Policy']/@content"
    )
    return found


def pages(shows, of):
    site = shows.site(of)
    return {path: each.decode() for path, each in site.items() if path.endswith(".html")}


def test_every_page_with_a_menu_leads_to_the_search(shows, index):
    for path, text in pages(shows, shows.publication(index=index)).items():
        links = html.document_fromstring(text).xpath("//a[.='Search']/@href")
        assert bool(links) != path.startswith("embed/"), path
        assert all(each.endswith("search/") or path == "search/index.html" for each in links)


def test_the_page_names_what_it_searches_from_where_it_stands(shows):
    for index, told in (
        (INDEX, {"data-index": f"../{INDEX}"}),
        ("", {"data-titles": "episodes.json"}),
    ):
        text = shows.html(shows.publication(index=index), "search/index.html")
        (field,) = html.document_fromstring(text).iter("feedkit-search")
        kept = {
            name: value for name, value in field.items() if name in {"data-index", "data-titles"}
        }
        assert kept == told
        assert field.get("data-home") == "../"


def test_webassembly_may_run_on_the_page_with_an_index_and_on_no_other(shows, index):
    for path, text in pages(shows, shows.publication(index=index)).items():
        allowed = path == "search/index.html" and bool(index)
        assert (COMPILED in policy(text)) == allowed, path
        assert "unsafe" not in policy(text).replace(COMPILED, "")


def test_hosts_allow_what_the_page_allows(shows, index):
    lines = shows.site(shows.publication(index=index))["_headers"].decode().splitlines()
    allowed = {
        lines[at] for at, line in enumerate(lines)
        for rule in [next((x for x in lines[at + 1 : at + 4] if "Content-Security" in x), "")]
        if line.startswith("/") and COMPILED in rule
    }  # fmt: skip
    assert allowed == ({"/lights/search/*"} if index else set())


def test_lists_are_searched_where_they_stand_when_there_is_no_index(shows, index):
    site = pages(shows, shows.publication(index=index))
    fields = {path for path, text in site.items() if "<feedkit-search" in text}
    scripts = {
        path for path, text in site.items()
        if len(html.document_fromstring(text).xpath("//script[@defer]")) > 1
    }  # fmt: skip
    assert (
        fields
        == scripts
        == ({"search/index.html"} if index else {"search/index.html", "index.html"})
    )


def test_without_a_script_nothing_is_shown_that_does_not_work(shows, index):
    for path, text in pages(shows, shows.publication(index=index)).items():
        for field in html.document_fromstring(text).iter("feedkit-search"):
            assert "hidden" in field.attrib, path
    tree = html.document_fromstring(shows.html(shows.publication(index=index), "search/index.html"))
    (told,) = tree.find_class("unscripted")
    assert "Searching takes a script" in told.text_content()
    assert told.xpath(".//a/@href") == ["../"]


def test_a_show_without_episodes_has_nothing_to_search(shows):
    of = Publication(catalog=Catalog(show=shows.show(), episodes=()), templates=shows.TEMPLATES)
    site = shows.site(of)
    assert "search/index.html" not in site
    assert b"feedkit-search" not in site["index.html"]
    assert b">Search<" not in site["subscribe/index.html"]


def test_another_index_changes_its_page_alone(shows):
    old = shows.digests(shows.publication(index=INDEX))
    new = shows.digests(shows.publication(index="assets/search-3c4d/"))
    assert {path for path in old if old[path] != new[path]} == {"search/index.html"}
