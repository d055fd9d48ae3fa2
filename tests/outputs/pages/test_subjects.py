"""Pages of tags and people, and the page about the show."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from lxml import html
from msgspec.structs import replace

from feedkit.model.catalog import Feed, Funding, Person
from feedkit.model.podcast.keys import ShowKeys
from feedkit.model.podcast.license import License
from feedkit.outputs.pages import listing


@pytest.fixture
def two(shows):
    """Two episodes with a tag in common, which the older one spells in another way."""
    later = shows.PUBLISHED + timedelta(days=7)
    return shows.publication(
        shows.bare("newer", published=later, tags=("sci fi", "港"), people=(
            Person(name="Bo Derrick", role="host", about="Knows ropes."),)),
        shows.full(tags=("Sci-Fi", "C++")),
    )  # fmt: skip


def page(shows, of, path):
    return html.document_fromstring(shows.html(of, f"{path}index.html"))


def links(found):
    return [each.text_content() for each in found.cssselect(".episodes h3 a")]


def structured(found):
    return json.loads(found.xpath("//script[@type='application/ld+json']")[0].text)


def test_a_tag_has_a_page_with_its_episodes_the_newest_first(shows, two):
    found = page(shows, two, "tags/sci-fi/")
    assert found.findtext(".//h1") == "Sci-Fi"
    assert links(found) == ["The title of newer", "The title of full"]
    hrefs = [each.get("href") for each in found.cssselect(".episodes h3 a")]
    assert hrefs == ["../../episodes/newer/", "../../episodes/full/"]
    told = structured(found)
    assert (told["@type"], told["name"]) == ("CollectionPage", "Sci-Fi")
    assert [each["name"] for each in told["hasPart"]] == links(found)


def test_tags_of_any_script_have_pages(shows, two):
    assert links(page(shows, two, "tags/港/")) == ["The title of newer"]
    sitemap = shows.site(two)["sitemap.xml"].decode()
    assert f"{shows.ADDRESS}tags/%E6%B8%AF/" in sitemap


def test_an_episode_leads_to_its_tags_and_people(shows, two):
    found = page(shows, two, "episodes/full/")
    site = shows.site(two)
    topics = {each.text_content(): each.get("href") for each in found.cssselect(".topics a")}
    assert topics["Sci-Fi"] == "../../tags/sci-fi/"
    people = [each.get("href") for each in found.cssselect(".people a")]
    assert people == ["../../people/ada-quay/", "../../people/bo-derrick/"]
    for each in (*topics.values(), *people):
        assert f"{each.removeprefix('../../')}index.html" in site


def test_a_person_has_a_page_with_all_that_is_known_and_a_role_in_each_episode(shows, two):
    found = page(shows, two, "people/bo-derrick/")
    text = found.text_content()
    assert "Knows ropes." in text
    assert found.cssselect(".profile .label")[0].text == "Host and narrator"
    roles = [each.cssselect(".facts li")[0].text for each in found.cssselect(".episodes > li")]
    assert roles == ["Host", "Narrator"]
    assert found.cssselect(".profile img")[0].get("src").startswith("../../art/")
    told = structured(found)
    assert (told["@type"], told["mainEntity"]["name"]) == ("ProfilePage", "Bo Derrick")
    assert told["mainEntity"]["description"] == "Knows ropes."


def test_a_person_s_own_page_is_linked_from_theirs(shows, two):
    found = page(shows, two, "people/ada-quay/")
    (link,) = found.cssselect(".profile a")
    assert (link.get("href"), link.text) == ("https://ada.example/", "ada.example")


def test_the_hosts_of_the_show_count_where_an_episode_names_nobody(shows):
    of = shows.publication(shows.bare(), shows.full())
    assert links(page(shows, of, "people/cy-winch/")) == ["The title of bare"]


def test_somebody_in_several_roles_stands_once_with_all_of_them(shows):
    people = (Person(name="Cy"), Person(name="Cy", role="editor"))
    of = shows.publication(shows.bare(people=people))
    found = page(shows, of, "people/cy/")
    assert len(links(found)) == 1
    assert found.cssselect(".episodes .facts li")[0].text == "Host and editor"


def test_namesakes_of_the_roster_have_a_page_each(shows):
    people = (Person(name="Jo Smith"), Person(name="Jo Smith", namesake="joe"))
    site = shows.site(shows.publication(shows.bare(people=people)))
    assert {"people/jo-smith/index.html", "people/jo-smith-joe/index.html"} <= site.keys()


def test_what_is_held_back_leaves_no_trace(shows):
    hidden = shows.bare("hidden", tags=("secret",), people=(Person(name="Spy"),))
    of = shows.publication(shows.bare())
    held = of.telling(replace(of.catalog, held=(hidden,)))
    site = shows.site(held)
    assert site == shows.site(of)
    assert not [path for path in site if "secret" in path or "spy" in path]


def test_a_show_whose_episodes_name_nothing_has_no_such_pages(shows):
    of = shows.publication(shows.bare(), show=shows.show(people=()))
    assert not [path for path in shows.site(of) if path.startswith(("tags/", "people/"))]
    about = page(shows, of, "about/")
    assert not about.cssselect("#people, #topics")


def test_many_episodes_are_cut_into_pages_like_the_archive(shows, monkeypatch):
    monkeypatch.setattr(listing, "MOST_EPISODES", 2)
    episodes = [
        shows.bare(f"e{number}", published=shows.PUBLISHED - timedelta(days=number), tags=("a",))
        for number in range(5)
    ]
    of = shows.publication(*episodes)
    for path in ("tags/a/", "people/cy-winch/"):
        found, seen = path, []
        while found:
            shown = page(shows, of, found)
            canonical = shown.xpath("//link[@rel='canonical']")[0].get("href")
            assert canonical == f"{shows.ADDRESS}{found}"
            seen += links(shown)
            onward = shown.xpath("//a[@rel='next']")
            number = 1 if found == path else int(found.split("/")[-2])
            found = f"{path}page/{number + 1}/" if onward else ""
        assert seen == [f"The title of e{number}" for number in range(5)]
        assert f"{shows.ADDRESS}{path}page/3/" in shows.site(of)["sitemap.xml"].decode()


def test_a_topic_s_own_feed_is_offered_on_its_page_and_found_by_apps(shows, two):
    show = two.catalog.show
    address = f"{shows.ADDRESS}feeds/tags/sci-fi/feed.xml"
    feed = Feed(
        name="tag sci fi",
        path="feeds/tags/sci-fi/feed.xml",
        show=replace(show, title="Harbour Lights: Sci-Fi", feed_address=address),
        episodes=("newer",),
        title="Sci-Fi",
    )
    of = two.telling(replace(two.catalog, feeds=(feed,)))
    found = page(shows, of, "tags/sci-fi/")
    alternates = found.xpath("//link[@rel='alternate'][@type='application/rss+xml']")
    assert [each.get("href") for each in alternates] == [show.feed_address, address]
    assert address in [each.get("href") for each in found.cssselect(".topic a")]
    assert address not in shows.html(of, "tags/c-cedb1bac/index.html")
    assert "#others" in shows.html(of, "about/index.html")


def test_the_page_about_the_show_tells_all_there_is(shows):
    keys = ShowKeys(
        license=License(name="CC-BY-4.0"),
        funding=(
            Funding(link="https://a.example/", text="One"),
            Funding(link="https://b.example/", text="Two"),
        ),
    )
    show = shows.show(owner_name="Harbour Office", owner_email="post@harbour.example", podcast=keys)
    of = shows.publication(shows.full(), shows.bare(), show=show)
    found = page(shows, of, "about/")
    hrefs = [each.get("href") for each in found.cssselect("main a")]
    for each in (
        "../people/cy-winch/", "../people/ada-quay/", "../tags/cranes/", "../subscribe/",
        show.feed_address, "https://a.example/", "https://b.example/",
        "mailto:post@harbour.example", "https://creativecommons.org/licenses/by/4.0/",
    ):  # fmt: skip
        assert each in hrefs
    text = found.text_content()
    assert "Every other week." in text
    assert "No scripts and no fonts of others, and no cookies." in text
    assert structured(found)["mainEntity"]["@type"] == "PodcastSeries"


def test_the_page_about_the_show_names_everybody_else_who_is_asked_for_something(shows):
    away = replace(
        shows.enclosure("away"),
        path="",
        address="https://media.example/away.mp3",
        counted="https://op3.dev/e/media.example/away.mp3",
    )
    show = shows.show(scripts=(shows.script("https://stats.example/s.js"),))
    of = shows.publication(
        shows.bare(enclosure=away, notes="![](https://p.example/a.png)"), show=show
    )
    text = page(shows, of, "about/").text_content()
    for host in ("stats.example", "media.example", "op3.dev", "may come from other hosts"):
        assert host in text
    assert "No scripts" not in text
    bare = page(shows, shows.publication(shows.bare()), "about/").text_content()
    for word in ("Scripts", "Recordings", "Downloads", "Pictures"):
        assert word not in bare
