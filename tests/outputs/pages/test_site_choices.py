"""What an author chooses for every page stands there, and does no harm."""

from __future__ import annotations

import json

import pytest
from lxml import html

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.site_choices import ColourChoices, MenuEntry, SiteChoices, SiteLink
from feedkit.outputs.pages.frame import frame_of
from feedkit.outputs.pages.links import Place
from feedkit.outputs.pages.menu import lost_entries


@pytest.fixture
def site_of(shows):
    def make(**choices):
        of = shows.publication(show=shows.show(site=SiteChoices(**choices)))
        return shows.site(of)

    return make


def pages(site):
    return {
        path: html.document_fromstring(content.decode())
        for path, content in site.items()
        if path.endswith(".html")
    }


def links(tree, place):
    return {each.get("href"): each for each in tree.xpath(f"//{place}//a")}


def test_the_menu_stands_on_every_page_and_leads_from_where_it_stands(site_of):
    menu = (
        MenuEntry(text="Others", link="/podroll/#top"),
        MenuEntry(text="Blog", link="https://blog.example/"),
    )
    found = pages(site_of(menu=menu))
    assert {"../../podroll/#top", "https://blog.example/"} <= links(
        found["episodes/full/index.html"], "header"
    ).keys()
    assert {"podroll/#top", "https://blog.example/"} <= links(found["index.html"], "header").keys()
    assert "/lights/podroll/#top" in links(found["404.html"], "header")
    assert not found["embed/full/index.html"].xpath("//nav")


def test_without_entries_the_home_page_has_no_menu(site_of):
    assert not pages(site_of())["index.html"].xpath("//header//nav")


def test_links_and_the_line_stand_at_the_foot(site_of):
    site = site_of(
        links=(
            SiteLink(link="https://www.social.example/@harbour"),
            SiteLink(link="https://harbour.example/", text="The house"),
        ),
        footer="Made in *Antwerp*.",
    )
    for path, tree in pages(site).items():
        if not path.startswith("embed/"):
            found = links(tree, "footer")
            assert found["https://www.social.example/@harbour"].text_content() == "social.example"
            assert found["https://harbour.example/"].text_content() == "The house"
            assert found["https://harbour.example/"].get("rel") == "me noopener"
            assert tree.xpath("string(//footer//p[em='Antwerp'])") == "Made in Antwerp."
    told = json.loads(pages(site)["index.html"].xpath("string(//script[@type])"))
    assert told["sameAs"] == ["https://www.social.example/@harbour", "https://harbour.example/"]


def test_hostile_choices_do_no_harm(shows, site_of):
    site = site_of(
        menu=(MenuEntry(text=shows.HOSTILE, link="/x'\"><script>"),),
        links=(SiteLink(link="https://a.example/?\"'><b>", text=shows.HOSTILE),),
        footer=f"{shows.HOSTILE} [x](javascript:alert(1)) <img src=x onerror=alert(1)> ![y](z)",
    )
    for path, tree in pages(site).items():
        for script in tree.iter("script"):
            assert script.get("src") or script.get("type") == "application/ld+json", path
        assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on")]
        assert not [each for each in tree.xpath("//a/@href") if each.startswith("javascript")]
        assert not tree.xpath("//footer//img")


def test_colours_are_in_the_style_and_in_the_frame(site_of):
    site = site_of(colours=ColourChoices(accent="#8c3b2a", stage="#102030"))
    (style,) = (content.decode() for path, content in site.items() if path.endswith(".css"))
    assert "--accent: #8c3b2a;" in style
    assert "--stage: #102030;" in style
    tree = pages(site)["index.html"]
    assert tree.xpath("//meta[@name='theme-color']/@content")[0] == "#102030"
    assert b'"theme_color": "#102030"' in site["site.webmanifest"]


def test_every_page_knows_who_watches(shows):
    scripts = (shows.script("https://stats.example/a.js", reports=("https://me.example:8443/",)),)
    of = shows.publication(show=shows.show(scripts=scripts))
    view = frame_of(of, Place("index.html")).site
    assert view.watchers == ("stats.example", "me.example:8443")


def file(path):
    return Artifact(kind="x", key="", path=path, digest="", stage=Stage.PAGES)


@pytest.mark.parametrize("link", ["/", "/a/", "/a/#top", "/b.pdf", "/c.html", "https://x.example/"])
def test_an_entry_that_leads_to_a_file_of_the_site_is_fine(link):
    pieces = [file(each) for each in ("index.html", "a/index.html", "b.pdf", "c.html")]
    assert list(lost_entries([MenuEntry(text="A", link=link)], pieces)) == []


def test_an_entry_that_leads_nowhere_is_objected_to():
    menu = [MenuEntry(text="A", link="/"), MenuEntry(text="B", link="/podrol/")]
    (found,) = lost_entries(menu, [file("index.html"), file("podroll/index.html")])
    assert (found.code, found.at) == ("SITE001", ("site", "menu", 1))
    assert found.help == "did you mean “/podroll/”?"
