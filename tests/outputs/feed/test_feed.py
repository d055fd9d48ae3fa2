from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree
from msgspec.structs import replace

from feedkit.model.artifact import Stage
from feedkit.model.catalog import Catalog, Episode, Picture, Show, Transcript
from feedkit.model.outline import Chapter, Outline
from feedkit.model.podcast.keys import ShowKeys
from feedkit.model.timestamp import Timestamp
from feedkit.outputs.feed.feed import FEED_OUTPUT
from feedkit.outputs.publication import Publication
from feedkit.resolve.feeds import feeds
from feedkit.text.xml import NAMESPACES

PODCAST = "{https://podcastindex.org/namespace/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


def catalog(show: Show, *episodes: Episode) -> Catalog:
    return Catalog(show=show, episodes=episodes, feeds=tuple(feeds(show, episodes, page=None)))


def rendered(publication: Publication) -> etree._Element:
    (artifact,) = FEED_OUTPUT.artifacts(publication)
    return etree.fromstring(FEED_OUTPUT.render(publication, artifact))


@pytest.fixture
def feed(show):
    def of(*episodes, **changes):
        told = type(show)(**{**{f: getattr(show, f) for f in show.__slots__}, **changes})
        return rendered(Publication(catalog=catalog(told, *episodes)))[0]

    return of


def attributes(element: etree._Element, name: str) -> dict[str, str]:
    return dict(element.find(name, NAMESPACES).attrib)


def test_an_item_holds_everything_that_is_known_of_an_episode(feed, make):
    transcript = Transcript(
        address="https://harbour.example/transcripts/cranes.vtt",
        path="transcripts/cranes.vtt",
        media_type="text/vtt",
        language="en-GB",
    )
    item = feed(make(transcripts=(transcript,))).find("item")
    texts = {each.tag: each.text for each in item}
    assert texts["title"] == "Why cranes are blue"
    assert texts["link"] == "https://harbour.example/episodes/cranes/"
    assert texts["pubDate"] == "Tue, 05 Mar 2024 06:00:00 +0000"
    assert texts[ITUNES + "duration"] == "3600"
    assert texts[ITUNES + "season"] == texts[PODCAST + "season"] == "2"
    assert texts[ITUNES + "episode"] == texts[PODCAST + "episode"] == "7"
    assert texts[ITUNES + "explicit"] == "false"
    assert texts[ITUNES + "episodeType"] == "full"
    assert (item.find("guid").text, item.find("guid").get("isPermaLink")) == (
        "7c1de5a2-2f1b-4d0a-9a40-2b8f4a7b1c55",
        "false",
    )
    assert attributes(item, "enclosure") == {
        "url": "https://harbour.example/media/cranes.mp3",
        "length": "57600312",
        "type": "audio/mpeg",
    }
    assert attributes(item, "podcast:chapters") == {
        "url": "https://harbour.example/chapters/cranes.json",
        "type": "application/json+chapters",
    }
    assert attributes(item, "podcast:transcript") == {
        "url": "https://harbour.example/transcripts/cranes.vtt",
        "type": "text/vtt",
        "language": "en-gb",
        "rel": "captions",
    }


def test_simple_chapters_are_flat_and_begin_with_the_opening(feed, make):
    chapters = feed(make()).find("item/psc:chapters", NAMESPACES)
    assert [(each.get("start"), each.get("title"), each.get("href")) for each in chapters] == [
        ("00:00:00.000", "Intro", None),
        ("00:02:10.000", "The first coat", "https://harbour.example/paint"),
        ("00:14:05.500", "Rust", None),
        ("00:15:00.000", "R & D <b>", None),
    ]
    assert chapters.get("version") == "1.2"


def test_people_of_an_item_carry_role_group_and_page(feed, make):
    people = feed(make()).findall("item/podcast:person", NAMESPACES)
    assert [(each.text, each.get("role"), each.get("href")) for each in people] == [
        ("Ada Quay", "host", None),
        ("Bo Derrick", "narrator", "https://bo.example/"),
    ]


def test_what_an_episode_does_not_have_leaves_no_element(feed, make):
    bare = make(
        season=None, number=None, people=(), outline=Outline(), chapters_address="", transcripts=()
    )
    names = {etree.QName(each).localname for each in feed(bare).find("item")}
    assert not names & {"season", "episode", "person", "chapters", "transcript", "image", "block"}


def test_the_channel_says_all_that_directories_want(feed, make):
    channel = feed(make())
    assert channel.findtext("title") == "Harbour Lights"
    assert channel.findtext("link") == "https://harbour.example/"
    assert channel.findtext("language") == "en-gb"
    assert attributes(channel, "atom:link") == {
        "rel": "self",
        "type": "application/rss+xml",
        "href": "https://harbour.example/feed.xml",
    }
    assert attributes(channel, "itunes:image") == {
        "href": "https://harbour.example/art/cover-3f9c.png"
    }
    outer = channel.find("itunes:category", NAMESPACES)
    assert (outer.get("text"), outer[0].get("text")) == ("Society & Culture", "Places & Travel")
    assert channel.findtext("podcast:guid", namespaces=NAMESPACES) == (
        "bab2ba12-9757-5da6-a770-0e70e6bcf214"
    )
    assert attributes(channel, "podcast:locked") == {"owner": "feed@harbour.example"}
    assert channel.findtext("podcast:medium", namespaces=NAMESPACES) == "podcast"


