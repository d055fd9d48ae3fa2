from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from feedkit.model.shelf import Shelf, ShelvedShow
from feedkit.outputs.shows.site import common_files
from feedkit.source.templates import own_templates
from tests.outputs.pages.conftest import show

TEMPLATES = own_templates()
SHOW = show()


def shelf(**more):
    harbour = ShelvedShow(folder="harbour", show=SHOW, sitemaps=("sitemap.xml",))
    other = replace(SHOW, title="<Tides>", author=None)
    parts = ("sitemap-1.xml", "sitemap-2.xml")
    tides = ShelvedShow(folder="more/tides", show=other, sitemaps=parts)
    told = {"title": "A & B", "description": "One.\n\nTwo.", "language": "en", "noindex": False}
    return Shelf(address="https://a.example/", shows=(harbour, tides), **{**told, **more})


def files(told):
    return {artifact.path: content for artifact, content in common_files(told, TEMPLATES).items()}


def test_there_is_a_page_its_style_and_a_list_of_feeds():
    [style, *others] = sorted(common_files(shelf(), TEMPLATES), key=lambda each: each.stage)
    assert style.path.startswith("assets/")
    paths = [each.path for each in others]
    assert (paths[0], paths[-1]) == ("index.html", "shows.opml")


def test_search_engines_find_the_page_and_the_list_of_every_show():
    told = files(shelf())
    assert b"Sitemap: https://a.example/sitemap.xml\n" in told["robots.txt"]
    index = etree.fromstring(told["sitemap.xml"])
    name = etree.QName(index).namespace
    assert [each.text for each in index.iter(f"{{{name}}}loc")] == [
        "https://a.example/sitemap-shows.xml",
        "https://a.example/harbour/sitemap.xml",
        "https://a.example/more/tides/sitemap-1.xml",
        "https://a.example/more/tides/sitemap-2.xml",
    ]
    own = etree.fromstring(told["sitemap-shows.xml"])
    assert [each.text for each in own.iter(f"{{{name}}}loc")] == ["https://a.example/"]
    assert b"Disallow: /" in files(shelf(noindex=True))["robots.txt"]


def test_an_address_that_leads_nowhere_shows_the_way_on_wherever_it_is():
    below = replace(shelf(), address="https://a.example/casts/")
    told = files(below)
    page = told["404.html"].decode()
    (style,) = (path for path in told if path.startswith("assets/"))
    assert f'href="/casts/{style}"' in page
    assert 'href="/casts/more/tides/"' in page
    assert 'href="/casts/"' in page
    assert "noindex" in page
    assert "&lt;Tides&gt;" in page


def test_pictures_and_links_lead_into_the_folder_of_each_show():
    page = files(shelf())["index.html"].decode()
    small = SHOW.artwork.small or SHOW.artwork.path
    for folder in ("harbour", "more/tides"):
        assert f'src="{folder}/{small}"' in page
        assert f'href="{folder}/subscribe/"' in page


def test_hostile_words_are_only_words():
    told = files(shelf(title='"><script>'))
    assert b"<script" not in told["index.html"]
    assert b"&lt;Tides&gt;" in told["index.html"]
    assert etree.fromstring(told["shows.opml"]).findtext("head/title") == '"><script>'


def test_a_preview_stays_out_of_search_engines():
    assert b"noindex" in files(shelf(noindex=True))["index.html"]
    assert b"noindex" not in files(shelf())["index.html"]


def test_what_changes_has_another_digest():
    def digests(told):
        return {each.path: each.digest for each in common_files(told, TEMPLATES)}

    before, after = digests(shelf()), digests(shelf(description="Three."))
    assert {path for path in before if before[path] != after[path]} == {"index.html"}
