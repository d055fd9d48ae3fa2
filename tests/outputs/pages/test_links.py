from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from feedkit.outputs.pages.links import Place, file_of

ELSEWHERE = {"full.png", "cover.png", "bo.png", "cover-small.jpg", "feed.xml"}
"""Files that other outputs make: pictures and the feed, besides media and transcripts."""


def references(tree):
    for each in tree.iter():
        for name in ("href", "src"):
            if name in each.attrib and each.get("rel") not in {"canonical", "alternate"}:
                yield each.get(name)


def test_every_internal_link_leads_to_a_file(shows):
    site = shows.site(shows.publication())
    known = set(site) | {f"media/{slug}.m4a" for slug in ("full", "hostile", "bare")}
    known |= {f"transcripts/{slug}.vtt" for slug in ("full", "hostile")}
    known |= {"lights/pictures/a.html".removeprefix("lights/")}  # a link of the author's
    checked = 0
    for path, content in site.items():
        if not path.endswith(".html"):
            continue
        page = urljoin(shows.ADDRESS, path)
        for link in references(html.document_fromstring(content.decode())):
            target = urljoin(page, link)
            if not target.startswith(shows.ADDRESS):
                continue
            inside = unquote(urlsplit(target).path).removeprefix("/lights/")
            found = file_of(inside) if inside.endswith("/") or not inside else inside
            assert found in known or found.rpartition("/")[2] in ELSEWHERE, f"{path}: {link}"
            checked += 1
    assert checked > 100


def test_links_inside_the_site_work_below_any_address(shows):
    for path, content in shows.site(shows.publication()).items():
        if not path.endswith(".html") or path == "404.html":
            continue
        for link in references(html.document_fromstring(content.decode())):
            assert not link.startswith("/"), f"{path}: {link}"


def test_the_page_for_lost_visitors_links_from_the_root(shows):
    tree = html.document_fromstring(shows.html(shows.publication(), "404.html"))
    inner = [each for each in references(tree) if "://" not in each and each != "#main"]
    assert inner
    assert all(each.startswith("/lights/") for each in inner)


def test_fragments_have_their_targets(shows):
    for path, content in shows.site(shows.publication()).items():
        if path.endswith(".html"):
            tree = html.document_fromstring(content.decode())
            for link in references(tree):
                if link.startswith("#") and not link.startswith("#t="):
                    assert tree.xpath("//*[@id=$id]", id=link[1:]), f"{path}: {link}"


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("older/", "older/index.html"),
        ("old/cranes", "old/cranes/index.html"),
        ("2025/cranes.html", "2025/cranes.html"),
    ],
)
def test_a_path_has_the_file_that_hosts_answer_with(path, file):
    assert file_of(path) == file


PATHS = st.lists(
    st.text(st.characters(exclude_characters="/", exclude_categories=("C",)), min_size=1).filter(
        lambda part: part not in {".", ".."}
    ),
    min_size=1,
    max_size=4,
).map("/".join)


@given(start=PATHS, target=st.one_of(PATHS, PATHS.map(lambda path: f"{path}/"), st.just("")))
def test_a_relative_link_leads_back_to_the_path(start, target):
    link = Place(f"{start}/index.html").to(target)
    page = "https://host.example/below/" + "/".join("x" * (start.count("/") + 1)) + "/index.html"
    if not urlsplit(link).scheme:
        depth = start.count("/") + 1
        assert link.count("../") <= depth
    assert urlsplit(link).netloc == ""
    assert not link.startswith("/")
    assert urljoin(page, link).startswith("https://host.example/below/")


def test_links_lead_up_and_down():
    place = Place("episodes/a/index.html")
    assert place.to("") == "../../"
    assert place.to("episodes/b/") == "../b/"
    assert place.to("episodes/a/") == "./"
    assert place.to("art/ä b.png") == "../../art/%C3%A4%20b.png"
    assert Place("index.html").to("a:b.png") == "a%3Ab.png"
    assert Place("index.html").to("") == "./"
