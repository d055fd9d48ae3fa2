from __future__ import annotations

from datetime import datetime

from lxml import etree

from feedkit.outputs import sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def entries(shows, of):
    tree = etree.fromstring(shows.site(of)["sitemap.xml"])
    return {
        each.findtext("s:loc", namespaces=NAMES): each.findtext("s:lastmod", namespaces=NAMES)
        for each in tree.findall("s:url", NAMES)
    }


def test_every_public_page_is_listed_with_its_last_change(shows):
    updated = "2025-05-01T23:30:00+00:00"
    assert entries(shows, shows.publication(shows.full(), shows.bare())) == {
        shows.ADDRESS: updated,
        f"{shows.ADDRESS}subscribe/": None,
        f"{shows.ADDRESS}about/": None,
        f"{shows.ADDRESS}episodes/full/": updated,
        f"{shows.ADDRESS}episodes/bare/": "2025-04-29T23:30:00+00:00",
        f"{shows.ADDRESS}tags/cranes/": updated,
        f"{shows.ADDRESS}tags/blue-things/": updated,
        f"{shows.ADDRESS}people/ada-quay/": updated,
        f"{shows.ADDRESS}people/bo-derrick/": updated,
        f"{shows.ADDRESS}people/cy-winch/": "2025-04-29T23:30:00+00:00",
    }


def test_an_episode_whose_page_is_elsewhere_is_not_listed(shows):
    away = shows.bare("away", page_address="https://elsewhere.example/away")
    assert f"{shows.ADDRESS}episodes/away/" not in entries(shows, shows.publication(away))


def test_addresses_are_escaped(shows):
    of = shows.publication(shows.bare(), show=shows.show(address="https://a.example/b&c/"))
    assert "https://a.example/b&c/" in entries(shows, of)


def test_pages_name_the_picture_that_stands_on_them(shows):
    tree = etree.fromstring(
        shows.site(shows.publication(shows.full(), shows.bare()))["sitemap.xml"]
    )
    images = {"i": "http://www.google.com/schemas/sitemap-image/1.1", **NAMES}
    found = {
        each.findtext("s:loc", namespaces=NAMES): each.findtext("i:image/i:loc", namespaces=images)
        for each in tree
    }
    assert found == {
        shows.ADDRESS: f"{shows.ADDRESS}art/cover.png",
        **dict.fromkeys(
            f"{shows.ADDRESS}{page}/"
            for page in (
                "subscribe",
                "about",
                "tags/cranes",
                "tags/blue-things",
                "people/ada-quay",
                "people/cy-winch",
            )
        ),
        f"{shows.ADDRESS}people/bo-derrick/": f"{shows.ADDRESS}art/bo.png",
        f"{shows.ADDRESS}episodes/full/": f"{shows.ADDRESS}art/full.png",
        f"{shows.ADDRESS}episodes/bare/": f"{shows.ADDRESS}art/cover.png",
    }


def test_what_stands_of_a_page_stands_in_the_order_of_the_protocol(shows):
    tree = etree.fromstring(shows.site(shows.publication())["sitemap.xml"])
    order = ["loc", "lastmod", "image"]
    assert tree.tag == f"{{{NAMES['s']}}}urlset"
    assert 0 < len(tree) < 50_000
    for each in tree:
        names = [etree.QName(inner).localname for inner in each]
        assert names == [name for name in order if name in names]
        last = each.findtext("s:lastmod", namespaces=NAMES)
        assert last is None or datetime.fromisoformat(last).tzinfo is not None


def test_robots_are_welcome_and_find_the_sitemap(shows):
    text = shows.site(shows.publication())["robots.txt"].decode()
    assert "Allow: /\n" in text
    assert "Disallow" not in text
    assert "Sitemap: https://harbour.example/lights/sitemap.xml\n" in text


def test_robots_are_sent_away_from_a_preview(shows):
    assert "Disallow: /\n" in shows.site(shows.publication(noindex=True))["robots.txt"].decode()


def test_very_many_pages_have_several_lists_and_a_list_of_those(shows, monkeypatch):
    of = shows.publication(shows.full(), shows.bare())
    whole = shows.site(of)["sitemap.xml"]
    pages = entries(shows, of)
    monkeypatch.setattr(sitemap, "MOST_PAGES", 4)
    site = shows.site(of)
    index = etree.fromstring(site["sitemap.xml"])
    assert index.tag == f"{{{NAMES['s']}}}sitemapindex"
    named = [each.text for each in index.iterfind("s:sitemap/s:loc", NAMES)]
    assert named == [f"{shows.ADDRESS}sitemap-{number}.xml" for number in (1, 2, 3)]
    parts = [etree.fromstring(site[each.removeprefix(shows.ADDRESS)]) for each in named]
    assert [len(each) for each in parts] == [4, 4, 2]
    listed = [each.findtext("s:loc", namespaces=NAMES) for part in parts for each in part]
    assert listed == list(pages)
    lines = [line for each in named for line in lines_of(site[each.removeprefix(shows.ADDRESS)])]
    assert lines == lines_of(whole)
    assert sitemap.lists_among(site) == ("sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml")
    assert sitemap.lists_among(["sitemap.xml", "robots.txt"]) == ("sitemap.xml",)


def lines_of(document):
    return [each for each in document.decode().splitlines() if "<url>" in each]
