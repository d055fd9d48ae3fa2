from __future__ import annotations

import json
from urllib.parse import urljoin

from lxml import html
from msgspec.structs import replace

ICONS = ((192, "art/cover-192-1a2b3c4d.png"), (512, "art/cover-512-1a2b3c4d.png"))


def with_icons(shows, **more):
    artwork = replace(shows.picture(), icons=ICONS, palette=("#102030", "#f0e0d0"))
    return shows.publication(show=shows.show(artwork=artwork, **more))


def test_the_manifest_has_what_browsers_ask_of_one(shows):
    told = json.loads(shows.site(with_icons(shows))["site.webmanifest"])
    assert told["name"] == "Harbour Lights"
    assert (told["lang"], told["dir"]) == ("en-GB", "ltr")
    assert told["display"] in {"fullscreen", "standalone", "minimal-ui", "browser"}
    at = f"{shows.ADDRESS}site.webmanifest"
    assert urljoin(at, told["start_url"]) == urljoin(at, told["scope"]) == shows.ADDRESS
    assert [(each["sizes"], urljoin(at, each["src"]), each["type"]) for each in told["icons"]] == [
        (f"{pixels}x{pixels}", shows.ADDRESS + path, "image/png") for pixels, path in ICONS
    ]
    assert told["theme_color"].startswith("#")


def test_its_colour_is_that_of_the_pages_by_day(shows):
    site = shows.site(with_icons(shows))
    tree = html.document_fromstring(site["index.html"].decode())
    day = tree.xpath("//meta[@name='theme-color'][contains(@media, 'light')]/@content")
    assert [json.loads(site["site.webmanifest"])["theme_color"]] == day


def test_every_page_names_the_manifest_an_icon_and_the_feed(shows):
    site = shows.site(with_icons(shows))
    pages = {path: site[path] for path in site if path.endswith(".html")}
    assert len(pages) > 8
    for path, content in pages.items():
        tree = html.document_fromstring(content.decode())
        page = urljoin(shows.ADDRESS, path)

        def link(rel, tree=tree, page=page):
            return [urljoin(page, each) for each in tree.xpath("//link[@rel=$rel]/@href", rel=rel)]

        assert link("manifest") == [f"{shows.ADDRESS}site.webmanifest"], path
        assert link("icon") == link("apple-touch-icon") == [shows.ADDRESS + ICONS[0][1]], path
        feeds = tree.xpath("//link[@rel='alternate'][@type='application/rss+xml']/@href")
        assert feeds == [f"{shows.ADDRESS}feed.xml"], path
        (canonical,) = link("canonical")
        assert canonical.startswith("https://"), path


def test_a_show_in_a_language_from_right_to_left_says_so(shows):
    told = json.loads(shows.site(with_icons(shows, language="he"))["site.webmanifest"])
    assert told["dir"] == "rtl"
