from __future__ import annotations

import json

from lxml import html


def test_an_episode_is_found_by_pages_elsewhere(shows):
    site = shows.site(shows.publication(shows.full()))
    page = html.document_fromstring(site["episodes/full/index.html"].decode())
    (address,) = page.xpath("//link[@type='application/json+oembed']/@href")
    assert address == "https://harbour.example/lights/embed/full/oembed.json"
    told = json.loads(site["embed/full/oembed.json"])
    assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", "The title of full")
    frame = html.fragment_fromstring(told["html"])
    assert frame.tag == "iframe"
    assert frame.get("src") == "https://harbour.example/lights/embed/full/"
    assert (told["width"], told["height"]) == (int(frame.get("width")), int(frame.get("height")))


def test_a_hostile_title_stays_within_the_frame(shows):
    told = json.loads(shows.site(shows.publication())["embed/hostile/oembed.json"])
    assert told["title"] == shows.HOSTILE
    frame = html.fragment_fromstring(told["html"])
    assert frame.get("title") == shows.HOSTILE
    assert len(frame) == 0


def test_the_player_for_pages_elsewhere_plays_and_leads_to_the_episode(shows):
    tree = html.document_fromstring(shows.html(shows.publication(), "embed/full/index.html"))
    assert tree.xpath("//audio/@src") == ["../../media/full.m4a"]
    assert tree.xpath("//h1/a/@href") == ["../../episodes/full/"]
    assert tree.xpath("//a[not(@target='_blank') and not(starts-with(@href, '#'))]") == []
    assert not tree.xpath("//footer | //nav")
    assert tree.xpath("//link[@rel='canonical']/@href") == [
        "https://harbour.example/lights/episodes/full/"
    ]
