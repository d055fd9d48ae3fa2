from __future__ import annotations

from lxml import etree

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
        f"{shows.ADDRESS}episodes/full/": updated,
        f"{shows.ADDRESS}episodes/bare/": "2025-04-29T23:30:00+00:00",
    }


def test_an_episode_whose_page_is_elsewhere_is_not_listed(shows):
    away = shows.bare("away", page_address="https://elsewhere.example/away")
    assert f"{shows.ADDRESS}episodes/away/" not in entries(shows, shows.publication(away))


def test_addresses_are_escaped(shows):
    of = shows.publication(shows.bare(), show=shows.show(address="https://a.example/b&c/"))
    assert "https://a.example/b&c/" in entries(shows, of)


def test_robots_are_welcome_and_find_the_sitemap(shows):
    text = shows.site(shows.publication())["robots.txt"].decode()
    assert "Allow: /\n" in text
    assert "Disallow" not in text
    assert "Sitemap: https://harbour.example/lights/sitemap.xml\n" in text


def test_robots_are_sent_away_from_a_preview(shows):
    assert "Disallow: /\n" in shows.site(shows.publication(noindex=True))["robots.txt"].decode()