def test_flags_are_written_only_where_they_are_raised(feed, make):
    bare = {etree.QName(each).localname for each in feed(make())}
    assert not bare & {"block", "complete", "new-feed-url", "funding"}
    raised = feed(
        make(blocked=True),
        blocked=True,
        complete=True,
        new_feed="https://new.example/feed.xml",
        podcast=ShowKeys(funding={"link": "https://pay.example/"}),
    )
    texts = {each.tag: each.text for each in raised}
    assert texts[ITUNES + "block"] == "Yes"
    assert texts[ITUNES + "complete"] == "Yes"
    assert texts[ITUNES + "new-feed-url"] == "https://new.example/feed.xml"
    assert attributes(raised, "podcast:funding") == {"url": "https://pay.example/"}
    assert raised.findtext("item/itunes:block", namespaces=NAMESPACES) == "Yes"


def test_artwork_may_end_as_it_likes(feed, make):
    odd = Picture(
        address="https://harbour.example/art/x.jpeg",
        path="art/x.jpeg",
        media_type="image/jpeg",
        width=1400,
        height=1400,
    )
    channel = feed(make(artwork=odd), artwork=odd)
    assert attributes(channel, "itunes:image") == {"href": odd.address}
    assert attributes(channel.find("item"), "itunes:image") == {"href": odd.address}


def test_the_newest_date_is_the_feeds_and_a_correction_only_its_change(feed, make):
    late = datetime(2024, 6, 1, tzinfo=UTC)
    older = make(published=late - timedelta(days=300), updated=late, slug="b", guid="b")
    channel = feed(make(), older)
    assert channel.findtext("pubDate") == "Tue, 05 Mar 2024 06:00:00 +0000"
    assert channel.findtext("lastBuildDate") == "Sat, 01 Jun 2024 00:00:00 +0000"


def test_items_stand_last_in_the_order_of_the_catalog(feed, make):
    names = [each.tag for each in feed(make(), make(slug="b", guid="b"))]
    assert names[-2:] == ["item", "item"]
    assert "item" not in names[:-2]


@pytest.mark.parametrize(
    "title", ["a & b < c", "</item></channel>", "]]>", "<![CDATA[x", "“Zürich” 東京 🎧", "'\""]
)
def test_hostile_titles_and_notes_stay_text(feed, make, title):
    item = feed(make(title=title, notes=title)).find("item")
    assert item.findtext("title") == title
    assert len(feed(make(title=title, notes=f"{title}\n\n<item>{title}</item>"))) > 10


def test_namespaces_are_declared_once_with_the_usual_prefixes(show, make):
    publication = Publication(catalog=catalog(show, make()))
    (artifact,) = FEED_OUTPUT.artifacts(publication)
    text = FEED_OUTPUT.render(publication, artifact).decode()
    assert text.startswith("<?xml version='1.0' encoding='UTF-8'?>\n<rss ")
    for prefix, address in NAMESPACES.items():
        assert text.count(f'xmlns:{prefix}="{address}"') == 1
    assert "ns0:" not in text


class Store:
    """Items in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def remember(self, digest, make):
        if digest not in self.kept:
            self.kept[digest] = make()
        return self.kept[digest]

    def knows(self, digest):
        return digest in self.kept

    def keep(self, feeds):
        pass


def test_items_are_remembered_and_asked_for_again_only_when_they_change(show, make):
    store = Store()
    made = store.kept

    def render(*episodes):
        publication = Publication(catalog=catalog(show, *episodes), items=store)
        (artifact,) = FEED_OUTPUT.artifacts(publication)
        return artifact.digest, FEED_OUTPUT.render(publication, artifact)

    first, text = render(make(), make(slug="b", guid="b"))
    assert len(made) == 2
    assert render(make(), make(slug="b", guid="b")) == (first, text)
    assert len(made) == 2
    second, _ = render(make(title="Why cranes are red"), make(slug="b", guid="b"))
    assert second != first
    assert len(made) == 3


def test_items_of_another_language_are_others(show, make):
    store = Store()
    for language in ("en-GB", "de"):
        of = catalog(replace(show, language=language), make())
        publication = Publication(catalog=of, items=store)
        (artifact,) = FEED_OUTPUT.artifacts(publication)
        FEED_OUTPUT.render(publication, artifact)
    assert len(store.kept) == 2


def test_a_show_without_episodes_has_no_feed(show):
    assert list(FEED_OUTPUT.artifacts(Publication(catalog=catalog(show)))) == []


def test_the_feed_is_written_last():
    assert FEED_OUTPUT.stage is Stage.FEEDS
    assert max(Stage) is Stage.FEEDS


def test_simple_chapters_leave_out_what_they_cannot_hide(feed, make):
    hidden = Chapter(Timestamp(5000), "Only a picture", hidden=True)
    outline = Outline((Chapter(Timestamp(0), "Hello"), hidden, Chapter(Timestamp(9000), "End")))
    chapters = feed(make(outline=outline)).find("item/psc:chapters", NAMESPACES)
    assert [each.get("title") for each in chapters] == ["Hello", "End"]
