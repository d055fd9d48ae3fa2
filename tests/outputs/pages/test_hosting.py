from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace

from feedkit.model.catalog import Redirect
from feedkit.outputs.hosting.redirects import REDIRECTS, leads_elsewhere
from feedkit.outputs.hosting.rules import AUDIO_TYPES, FOR_EVER, FOR_MINUTES

ROOT = "/lights"
FEED = "https://harbour.example/lights/feed.xml"
HUB = "https://hub.example/?a=1"


def rules(site):
    """The pattern, name and value of every header, as hosts read them."""
    pattern, found = "", []
    for line in site["_headers"].decode().splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found.append((pattern, name, value))
        else:
            pattern = line
    return found


def served(site, path):
    """The headers of a path, each with all the values that a host would put into it."""
    found = {}
    for pattern, name, value in rules(site):
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), f"{ROOT}/{path}"):
            found.setdefault(name, []).append(value)
    return found


def visited(path):
    return path.removesuffix("index.html")


def directives(policy):
    return {rule.split()[0]: set(rule.split()[1:]) for rule in policy.split("; ")}


def policy_of(page):
    (found,) = html.document_fromstring(page.decode()).xpath(
        "//meta[@http-equiv='Content-Security-Policy']/@content"
    )
    return directives(found)


@pytest.fixture
def various(shows):
    """A show with everything that a policy depends on."""
    foreign = shows.bare(
        "away",
        enclosure=replace(shows.enclosure("a"), path="", address="https://cdn.example/a.mp3"),
    )
    of = shows.publication(
        shows.full(),
        foreign,
        shows.hostile(),
        show=shows.show(hubs=(HUB,), scripts=(shows.script("https://s.example/s.js"),)),
    )
    return shows.site(of)


FILES = (
    *(f"media/talk.{ending}" for ending in AUDIO_TYPES),
    "feed.xml", "art/cover-1a2b3c4d.png", "chapters/talk.json", "chapters/talk.vtt",
    "transcripts/talk.en.vtt", "transcripts/talk.srt", "transcripts/talk.json",
    "site.webmanifest",
)  # fmt: skip


def test_no_file_gets_two_values_for_one_header(various):
    for path in (*various, *map(visited, various), *FILES):
        assert {len(values) for values in served(various, path).values()} == {1}, path


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("feed.opml", "text/x-opml; charset=utf-8"),
        ("chapters/talk.json", "application/json+chapters"),
        ("chapters/talk.vtt", "text/vtt; charset=utf-8"),
        ("transcripts/talk.de.vtt", "text/vtt; charset=utf-8"),
        ("transcripts/talk.srt", "application/x-subrip; charset=utf-8"),
        ("media/talk.mp3", "audio/mpeg"),
        ("media/talk-2.m4a", "audio/mp4"),
        ("site.webmanifest", "application/manifest+json"),
    ],
)
def test_files_are_served_as_what_apps_and_browsers_want(various, path, media_type):
    assert served(various, path)["Content-Type"] == [media_type]


def test_what_never_changes_is_kept_for_ever_and_the_rest_for_minutes(various):
    for path in (*various, *FILES):
        fixed = path.startswith(("media/", "art/", "assets/"))
        kept = served(various, visited(path)).get("Cache-Control", [FOR_MINUTES])
        assert kept == ([FOR_EVER] if fixed else [FOR_MINUTES]), path
    for path in ("", "feed.xml", "episodes/full/", "chapters/talk.json", "subscribe/"):
        assert served(various, path)["Cache-Control"] == [FOR_MINUTES]


def test_pages_elsewhere_may_read_what_players_need(various):
    for path in ("feed.xml", "media/a.mp3", "chapters/a.json", "embed/full/oembed.json"):
        assert served(various, path)["Access-Control-Allow-Origin"] == ["*"]
    assert "Access-Control-Allow-Origin" not in served(various, "episodes/full/")


def test_the_header_s_policy_allows_every_page_what_its_own_policy_allows(various):
    checked = 0
    for path, content in various.items():
        moved = path.startswith(("2025/", "old")) or path == "404.html"
        if not path.endswith(".html") or moved:
            continue
        (wide,) = map(directives, served(various, visited(path))["Content-Security-Policy"])
        own = policy_of(content)
        assert own.keys() == wide.keys(), path
        for name, sources in own.items():
            schemes = {each for each in sources if each.partition("//")[0] in wide[name]}
            assert sources - schemes <= wide[name], f"{path}: {name}"
        checked += 1
    assert checked > 7


def test_a_show_of_its_own_files_only_is_held_to_them(shows):
    site = shows.site(shows.publication(shows.bare()))
    (wide,) = map(directives, served(site, "")["Content-Security-Policy"])
    assert wide == policy_of(site["index.html"])
    assert wide["img-src"] == {"'self'"}


def test_hubs_stand_in_the_header_of_the_feed(various, shows):
    assert served(various, "feed.xml")["Link"] == [f'<{HUB}>; rel="hub", <{FEED}>; rel="self"']
    assert "Link" not in served(shows.site(shows.publication()), "feed.xml")


def test_a_preview_is_hidden_altogether(shows):
    site = shows.site(shows.publication(noindex=True))
    assert served(site, "media/a.mp3")["X-Robots-Tag"] == ["noindex"]
    assert "X-Robots-Tag" not in served(shows.site(shows.publication()), "")


def test_github_is_told_to_serve_everything_as_it_stands(various):
    assert various[".nojekyll"] == b""


def moves(site):
    """What Netlify makes of the redirects, and what Cloudflare does: it skips other codes."""
    lines = [line.split(" ") for line in site["_redirects"].decode().splitlines()]
    netlify = {old: new for old, new, code in lines if code == "301!"}
    cloudflare = {old: new for old, new, code in lines if code == "301"}
    assert len(lines) == 2 * len(netlify)
    assert netlify == cloudflare
    return netlify


def test_every_old_address_leads_to_its_page_for_good(shows):
    site = shows.site(shows.publication())
    assert moves(site) == {
        "/lights/2025/04/cranes.html": "/lights/episodes/full/",
        "/lights/old/cranes": "/lights/episodes/full/",
        "/lights/older/": "/lights/episodes/bare/",
    }


def test_a_feed_that_has_moved_leads_to_the_new_one(shows):
    moved = shows.show(new_feed="https://new.example/feed.xml")
    site = shows.site(shows.publication(show=moved))
    assert moves(site)["/lights/feed.xml"] == "https://new.example/feed.xml"


@pytest.mark.parametrize(
    "new_feed", ["", FEED, FEED.replace("https://", "http://"), FEED.replace("//", "//www.")]
)
def test_a_feed_that_has_arrived_does_not_lead_in_a_circle(shows, new_feed):
    assert not leads_elsewhere(shows.show(new_feed=new_feed))


def test_without_old_addresses_there_is_no_file(shows):
    of = shows.publication()
    assert "_redirects" not in shows.site(of.telling(replace(of.catalog, redirects=())))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1).filter(str.isprintable), max_size=4))
def test_no_old_address_can_be_a_pattern_or_a_line_of_its_own(shows, paths):
    of = shows.publication(shows.bare())
    old = (f"{at}/{path}" for at, path in enumerate(("plain", *paths)))
    redirects = tuple(Redirect(path=each, to="episodes/bare/", title="") for each in old)
    moved = of.telling(replace(of.catalog, redirects=redirects))
    (file,) = REDIRECTS.artifacts(moved)
    found = moves({"_redirects": REDIRECTS.render(moved, file)})
    assert len(found) == len(redirects)
    assert not set("*: #") & set("".join(found))
