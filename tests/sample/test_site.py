"""The sample's whole site: every address in it leads somewhere, and machines can read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree, html
from PIL import Image

ADDRESS = "https://feedkit.example/read-aloud/"
LINKS = ("href", "src", "poster", "data-src", "content")


@pytest.fixture(scope="module")
def pages(public):
    return {
        path.relative_to(public).as_posix(): html.document_fromstring(path.read_text("utf-8"))
        for path in sorted(public.rglob("*.html"))
        if not path.is_relative_to(public / "transcripts")
    }


def links(tree) -> Iterator[str]:
    """Every address on a page; of what stands in meta elements, those that are whole."""
    for each in tree.iter(etree.Element):
        for name in LINKS:
            value = each.get(name)
            if value is not None and (name != "content" or value.startswith("https://")):
                yield value


def file_of(public, address):
    path = unquote(urlsplit(address).path).removeprefix(urlsplit(ADDRESS).path)
    place = public / path
    return place / "index.html" if address.endswith("/") or place.is_dir() else place


def test_every_link_inside_the_site_and_every_fragment_leads_somewhere(public, pages):
    checked = fragments = 0
    for path, tree in pages.items():
        page = urljoin(ADDRESS, path)
        for link in links(tree):
            target, _, fragment = urljoin(page, link).partition("#")
            if not target.startswith(ADDRESS):
                continue
            file = file_of(public, target.partition("?")[0])
            assert file.is_file(), f"{path}: {link}"
            checked += 1
            if fragment and not fragment.startswith("t="):
                inside = pages[file.relative_to(public).as_posix()]
                assert inside.xpath("//*[@id=$id]", id=unquote(fragment)), f"{path}: {link}"
                fragments += 1
    assert checked > 200
    assert fragments > 10


def test_every_address_for_machines_leads_somewhere(public, pages):
    found = set()
    for tree in pages.values():
        for text in tree.xpath("//script[@type='application/ld+json']/text()"):
            found |= {each for each in texts(json.loads(text)) if each.startswith(ADDRESS)}
    sitemap = etree.parse(public / "sitemap.xml")
    found |= {each.text for each in sitemap.iter("{*}loc")}
    opml = etree.parse(public / "feed.opml")
    found |= {each.get(name) for each in opml.iter("outline") for name in ("xmlUrl", "htmlUrl")}
    assert len(found) > 20
    for address in found:
        assert file_of(public, address.partition("#")[0]).is_file(), address


def texts(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


def test_every_public_page_is_in_the_sitemap_and_no_other(public, pages):
    listed = {each.text for each in etree.parse(public / "sitemap.xml").iter("{*}loc")}
    listed = {each for each in listed if "/art/" not in each}
    hidden = {path for path, tree in pages.items() if tree.xpath("//meta[@name='robots']")}
    public_pages = {path for path in pages if path not in hidden}
    assert listed == {ADDRESS + path.removesuffix("index.html") for path in public_pages}
    for path in public_pages:
        assert pages[path].xpath("//link[@rel='canonical']/@href") == [
            ADDRESS + path.removesuffix("index.html")
        ]


def test_icons_are_as_large_as_the_manifest_says(public):
    told = json.loads((public / "site.webmanifest").read_text("utf-8"))
    sizes = []
    for each in told["icons"]:
        with Image.open(public / each["src"]) as image:
            assert (image.format, each["type"]) == ("PNG", "image/png")
            assert f"{image.width}x{image.height}" == each["sizes"]
            sizes.append(image.width)
    assert sizes == [192, 512]


def test_previews_show_a_picture_and_play_the_recording(public, pages):
    for path, tree in pages.items():
        told = {
            each.get("property") or each.get("name"): each.get("content")
            for each in tree.iter("meta")
        }
        assert {"og:title", "og:type", "og:image", "og:url", "twitter:card"} <= told.keys(), path
        picture = file_of(public, told["og:image"])
        with Image.open(picture) as image:
            assert told["og:image:width"] == str(image.width)
        if told["og:type"] == "article":
            assert file_of(public, told["og:audio"]).is_file()
            assert told["og:audio:type"].startswith("audio/")
        assert len(told["twitter:title"]) <= 70


def test_oembed_is_complete_and_its_frame_is_there(public):
    found = sorted((public / "embed").glob("*/oembed.json"))
    assert len(found) == 3
    for path in found:
        told = json.loads(path.read_text("utf-8"))
        assert (told["version"], told["type"]) == ("1.0", "rich")
        assert isinstance(told["width"], int)
        assert isinstance(told["height"], int)
        with Image.open(file_of(public, told["thumbnail_url"])) as image:
            assert image.size == (told["thumbnail_width"], told["thumbnail_height"])
        frame = html.fragment_fromstring(told["html"])
        assert file_of(public, frame.get("src")).is_file()
