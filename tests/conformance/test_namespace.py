"""The podcast namespace: one test a requirement, and the table of its tags over a full feed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from feedkit.outputs.feed.tags import CHANNEL, INSIDE, ITEM, TAIL
from feedkit.text.xml import NAMESPACES

EVERYTHING = Path(__file__).parents[1] / "cases" / "feed" / "everything" / "expected.xml"
PODCAST = NAMESPACES["podcast"]
MANY = 1000
CH, IT, LIVE = "channel", "item", "liveItem"
ALL = (CH, IT, LIVE)

TAGS: dict[str, tuple[tuple[str, ...], int, str, str]] = {
    "locked": ((CH,), 1, "", "owner"),
    "guid": ((CH,), 1, "", ""),
    "medium": ((CH,), 1, "", ""),
    "funding": (ALL, MANY, "url", ""),
    "person": (ALL, MANY, "", "role group img href"),
    "location": (ALL, MANY, "", "rel geo osm country"),
    "license": ((CH, IT), 1, "", "url"),
    "trailer": ((CH,), MANY, "url pubdate", "length type season"),
    "block": ((CH,), MANY, "", "id"),
    "txt": ((CH, IT), MANY, "", "purpose"),
    "podroll": ((CH,), 1, "", ""),
    "updateFrequency": ((CH,), 1, "", "rrule dtstart complete"),
    "publisher": ((CH,), 1, "", ""),
    "remoteItem": (
        (CH, "podroll", "publisher", "valueTimeSplit"),
        MANY,
        "feedGuid",
        "feedUrl itemGuid medium title",
    ),
    "image": (ALL, MANY, "href", "alt aspect-ratio width height type purpose"),
    "chat": (ALL, 1, "server protocol", "accountId space"),
    "socialInteract": (ALL, MANY, "protocol", "uri accountId accountUrl priority"),
    "value": (ALL, MANY, "type method", "suggested"),
    "valueRecipient": (
        ("value", "valueTimeSplit"),
        MANY,
        "type address split",
        "name customKey customValue fee",
    ),
    "valueTimeSplit": (
        ("value",),
        MANY,
        "startTime duration",
        "remoteStartTime remotePercentage",
    ),
    "liveItem": ((CH,), MANY, "status start", "end"),
    "contentLink": ((IT, LIVE), MANY, "href", ""),
    "transcript": ((IT,), MANY, "url type", "language rel"),
    "chapters": ((IT,), 1, "url type", ""),
    "soundbite": ((IT,), MANY, "startTime duration", ""),
    "season": ((IT,), 1, "", "name"),
    "episode": ((IT,), 1, "", "display"),
    "alternateEnclosure": (
        (IT, LIVE),
        MANY,
        "type",
        "length bitrate height lang title rel codecs default",
    ),
    "source": (("alternateEnclosure",), MANY, "uri", "contentType"),
    "integrity": (("alternateEnclosure",), 1, "type value", ""),
}
"""Each tag: where it may stand, how often, its attributes needed and allowed."""

EMPTY = {
    "remoteItem", "image", "chat", "socialInteract", "valueRecipient", "transcript", "chapters",
    "source", "integrity",
}  # fmt: skip


def everything() -> etree._Element:
    """The feed of the show that has every key."""
    return etree.fromstring(EVERYTHING.read_bytes())


def local(element: etree._Element | None) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname if element is not None else ""


def test_every_tag_of_the_namespace_is_written() -> None:
    written = {each.element.removeprefix("podcast:") for each in (*CHANNEL, *ITEM, *TAIL, *INSIDE)}
    assert TAGS.keys() <= written


@pytest.mark.parametrize("name", TAGS)
def test_a_tag_stands_where_it_may_with_its_attributes(name: str) -> None:
    parents, most, needed, allowed = TAGS[name]
    found = list(everything().iter(f"{{{PODCAST}}}{name}"))
    assert found
    for each in found:
        assert local(each.getparent()) in parents
        assert set(needed.split()) <= set(each.attrib)
        assert set(each.attrib) <= {*needed.split(), *allowed.split()}
        assert not (name in EMPTY and each.text)
    counts = Counter(each.getparent() for each in found)
    assert max(counts.values()) <= most


@pytest.mark.parametrize("name", TAGS)
def test_every_attribute_of_a_tag_can_be_written(name: str) -> None:
    _, _, needed, allowed = TAGS[name]
    found = everything().iter(f"{{{PODCAST}}}{name}")
    seen = {attribute for each in found for attribute in each.attrib}
    missing = {*needed.split(), *allowed.split()} - seen
    assert missing <= {"complete"}  # a show with broadcasts to come is not complete


def test_nothing_is_written_that_the_namespace_does_not_have() -> None:
    names = {local(each) for each in everything().iter(f"{{{PODCAST}}}*")}
    assert names == TAGS.keys()


def only(feed, name: str, *, of: str = "channel"):
    """The only element of a name in the channel or in the episode."""
    (found,) = getattr(feed, of).findall(f"podcast:{name}", NAMESPACES)
    return found


@pytest.mark.parametrize(
    ("address", "guid"),
    [
        ("https://example.org/", "bab2ba12-9757-5da6-a770-0e70e6bcf214"),
        ("http://example.org", "bab2ba12-9757-5da6-a770-0e70e6bcf214"),
    ],
)
def test_the_guid_is_made_of_the_address_without_its_scheme(feed, address, guid):
    assert only(feed(show=f"address: {address}\n"), "guid").text == guid


def test_a_guid_from_an_earlier_home_wins(feed):
    given = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    assert only(feed(show=f"guid: {given}\n"), "guid").text == given


def test_the_people_of_an_episode_replace_those_of_the_show(feed):
    made = feed("people: [ada, Bo Derrick as guest]\n")
    assert [each.text for each in made.channel.findall("podcast:person", NAMESPACES)] == [
        "Ada Quay"
    ]
    people = made.item.findall("podcast:person", NAMESPACES)
    assert [(each.text, each.get("role"), each.get("group")) for each in people] == [
        ("Ada Quay", "host", "cast"),
        ("Bo Derrick", "guest", "cast"),
    ]
    assert "POD011" in feed("people: Bo Derrick as guest\n").codes


def test_a_role_of_two_groups_is_given_with_its_group(feed):
    person = only(
        feed("people: {name: Cy, role: editor, group: video post-production}\n"),
        "person",
        of="item",
    )
    assert (person.get("role"), person.get("group")) == ("editor", "video post-production")
    assert only(feed("people: Cy as editor\n"), "person", of="item").get("group") == "writing"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("51.5,-0.12", "geo:51.5,-0.12"),
        ("geo:51.5,-0.12", "geo:51.5,-0.12"),
        ("51.5, -0.12", "geo:51.5,-0.12"),
        ("51.5,-0.12,30;u=5000", "geo:51.5,-0.12,30;u=5000"),
    ],
)
def test_points_are_written_as_rfc_5870_does(feed, written, told):
    made = feed(f'location: {{name: Sea, geo: "{written}"}}\n')
    assert only(made, "location", of="item").get("geo") == told


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ("cc-by-4.0", "CC-BY-4.0", None),
        ("arr", "ARR", None),
        ("pod-v4v-1.0", "POD-V4V-1.0", None),
        ("cc0-1.0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("{name: Ours, link: 'https://a.example/'}", "Ours", "https://a.example/"),
        ("{name: cc-by-4.0, link: 'https://a.example/'}", "CC-BY-4.0", "https://a.example/"),
    ],
)
def test_a_licence_is_spelled_as_the_list_does_or_has_an_address(feed, written, name, address):
    found = only(feed(show=f"license: {written}\n"), "license")
    assert (found.text, found.get("url")) == (name, address)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Daily", "FREQ=DAILY"),
        ("Every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("every Tuesday", "FREQ=WEEKLY;BYDAY=TU"),
        ("Tuesdays", "FREQ=WEEKLY;BYDAY=TU"),
        ("on Mondays and Thursdays", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("Every other Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("every two weeks", "FREQ=WEEKLY;INTERVAL=2"),
        ("every 3 months", "FREQ=MONTHLY;INTERVAL=3"),
        ("Monthly", "FREQ=MONTHLY"),
        ("when the tide is low", None),
        ("every 0 days", None),
        ("mons", None),
    ],
)
def test_words_about_updates_give_the_rule_they_mean(feed, words, rule):
    found = only(feed(show=f"updates: {words}\n"), "updateFrequency")
    assert (found.text, found.get("rrule"), found.get("complete")) == (words, rule, None)


def test_a_show_that_is_complete_has_no_rule_any_more(feed):
    made = feed(show="updates: every Tuesday\ncomplete: true\n")
    assert dict(only(made, "updateFrequency").attrib) == {"complete": "true"}


def test_the_newest_trailer_stands_first_and_episodes_are_trailers_by_themselves(feed):
    mine = "type: trailer\nseason: 1\ndate: 2025-02-01\ntitle: Soon\n"
    given = 'trailers: {title: Later, address: "https://m.example/t.mp3", date: 2025-03-01}\n'
    made = feed("season: 1\n", mine, show=given)
    found = made.channel.findall("podcast:trailer", NAMESPACES)
    assert [(each.text, each.get("season")) for each in found] == [("Later", None), ("Soon", "1")]
    assert found[1].get("url") == "https://harbour.example/media/e1.mp3"
    assert found[1].get("pubdate") == "Fri, 31 Jan 2025 23:00:00 +0000"


def test_a_teaser_of_one_episode_is_no_trailer_of_the_show(feed):
    made = feed("type: trailer\nepisode: 4\n")
    assert made.channel.find("podcast:trailer", NAMESPACES) is None


def test_a_season_bears_its_name(feed):
    season = only(feed("season: 2\n", show="seasons: {2: Hardware}\n"), "season", of="item")
    assert (season.text, season.get("name")) == ("2", "Hardware")


def test_several_posts_have_priorities_and_no_comments_stand_alone(feed):
    made = feed("social: [https://a.example/1, https://x.com/ada/status/2]\n")
    posts = made.item.findall("podcast:socialInteract", NAMESPACES)
    assert [(each.get("protocol"), each.get("priority")) for each in posts] == [
        ("activitypub", "1"),
        ("twitter", "2"),
    ]
    none = only(feed("social: none\n"), "socialInteract", of="item")
    assert dict(none.attrib) == {"protocol": "disabled"}


def test_services_are_blocked_and_excepted(feed):
    made = feed(show="block: {except: [podcastindex]}\n")
    found = made.channel.findall("podcast:block", NAMESPACES)
    assert [(each.get("id"), each.text) for each in found] == [
        (None, "yes"),
        ("podcastindex", "no"),
    ]
    found = feed(show="block: [youtube]\n").channel.findall("podcast:block", NAMESPACES)
    assert [(each.get("id"), each.text) for each in found] == [("youtube", "yes")]
    assert feed(show="block: false\n").channel.find("podcast:block", NAMESPACES) is None


def test_a_publisher_is_referred_to_as_one(feed):
    guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    publisher = only(feed(show=f"publisher: {guid}\n"), "publisher")
    (reference,) = publisher
    assert dict(reference.attrib) == {"feedGuid": guid, "medium": "publisher"}


def test_a_list_of_others_has_references_and_no_items(feed):
    guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    made = feed("draft: true\n", show=f"medium: musicl\nremote_items: {guid}\n")
    assert made.codes == ()
    assert only(made, "medium").text == "musicL"
    assert only(made, "remoteItem").get("feedGuid") == guid
    assert made.items == []
    assert made.channel.find("lastBuildDate") is None


def test_shares_are_whole_numbers_and_fees_are_marked(feed):
    lines = (
        "value:\n  recipients:\n"
        "    - {address: ada@wallet.example, split: 70%}\n"
        "    - {address: bo@wallet.example, split: 30%}\n"
        "    - {address: host@wallet.example, split: 2%, fee: true}\n"
    )
    recipients = only(feed(lines), "value", of="item")
    assert [(each.get("split"), each.get("fee")) for each in recipients] == [
        ("70", None),
        ("30", None),
        ("2", "true"),
    ]


LIVE_ITEM = (
    'live: {title: Tonight, guid: a, start: 2025-06-01 20:00, links: "https://live.example/",\n'
    '  images: "https://live.example/p.jpg"}\n'
)


def test_a_broadcast_stands_behind_the_episodes_with_what_it_must_have(feed, text):
    made = feed(show=LIVE_ITEM)
    assert local(made.channel[-1]) == "liveItem"
    live = made.channel[-1]
    assert dict(live.attrib) == {"status": "pending", "start": "2025-06-01T18:00:00+00:00"}
    assert (text(live, "title"), text(live, "guid")) == ("Tonight", "a")
    assert live.find("podcast:contentLink", NAMESPACES).get("href") == "https://live.example/"


@pytest.mark.parametrize(
    "name",
    ["podcast:transcript", "podcast:chapters", "itunes:image", "itunes:duration", "psc:chapters"],
)
def test_antennapod_survives_a_broadcast(name: str) -> None:
    root = everything()
    for parent in (*root.findall("channel/podcast:liveItem", NAMESPACES), root[0]):
        found = parent.find(name, NAMESPACES)
        assert found is None or (parent is root[0] and name == "itunes:image")


def test_an_alternate_has_a_source_and_the_item_its_enclosure(feed):
    made = feed('alternates: {address: "https://m.example/a.opus", length: 5}\n')
    alternate = only(made, "alternateEnclosure", of="item")
    assert dict(alternate.attrib) == {"type": "audio/ogg", "length": "5", "codecs": "opus"}
    assert [each.get("uri") for each in alternate] == ["https://m.example/a.opus"]
    assert len(made.item.findall("enclosure")) == 1


def test_the_length_of_a_stream_is_nought(feed):
    made = feed('alternates: {address: "https://m.example/a.m3u8"}\n')
    assert only(made, "alternateEnclosure", of="item").get("length") == "0"


def test_a_soundbite_is_written_in_seconds(feed):
    made = feed("soundbites: 14:05 to 14:50.5 Rust never sleeps\n")
    bite = only(made, "soundbite", of="item")
    assert (bite.get("startTime"), bite.get("duration"), bite.text) == (
        "845",
        "45.5",
        "Rust never sleeps",
    )


def test_every_address_is_whole(feed):
    for each in everything().iter(f"{{{PODCAST}}}*"):
        for name in ("url", "href", "img", "uri", "feedUrl", "accountUrl"):
            assert ":" in each.get(name, "https:")


@pytest.mark.parametrize("hostile", ["<b>&amp;\"'", "]]>", "</rss>", "😀"])
def test_hostile_words_stay_text(feed, hostile):
    quoted = "'" + hostile.replace("'", "''") + "'"
    made = feed(
        f"soundbites: [{{start: 1:00, end: 1:30, title: {quoted}}}]\n"
        f"people: [{{name: {quoted}}}]\nlocation: {quoted}\n"
    )
    assert only(made, "soundbite", of="item").text == hostile
    assert only(made, "person", of="item").text == hostile
    assert only(made, "location", of="item").text == hostile
