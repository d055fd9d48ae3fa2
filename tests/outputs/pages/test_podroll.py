from __future__ import annotations

from urllib.parse import urljoin

import pytest
from lxml import etree, html

from feedkit.model.podcast.keys import ShowKeys
from feedkit.model.podcast.remote_item import RemoteItem

GUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"
NAMED = RemoteItem(guid=GUID, feed="https://friend.example/feed.xml", title="Friendly Show")
UNNAMED = RemoteItem(guid=GUID, feed="https://nameless.example/feed.xml?a=1&b=2")
ELSEWHERE = RemoteItem(guid=GUID, title="Without a feed")


@pytest.fixture
def recommending(shows):
    def site(*recommended):
        keys = ShowKeys(podroll=recommended)
        return shows.site(shows.publication(shows.bare(), show=shows.show(podcast=keys)))

    return site


def subscriptions(content):
    return [dict(each.attrib) for each in etree.fromstring(content).iterfind("body/outline")]


def footer(page):
    return html.document_fromstring(page.decode()).xpath("//footer//a/@href")


def test_the_show_s_own_list_names_its_feed_and_its_home(shows):
    site = shows.site(shows.publication())
    tree = etree.fromstring(site["feed.opml"])
    assert (tree.tag, tree.get("version")) == ("opml", "2.0")
    assert tree.findtext("head/title") == "Harbour Lights"
    assert subscriptions(site["feed.opml"]) == [
        {
            "type": "rss",
            "text": "Harbour Lights",
            "title": "Harbour Lights",
            "xmlUrl": f"{shows.ADDRESS}feed.xml",
            "htmlUrl": shows.ADDRESS,
            "language": "en-gb",
        }
    ]
    links = html.document_fromstring(site["subscribe/index.html"].decode()).xpath("//a/@href")
    assert "../feed.opml" in links


def test_recommended_shows_have_a_page_a_list_and_a_link_in_every_footer(recommending):
    site = recommending(NAMED, UNNAMED, ELSEWHERE)
    page = html.document_fromstring(site["podroll/index.html"].decode())
    listed = [(each.text_content(), each.xpath("a/@href")) for each in page.xpath("//main//li")]
    assert listed == [
        ("Friendly Show", ["https://friend.example/feed.xml"]),
        ("nameless.example", ["https://nameless.example/feed.xml?a=1&b=2"]),
        ("Without a feed", []),
    ]
    assert page.xpath("//main//a[@download]/@href") == ["../podroll.opml"]
    assert [(each["text"], each["xmlUrl"]) for each in subscriptions(site["podroll.opml"])] == [
        ("Friendly Show", "https://friend.example/feed.xml"),
        ("nameless.example", "https://nameless.example/feed.xml?a=1&b=2"),
    ]
    for path in ("index.html", "episodes/bare/index.html", "podroll/index.html"):
        targets = [urljoin(f"https://x.example/{path}", each) for each in footer(site[path])]
        assert "https://x.example/podroll/" in targets
        masthead = html.document_fromstring(site[path].decode()).xpath("//header//a/@href")
        assert not [each for each in masthead if "podroll" in each]
    assert b"<loc>https://harbour.example/lights/podroll/</loc>" in site["sitemap.xml"]


def test_a_show_that_recommends_none_has_no_trace_of_it(recommending):
    site = recommending()
    assert not [path for path in site if "podroll" in path]
    assert not [path for path in site if path.endswith(".html") and b"podroll" in site[path]]
    assert b"podroll" not in site["sitemap.xml"]


def test_a_list_without_any_feed_is_not_written(recommending):
    site = recommending(ELSEWHERE)
    assert "podroll/index.html" in site
    assert "podroll.opml" not in site
    assert "opml" not in site["podroll/index.html"].decode()


def test_hostile_names_are_harmless_in_lists_and_on_the_page(shows, recommending):
    hostile = RemoteItem(guid=GUID, feed="https://a.example/f", title=shows.HOSTILE)
    site = recommending(hostile)
    (entry,) = subscriptions(site["podroll.opml"])
    assert entry["text"] == shows.HOSTILE
    assert b"<script>alert" not in site["podroll/index.html"]
