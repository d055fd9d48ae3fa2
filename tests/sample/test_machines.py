"""What the sample's site tells machines, held to what they say they read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from tests.vocabulary import mistakes

ADDRESS = "https://feedkit.example/read-aloud/"
SITEMAP = Path(__file__).with_name("sitemap.xsd")

OEMBED = {
    "type": str, "version": str, "title": str, "author_name": str, "author_url": str,
    "provider_name": str, "provider_url": str, "cache_age": int, "thumbnail_url": str,
    "thumbnail_width": int, "thumbnail_height": int, "html": str, "width": int, "height": int,
}  # fmt: skip
"""oEmbed 1.0, section 2.3.4 with the parameters of type rich."""

MANIFEST = {
    "name": str, "short_name": str, "description": str, "lang": str, "dir": str, "start_url": str,
    "scope": str, "id": str, "display": str, "orientation": str, "theme_color": str,
    "background_color": str, "icons": list, "categories": list, "shortcuts": list,
}  # fmt: skip
"""W3C, Web Application Manifest, section 1, and its supplement."""
CHOICES = {
    "dir": {"ltr", "rtl", "auto"},
    "display": {"fullscreen", "standalone", "minimal-ui", "browser"},
}


def test_structured_data_say_what_schema_org_has_words_for(public):
    found = {}
    for path in sorted(public.rglob("*.html")):
        tree = html.document_fromstring(path.read_text("utf-8"))
        for text in tree.xpath("//script[@type='application/ld+json']/text()"):
            found[path.relative_to(public).as_posix()] = mistakes(json.loads(text))
    assert {"index.html", "episodes/can-we-safely-automate/index.html"} <= found.keys()
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_the_essay_has_a_clip_for_each_heading(public):
    page = public / "episodes/can-we-safely-automate/index.html"
    (text,) = html.document_fromstring(page.read_text("utf-8")).xpath(
        "//script[@type='application/ld+json']/text()"
    )
    clips = json.loads(text)["hasPart"]
    assert len(clips) == 36
    assert all(each["url"].startswith(f"{ADDRESS}episodes/") for each in clips)


@pytest.fixture(scope="module")
def protocol():
    return etree.XMLSchema(etree.parse(SITEMAP))


def test_the_sitemap_is_what_the_protocol_says(public, protocol):
    protocol.assertValid(etree.parse(public / "sitemap.xml"))


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (r"<loc>[^<]*</loc>", ""),
        (r"<loc>https://", "<loc>"),
        (r"<lastmod>[^<]*<", "<lastmod>yesterday<"),
        (r"<image:loc>[^<]*</image:loc>", ""),
        (r"<lastmod>([^<]*)</lastmod>", r"<changefreq>daily</changefreq><lastmod>\1</lastmod>"),
        (r"(?s)(<url>.*?</url>)", r"\1\1"),
    ],
)
def test_the_protocol_is_no_empty_promise(public, protocol, said, wrong):
    text = (public / "sitemap.xml").read_text("utf-8")
    changed = re.sub(said, wrong, text, count=1)
    assert changed != text
    assert not protocol.validate(etree.fromstring(changed.encode()))


def test_oembed_says_what_its_specification_lists(public):
    files = sorted((public / "embed").glob("*/oembed.json"))
    assert files
    for path in files:
        told = json.loads(path.read_text("utf-8"))
        assert {"type", "version", "html", "width", "height"} <= told.keys()
        assert {name: type(value) for name, value in told.items()} == {
            name: OEMBED[name] for name in told
        }
        assert (told["type"], told["version"]) == ("rich", "1.0")
        assert len({"thumbnail_url", "thumbnail_width", "thumbnail_height"} & told.keys()) in (0, 3)


def test_the_web_manifest_says_what_its_specification_lists(public):
    told = json.loads((public / "site.webmanifest").read_text("utf-8"))
    assert {name: type(value) for name, value in told.items()} == {
        name: MANIFEST[name] for name in told
    }
    assert all(told[name] in allowed for name, allowed in CHOICES.items())
    at = f"{ADDRESS}site.webmanifest"
    assert urljoin(at, told["start_url"]).startswith(urljoin(at, told["scope"]))
    for name in ("theme_color", "background_color"):
        assert re.fullmatch(r"#[0-9a-f]{6}", told[name])
    for each in told["icons"]:
        assert each.keys() <= {"src", "sizes", "type", "purpose"}
        assert re.fullmatch(r"\d+x\d+", each["sizes"])


def test_every_page_is_canonical_once_and_its_language_is_known(public):
    for path in sorted(public.rglob("*.html")):
        if path.is_relative_to(public / "transcripts"):
            continue
        tree = html.document_fromstring(path.read_text("utf-8"))
        (canonical,) = tree.xpath("//link[@rel='canonical']/@href")
        assert canonical.startswith("https://"), path
        assert re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", tree.get("lang")), path
