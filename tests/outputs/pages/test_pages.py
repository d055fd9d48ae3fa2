from __future__ import annotations

import json
import re
from datetime import timedelta
from html.parser import HTMLParser
from itertools import pairwise

import pytest
import segno
from lxml import html
from msgspec.structs import replace

from feedkit.model.catalog import Catalog
from feedkit.model.podcast.keys import ShowKeys
from feedkit.model.podcast.license import License
from feedkit.outputs.publication import Publication

RESERVED = License(name="ARR")
VOID = {"meta", "link", "img", "source", "br", "hr", "input"}


class Balance(HTMLParser):
    """Says which tags do not close what was opened last."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.opened, self.wrong, self.ids = [], [], []
        self.feed(text)
        self.close()
        self.wrong += self.opened

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        if len({name for name, _ in attrs}) < len(attrs):
            self.wrong.append(f"{tag}: an attribute twice")
        if tag not in VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag):
        if not self.opened or self.opened.pop() != tag:
            self.wrong.append(tag)


@pytest.fixture
def pages(shows):
    return {
        path: content.decode()
        for path, content in shows.site(shows.publication()).items()
        if path.endswith(".html")
    }


def test_pages_are_balanced_html_with_every_id_once(pages):
    for path, text in pages.items():
        balance = Balance(text)
        assert balance.wrong == [], path
        assert len(set(balance.ids)) == len(balance.ids), path
        assert text.startswith("<!doctype html>\n<html lang=")
        assert text.endswith("</html>\n")


def test_a_page_has_one_main_heading_and_no_jumps_between_levels(pages):
    for path, text in pages.items():
        tree = html.document_fromstring(text)
        levels = [int(each.tag[1]) for each in tree.iter("h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(b - a <= 1 for a, b in pairwise(levels)), path


def test_the_charset_comes_first_and_the_head_is_complete(pages):
    for path, text in pages.items():
        tree = html.document_fromstring(text)
        assert tree.find("head")[0].get("charset") == "utf-8"
        assert tree.xpath("//meta[@name='viewport']")
        assert tree.xpath("string(//meta[@name='description']/@content)"), path
        (feed,) = tree.xpath("//link[@rel='alternate'][@type='application/rss+xml']/@href")
        assert feed == "https://harbour.example/lights/feed.xml"
        (canonical,) = tree.xpath("//link[@rel='canonical']/@href")
        assert canonical.startswith("https://harbour.example/lights/")
        assert tree.xpath("//link[@rel='icon']")


def test_titles_of_pages_are_their_own(pages):
    public = [path for path, text in pages.items() if 'content="noindex"' not in text]
    titles = {html.document_fromstring(pages[path]).findtext(".//title") for path in public}
    assert len(titles) == len(public)


def test_open_graph_names_the_picture_with_its_size_and_the_audio(pages):
    text = pages["episodes/full/index.html"]
    pairs = html.document_fromstring(text).xpath("//meta[@property]")
    names = [each.get("property") for each in pairs]
    values = {each.get("property"): each.get("content") for each in pairs}
    start = names.index("og:image")
    assert names[start + 1 : start + 6] == [
        f"og:image:{part}" for part in ("secure_url", "type", "width", "height", "alt")
    ]
    assert values["og:type"] == "article"
    assert values["og:url"] == "https://harbour.example/lights/episodes/full/"
    assert values["og:locale"] == "en_GB"
    assert values["og:audio"] == "https://harbour.example/lights/media/full.m4a"
    assert values["og:audio:type"] == "audio/x-m4a"


def test_an_episode_can_be_played_where_it_is_shared(shows, pages):
    def card(page):
        pairs = html.document_fromstring(page).xpath("//meta[starts-with(@name, 'twitter:')]")
        return {each.get("name")[8:]: each.get("content") for each in pairs}

    told = card(pages["episodes/full/index.html"])
    frame = told["player"].removeprefix(shows.ADDRESS)
    assert told["card"] == "player"
    assert f"{frame}index.html" in pages
    assert (told["player:width"], told["player:height"]) == ("640", "340")
    assert told["player:stream"] == "https://harbour.example/lights/media/full.m4a"
    assert told["player:stream:content_type"] == "audio/x-m4a"
    assert card(pages["index.html"])["card"] == "summary_large_image"
    plain = replace(shows.enclosure("full"), address="http://cdn.example/a.mp3", path="")
    of = shows.publication(shows.full(enclosure=plain))
    told = card(shows.html(of, "episodes/full/index.html"))
    assert (told["card"], "player" in told) == ("summary_large_image", False)


def test_a_licence_and_places_lead_to_their_texts_and_maps(pages):
    about = html.document_fromstring(pages["episodes/full/index.html"]).find_class("about")[0]
    links = {each.text_content(): each.get("href") for each in about.iter("a")}
    assert links["CC BY 4.0"] == "https://creativecommons.org/licenses/by/4.0/"
    assert links["Port of Antwerp"] == "https://www.openstreetmap.org/relation/59518"
    assert links["Ghent"] == "https://www.openstreetmap.org/?mlat=51.05&mlon=3.72"
    assert "The sea" not in links


def test_an_episode_without_a_licence_has_that_of_the_show(shows):
    of = shows.publication(shows.bare(), show=shows.show(podcast=ShowKeys(license=RESERVED)))
    assert "All rights reserved" in shows.html(of, "episodes/bare/index.html")


def test_hostile_text_stays_text(shows, pages):
    for path, text in pages.items():
        tree = html.document_fromstring(text)
        for script in tree.iter("script"):
            assert script.get("src") or script.get("type") == "application/ld+json", path
            assert "<" not in (script.text or ""), path
        events = [name for each in tree.iter() for name in each.attrib if name.startswith("on")]
        assert events == [], path
        assert not tree.xpath("//*[@style]"), path
    episode = html.document_fromstring(pages["episodes/hostile/index.html"])
    assert episode.findtext(".//h1") == shows.HOSTILE
    assert episode.findtext(".//title") == f"{shows.HOSTILE} – Harbour Lights"
    assert episode.xpath("string(//*[@class='lead'])").startswith(shows.HOSTILE)


def test_every_page_allows_itself_what_it_needs_and_no_inline_code(shows):
    plain = shows.site(shows.publication(shows.bare()))["index.html"].decode()
    assert "unsafe" not in plain
    foreign = shows.bare(
        enclosure=replace(shows.enclosure("a"), path="", address="https://cdn.example/a.mp3")
    )
    scripted = shows.show(
        scripts=(
            shows.script(
                "https://stats.example:8443/s.js",
                data={"site": shows.HOSTILE},
                reports=("https://me.count.example/",),
            ),
            shows.script("https://x.example;/'none'"),
        )
    )
    of = shows.publication(foreign, shows.full(), show=scripted)
    rules = dict(
        rule.split(" ", 1)
        for rule in html.document_fromstring(shows.html(of, "episodes/bare/index.html"))
        .xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        .split("; ")
    )
    assert rules["default-src"] == "'none'"
    assert rules["media-src"] == "'self' https://cdn.example https:"
    assert rules["script-src"] == "'self' https://stats.example:8443"
    assert rules["connect-src"] == "'self' https://stats.example:8443 https://me.count.example"
    assert "unsafe" not in " ".join(rules.values())
    assert "https://stats.example:8443" in rules["img-src"]
    assert (
        "https://pictures.example" in shows.html(of, "episodes/full/index.html").split("<title>")[0]
    )
    (script,) = html.document_fromstring(shows.html(of, "404.html")).xpath(
        "//script[@src='https://stats.example:8443/s.js']"
    )
    assert dict(script.attrib) == {
        "defer": "defer", "src": "https://stats.example:8443/s.js", "data-site": shows.HOSTILE,
    }  # fmt: skip


def test_an_episode_comes_in_the_order_that_listeners_look_for(shows, pages):
    text = html.document_fromstring(pages["episodes/full/index.html"]).find("body").text_content()
    order = [
        "Harbour Lights", "Season 2, episode 7", "The title of full", "Ada Quay, author",
        "Bo Derrick, narrator", "30 April 2025", "2 hr 3 min", "Download", "58 MB",
        "Why cranes are blue.", "Outline", "0:43", "1. Cranes", "1.1 Why they are tall",
        "1:04:10", "2. Ships", "Notes", "They are tall", "About this episode",
        "The footnotes were left out.", "Source", "https://essays.example/cranes",
        "First published", "29 February 2024", "Narrator", "Place", "Port of Antwerp", "The sea",
        "Made in", "Ghent", "Updated", "2 May 2025", "Transcript", "Licence", "CC BY 4.0",
        "Episode link", "https://harbour.example/lights/episodes/full/", "Previous", "Subscribe",
    ]  # fmt: skip
    place = 0
    for words in order:
        found = text.find(words, place)
        assert found >= 0, f"{words!r} is missing behind {text[max(0, place - 40) : place]!r}"
        place = found + len(words)


def test_the_outline_is_nested_and_leads_into_the_audio(pages):
    tree = html.document_fromstring(pages["episodes/full/index.html"])
    (cranes, ships) = tree.xpath("//section[@class='outline']/ol/li")
    assert cranes.xpath("a[1]/@href") == ["../../media/full.m4a#t=43"]
    assert cranes.xpath("ol/li/a/@href") == ["../../media/full.m4a#t=60"]
    assert ships.xpath("a/@data-time") == ["3850"]
    assert "A picture alone" not in pages["episodes/full/index.html"]
    assert "Intro" not in tree.text_content()


def test_the_player_plays_without_a_script(pages):
    (audio,) = html.document_fromstring(pages["episodes/full/index.html"]).iter("audio")
    assert audio.get("src") == "../../media/full.m4a"
    assert "controls" in audio.attrib
    assert audio.get("preload") == "none"
    assert audio.getparent().tag == "feedkit-player"


def test_what_an_episode_does_not_have_leaves_no_trace(shows):
    alone = shows.show(people=(), funding=None, copyright="")
    of = Publication(
        catalog=Catalog(show=alone, episodes=(shows.bare(),)), templates=shows.TEMPLATES
    )
    text = shows.html(of, "episodes/bare/index.html")
    tree = html.document_fromstring(text)
    words = tree.find("body").text_content()
    for trace in (
        "Outline", "Notes", "Season", "pisode 7", "Source", "First published", "Author", "Narrator",
        "Updated", "Transcript", "Previous", "Next", "Explicit", "None", "©", "()", "Licence",
        "Place", "Made in", "Support",
    ):  # fmt: skip
        assert trace not in words, trace
    assert not tree.xpath("//ol | //section[not(.//text()[normalize-space()])]")
    assert not tree.xpath("//*[self::h1 or self::h2 or self::p[not(@role='status')] or "
                          "self::dd or self::dt or self::li][not(normalize-space())]")  # fmt: skip
    assert not tree.xpath("//button[@data-do='previous' or @data-do='next' or @data-do='follow']")
    assert not tree.xpath(
        "//option[@value='heading'] | //svg[@class='bars'] | //a[@href='#transcript']"
    )
    assert '="None"' not in text
    assert '=""' not in text.replace('alt=""', "").replace('<option value="">', "")


def test_pictures_say_what_they_show_and_how_big_they_are(pages):
    for path in ("index.html", "subscribe/index.html", "episodes/bare/index.html"):
        for image in html.document_fromstring(pages[path]).iter("img"):
            assert image.get("alt") is not None
            assert (image.get("width"), image.get("height")) == ("640", "640")
            assert image.get("src").endswith("art/cover-small.jpg")


def test_an_episode_without_people_shows_those_of_the_show(pages):
    assert "Cy Winch" in pages["episodes/bare/index.html"]
    assert "Cy Winch" not in pages["episodes/full/index.html"]


def test_structured_data_name_the_episode_and_its_parts(pages):
    (text,) = html.document_fromstring(pages["episodes/full/index.html"]).xpath(
        "//script[@type='application/ld+json']/text()"
    )
    told = json.loads(text)
    assert told["@type"] == "PodcastEpisode"
    assert told["duration"] == "PT2H3M25S"
    assert told["episodeNumber"] == 7
    assert told["partOfSeries"]["webFeed"] == "https://harbour.example/lights/feed.xml"
    assert [(each["startOffset"], each["endOffset"]) for each in told["hasPart"]] == [
        (43, 3850), (60, 3850), (3850, 7405),
    ]  # fmt: skip
    assert told["hasPart"][0]["url"] == "https://harbour.example/lights/episodes/full/#t=43"
    (series,) = html.document_fromstring(pages["index.html"]).xpath(
        "//script[@type='application/ld+json']/text()"
    )
    assert json.loads(series)["@type"] == "PodcastSeries"


def test_hostile_titles_survive_in_structured_data(shows, pages):
    (text,) = html.document_fromstring(pages["episodes/hostile/index.html"]).xpath(
        "//script[@type='application/ld+json']/text()"
    )
    assert json.loads(text)["name"] == shows.HOSTILE


def test_a_preview_is_kept_out_of_search_engines(shows):
    for path, content in shows.site(shows.publication(noindex=True)).items():
        if path.endswith(".html"):
            assert b'<meta name="robots" content="noindex">' in content


def test_only_pages_that_lead_nowhere_are_kept_out_of_search_engines(pages):
    hidden = {path for path, text in pages.items() if 'content="noindex"' in text}
    moved = {"2025/04/cranes.html", "old/cranes/index.html", "older/index.html"}
    embedded = {f"embed/{slug}/index.html" for slug in ("full", "hostile", "bare")}
    assert hidden == {"404.html", "search/index.html", *moved, *embedded}


def test_a_moved_page_leads_on_in_every_way(pages):
    text = pages["old/cranes/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../../episodes/full/">' in text
    tree = html.document_fromstring(text)
    assert tree.xpath("//main//a/@href") == ["../../episodes/full/"]
    assert tree.xpath("//link[@rel='canonical']/@href") == [
        "https://harbour.example/lights/episodes/full/"
    ]
    assert "url=../../episodes/full/" in pages["2025/04/cranes.html"]
    assert "url=../episodes/bare/" in pages["older/index.html"]


def test_the_index_lists_the_newest_first_a_hundred_to_a_page(shows):
    many = [
        shows.bare(f"e{number}", published=shows.PUBLISHED - timedelta(days=number))
        for number in range(201)
    ]
    site = shows.site(shows.publication(*many))
    listed = {
        path: html.document_fromstring(site[path]).xpath("//ol[@class='episodes']/li//h3/a/@href")
        for path in ("index.html", "page/2/index.html", "page/3/index.html")
    }
    assert [len(each) for each in listed.values()] == [100, 100, 1]
    assert listed["index.html"][:2] == ["episodes/e0/", "episodes/e1/"]
    assert listed["page/3/index.html"] == ["../../episodes/e200/"]
    turns = html.document_fromstring(site["page/2/index.html"]).xpath("//nav[@aria-label='Pages']")[
        0
    ]
    assert turns.xpath("a/@href") == ["../../", "../3/"]
    assert "page/4/index.html" not in site


def test_a_show_without_episodes_has_an_index(shows):
    of = Publication(catalog=Catalog(show=shows.show(), episodes=()), templates=shows.TEMPLATES)
    assert "on its way" in shows.html(of, "index.html")


def test_an_episode_without_summary_is_listed_with_the_beginning_of_its_notes(shows):
    talkative = shows.bare(notes=f"**Cranes** & ships. {'More words. ' * 100}")
    (words,) = html.document_fromstring(
        shows.html(shows.publication(talkative), "index.html")
    ).xpath("//ol[@class='episodes']/li/p/text()")
    assert words.startswith("Cranes & ships. More words.")
    assert words.endswith("…")
    assert len(words) <= 240


def test_the_subscribe_page_opens_apps_and_gives_the_address(pages):
    tree = html.document_fromstring(pages["subscribe/index.html"])
    (field,) = tree.iter("input")
    assert field.get("value") == "https://harbour.example/lights/feed.xml"
    assert "readonly" in field.attrib
    links = tree.xpath("//ul[@class='apps']//a/@href")
    assert "podcast://harbour.example/lights/feed.xml" in links
    assert "antennapod-subscribe://harbour.example/lights/feed.xml" in links
    assert (
        "overcast://x-callback-url/add?url=https%3A%2F%2Fharbour.example%2Flights%2Ffeed.xml"
        in links
    )


def test_pages_of_a_language_written_from_the_right_say_so(shows):
    of = shows.publication(show=shows.show(language="he"))
    assert '<html lang="he" dir="rtl">' in shows.html(of, "index.html")


def test_a_link_of_the_outline_shows_its_host(pages):
    tree = html.document_fromstring(pages["episodes/full/index.html"])
    (aside,) = tree.xpath("//a[@class='aside']")
    assert (aside.get("href"), aside.text) == ("https://cranes.example/x", "cranes.example")


def test_the_home_page_plays_the_latest_episode(shows):
    of = shows.publication(shows.full(peaks=(10, 50, 90)), shows.bare())
    tree = html.document_fromstring(shows.html(of, "index.html"))
    (latest,) = tree.xpath("//section[@aria-labelledby='latest']")
    assert latest.xpath("h2/a/@href") == ["episodes/full/"]
    assert latest.xpath("feedkit-player/@data-page") == ["episodes/full/"]
    assert latest.xpath(".//audio/@src") == ["media/full.m4a"]
    assert latest.xpath(".//svg[@class='bars']")
    assert not latest.xpath(".//button[@data-do='next']"), "there are no headings on this page"
    assert tree.xpath("//ol[@class='episodes']/li//h3/a/@href") == [
        "episodes/full/", "episodes/bare/",
    ]  # fmt: skip


def test_only_the_first_page_of_the_index_has_a_player(shows):
    many = [shows.bare(f"e{number}") for number in range(101)]
    site = shows.site(shows.publication(*many))
    assert b"<audio" in site["index.html"]
    assert b"<audio" not in site["page/2/index.html"]


def test_the_latest_recording_may_be_elsewhere(shows):
    audio = replace(shows.enclosure("a"), path="", address="https://cdn.example/a.mp3")
    text = shows.html(shows.publication(shows.bare(enclosure=audio)), "index.html")
    assert "media-src &#39;self&#39; https://cdn.example https:;" in text


def headings_of(shows, *seasons):
    listed = [
        shows.bare(f"e{at}", season=season, published=shows.PUBLISHED - timedelta(days=at))
        for at, season in enumerate(seasons)
    ]
    tree = html.document_fromstring(shows.html(shows.publication(*listed), "index.html"))
    return [
        (each.findtext("h2"), each.xpath("ol/li//h3/a/@href"))
        for each in tree.xpath("//div[@class='sheet']/section")
    ]


def test_episodes_stand_under_their_seasons_where_there_are_several(shows):
    assert headings_of(shows, 2, 2, None, 1) == [
        ("Season 2", ["episodes/e0/", "episodes/e1/"]),
        ("More episodes", ["episodes/e2/"]),
        ("Season 1", ["episodes/e3/"]),
    ]
    assert headings_of(shows, 1, None) == [("Episodes", ["episodes/e0/", "episodes/e1/"])]


def test_the_code_of_the_subscribe_page_leads_to_it(pages):
    (drawn,) = html.document_fromstring(pages["subscribe/index.html"]).xpath(
        "//section[@class='code']/svg"
    )
    size = int(drawn.get("viewbox").split()[-1])
    dark = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawn.xpath("path/@d")[0]):
        dark |= {(int(x) + step, int(y)) for step in range(int(length))}
    wanted = segno.make("https://harbour.example/lights/subscribe/", error="m", micro=False)
    rows = [[(x, y) in dark for x in range(3, size - 3)] for y in range(3, size - 3)]
    assert rows == [[bool(each) for each in row] for row in wanted.matrix]
    assert all(2 < x < size - 3 and 2 < y < size - 3 for x, y in dark)


def test_the_page_asks_for_support_where_the_show_does(shows, pages):
    tree = html.document_fromstring(pages["episodes/full/index.html"])
    assert tree.xpath("//aside[@class='support']//a/@href") == ["https://support.example/"]
    plain = shows.publication(show=shows.show(funding=None))
    assert "support" not in shows.html(plain, "episodes/full/index.html")


def test_a_picture_of_the_notes_is_loaded_late_and_a_figure_where_it_stands_alone(shows):
    alone = shows.bare(notes='![A crane](https://a.example/c.jpg "Blue and tall")')
    tree = html.document_fromstring(
        shows.html(shows.publication(alone), "episodes/bare/index.html")
    )
    (figure,) = tree.iter("figure")
    assert figure.find("img").get("loading") == "lazy"
    assert figure.findtext("figcaption") == "Blue and tall"


def test_the_hosts_whose_scripts_see_listeners_are_named_where_people_subscribe(shows):
    scripts = (
        shows.script("https://stats.example/a.js"),
        shows.script("https://stats.example/b.js"),
        shows.script("https://ads.example/c.js", reports=("https://me.ads.example/",)),
    )
    page = shows.html(shows.publication(show=shows.show(scripts=scripts)), "subscribe/index.html")
    listed = page.partition('id="watchers"')[2].partition("</section>")[0]
    assert re.findall("<li>(.*)</li>", listed) == ["stats.example", "ads.example", "me.ads.example"]
    assert 'id="watchers"' not in shows.html(shows.publication(), "subscribe/index.html")
