"""Edits of a show, each of one kind, with the files of its site that differ then."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image

SLUGS = [f"part-{number}" for number in range(6)]
MORE = "seasons: {1: Beginnings}\nfeed: {more: [seasons, tag cranes]}\n"
TAGGED = "tags: [Cranes]\n"
WHOLE = """\
people: [ada, Bo Derrick as guest]
artwork: own.png
outline: |
  (00:00) One
  (00:00.2) Two
  (00:00.4) Three
"""
SPOKEN = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello there.\n"


def picture(colour: str) -> bytes:
    """An artwork in one colour."""
    kept = io.BytesIO()
    Image.new("RGB", (1400, 1400), colour).save(kept, "PNG")
    return kept.getvalue()


def furnish(show) -> None:
    """Seven episodes: ``part-3`` has all there is, ``part-1`` its tag, ``talk`` is the newest."""
    show.write("show.yaml", (show.root / "show.yaml").read_text() + MORE)
    for number, slug in enumerate(SLUGS):
        show.episode(slug, f"2024-{number + 1:02d}-01", season=str(1 + number // 3))
    for slug, keys in (("part-1", TAGGED), ("part-3", TAGGED + WHOLE)):
        path = f"episodes/{slug}.yaml"
        show.write(path, (show.root / path).read_text() + keys)
    show.write("episodes/own.png", picture("darkred"))
    show.write("episodes/part-3.vtt", SPOKEN)


Deed = Callable[[Any], object]


@dataclass(frozen=True)
class Edit:
    """What is done, and the files that differ then.

    Those ``in_vain`` are made again although they come out the same: only making them tells. Those
    ``lasting`` stay for apps that know them, and nothing is left that they could be made of.
    """

    deed: Deed
    files: frozenset[str] | set[str]
    in_vain: frozenset[str] | set[str] = frozenset()
    lasting: frozenset[str] | set[str] = frozenset()


def of_part(old: str, new: str) -> Deed:
    return lambda show: show.edit("episodes/part-3.yaml", old, new)


def of_show(old: str, new: str) -> Deed:
    return lambda show: show.edit("show.yaml", old, new)


def file(path: str, content: str | bytes) -> Deed:
    return lambda show: show.write(path, content)


def dated(day: str) -> Deed:
    def deed(show):
        show.edit("episodes/part-3.yaml", "2024-04-01", day)
        show.run("accept", "part-3", "date")

    return deed


def recorded_anew(show):
    """Twice as long, under the same name."""
    sound = (show.root / "episodes/part-3.mp3").read_bytes()
    show.write("episodes/part-3.mp3", sound + sound[sound.index(b"\xff\xfb") :])
    show.run("accept", "part-3", "audio")


def revised(show):
    show.edit("episodes/part-3.yaml", ") Two", ") Two and a half")
    show.run("revise", "part-3")


def withdrawn(show):
    for path in (show.root / "episodes").glob("part-3.*"):
        path.unlink()
    show.run("accept", "part-3", "gone")


def renamed(show):
    for path in sorted((show.root / "episodes").glob("part-3.*")):
        path.rename(path.with_name(path.name.replace("part-3", "third")))
    show.run("accept", "third", "page")


def unmeasured(show):
    entry = json.loads((show.root / "ledger/part-3.json").read_text())
    entry["facts"].pop("levels")
    show.write("ledger/part-3.json", json.dumps(entry))


def touched(show):
    for path in sorted(show.root.glob("episodes/*")):
        show.touch(f"episodes/{path.name}")
    show.touch("show.yaml")
    show.touch("artwork.png")


ALL = frozenset((*SLUGS, "talk"))
PAGE, EMBED = "episodes/part-3/index.html", "embed/part-3/index.html"
FRAME = {EMBED, "embed/part-3/oembed.json"}
CARD = "art/card-part-3"
CHAPTERS = {"chapters/part-3.json", "chapters/part-3.vtt"}
SPOKEN_FILES = {f"transcripts/part-3.{ending}" for ending in ("html", "json", "srt", "vtt")}
OWN = {PAGE, *FRAME, CARD, *CHAPTERS, *SPOKEN_FILES}
BESIDE = {"episodes/part-2/index.html", "episodes/part-4/index.html"}
ADA, BO, CRANES = (
    "people/ada-quay/index.html",
    "people/bo-derrick/index.html",
    "tags/cranes/index.html",
)
LISTS = {"index.html", ADA, BO, CRANES}
FEEDS = {"feed.xml", "seasons/2/feed.xml", "feeds/tags/cranes/feed.xml"}
ALL_FEEDS = FEEDS | {"seasons/1/feed.xml"}
SEARCH = "what is searched"
PAGES = {f"episodes/{slug}/index.html" for slug in ALL}
EMBEDS = {f"embed/{slug}/index.html" for slug in ALL}
OEMBEDS = {f"embed/{slug}/oembed.json" for slug in ALL}
CARDS = {f"art/card-{slug}" for slug in ALL} | {"art/card"}
SINGLE = {"404.html", "about/index.html", "search/index.html", "subscribe/index.html"}
"""Pages that there is one of; that about the show tells who is in it, and what it is about."""
EVERY_PAGE = PAGES | LISTS | SINGLE

EDITS = {
    # Neighbours link to it by its title; its card has the title on it.
    "title": Edit(
        of_part("About part-3", "All about part-3"),
        {PAGE, *FRAME, CARD, "chapters/part-3.json", *BESIDE, *LISTS, *FEEDS, SEARCH},
    ),
    # Lists begin with the notes.
    "notes": Edit(
        of_part("What it is about.", "What it is all about."), {PAGE, *LISTS, *FEEDS, SEARCH}
    ),
    # An item has it only where the notes come to nothing, which is seen when it is made.
    "summary": Edit(
        of_part("notes: W", "summary: Well\nnotes: W"), {PAGE, *LISTS, SEARCH}, in_vain=FEEDS
    ),
    "outline": Edit(of_part(") Two", ") The second"), {PAGE, *CHAPTERS, *FEEDS, SEARCH}),
    # The line of the player is cut where chapters begin.
    "times of the outline": Edit(
        of_part("(00:00.2)", "(00:00.3)"), {PAGE, EMBED, *CHAPTERS, *FEEDS, SEARCH}
    ),
    "the latest outline": Edit(
        lambda show: show.edit("episodes/talk.yaml", "3. The sea", "3. The ocean"),
        {"episodes/talk/index.html", "chapters/talk.json", "chapters/talk.vtt", "feed.xml", SEARCH},
    ),
    "artwork": Edit(
        file("episodes/own.png", picture("darkgreen")),
        {PAGE, *FRAME, CARD, "art/own", *FEEDS, "sitemap.xml"},
    ),
    # The style has its colours; `part-3` has an artwork of its own.
    "artwork of the show": Edit(
        file("artwork.png", picture("darkgreen")),
        {*EVERY_PAGE, *EMBEDS, *OEMBEDS - FRAME, *CARDS, "art/artwork"}
        | {*ALL_FEEDS, "assets/feedkit", "site.webmanifest", "sitemap.xml"},
    ),
    "a block of a page": Edit(file("templates/_support.html", "<p>Thank you.</p>\n"), PAGES),
    # Whether a page fills a block that it names is seen when it is made.
    "a block that few pages fill": Edit(
        file("templates/_transcript.html", "<p>Thank you.</p>\n"), {PAGE}, in_vain=PAGES - {PAGE}
    ),
    "a template of no page": Edit(file("templates/podroll.html", "<p>None.</p>\n"), set()),
    "the style": Edit(
        file("templates/site.css", "p {color: red}\n"),
        {*EVERY_PAGE, *EMBEDS, "assets/feedkit"},
    ),
    # Episodes that name nobody have the show's people, as its feeds and its own pages do. Whether
    # a transcript has a name is seen when it is made.
    "a name in the roster": Edit(
        of_show("Ada Quay", "Ada Kay"),
        {*PAGES, "index.html", ADA, "people/ada-kay/index.html", "about/index.html"}
        | {*ALL_FEEDS, "sitemap.xml", SEARCH},
        in_vain=SPOKEN_FILES,
    ),
    "a role of a guest": Edit(
        of_part("Bo Derrick as guest", "Bo Derrick as author"),
        {PAGE, BO, "about/index.html", *FEEDS},
    ),
    # Who is not named any more has the show's people: Ada stays.
    "people of an episode": Edit(
        of_part("people: [ada, Bo Derrick as guest]\n", ""),
        {PAGE, BO, *FEEDS, SEARCH},
        in_vain=SPOKEN_FILES,
    ),
    # Every page names the show, and so do cards and JSON chapters, but no item of a feed.
    "title of the show": Edit(
        of_show("title: Harbour Lights", "title: Harbour Lamps"),
        {*EVERY_PAGE, *EMBEDS, *OEMBEDS, *CARDS, "chapters/part-3.json", "chapters/talk.json"}
        | {*ALL_FEEDS, "feed.opml", "site.webmanifest"},
    ),
    "description of the show": Edit(
        of_show("how ports work", "how harbours work"),
        {"index.html", "about/index.html", "subscribe/index.html", "site.webmanifest", *ALL_FEEDS},
    ),
    # The page of subscribing names the feed of the season.
    "name of a season": Edit(
        of_show("1: Beginnings", "1: The Beginnings"),
        {f"episodes/part-{number}/index.html" for number in range(3)}
        | {"subscribe/index.html", "feed.xml", "seasons/1/feed.xml", "feeds/tags/cranes/feed.xml"},
    ),
    # The frames for pages elsewhere leave the menu out, which is theirs to do.
    "the menu": Edit(
        of_show("title: H", "site: {menu: [News https://news.example/]}\ntitle: H"),
        EVERY_PAGE,
        in_vain=EMBEDS,
    ),
    # Nothing but the episode's own page and those that list it tell of a date.
    "a date that leaves the order": Edit(
        dated("2024-04-02"), {PAGE, *LISTS, *FEEDS, "sitemap.xml", SEARCH}
    ),
    # It goes behind `part-4`: three have another neighbour, and it has two others itself.
    "a date that changes the order": Edit(
        dated("2024-05-02"),
        {PAGE, *BESIDE, "episodes/part-5/index.html", *LISTS, *FEEDS, "sitemap.xml", SEARCH},
    ),
    # Only the latest day of all stands in the head of a feed.
    "day of a correction": Edit(
        of_part("season: 2", "season: 2\nupdated: 2024-12-01"),
        {PAGE, "sitemap.xml", "seasons/2/feed.xml", "feeds/tags/cranes/feed.xml"},
    ),
    # Its waves are on the card; it is another edition.
    "a recording": Edit(
        recorded_anew,
        {PAGE, EMBED, CARD, *LISTS, *CHAPTERS, *FEEDS, "media/part-3-2.mp3", SEARCH},
        lasting={"media/part-3.mp3"},
    ),
    "a new edition": Edit(revised, {PAGE, EMBED, *CHAPTERS, *FEEDS, "media/part-3-2.mp3", SEARCH}),
    # Feeds name the files of a transcript, whatever is in them.
    "a transcript": Edit(
        file("episodes/part-3.vtt", SPOKEN.replace("there", "again")),
        {PAGE, *SPOKEN_FILES, SEARCH},
    ),
    "a first transcript": Edit(
        file("episodes/part-1.vtt", SPOKEN),
        {path.replace("part-3", "part-1") for path in (PAGE, *SPOKEN_FILES)}
        | {"feed.xml", "seasons/1/feed.xml", "feeds/tags/cranes/feed.xml", SEARCH},
    ),
    # The page about the show lists tags.
    "one more tag": Edit(
        of_part("[Cranes]", "[Cranes, Boats]"),
        {PAGE, "tags/boats/index.html", "about/index.html", *FEEDS, "sitemap.xml"},
    ),
    "one tag less": Edit(of_part(TAGGED, ""), {PAGE, CRANES, *FEEDS, "sitemap.xml"}),
    "a number": Edit(
        of_part("season: 2", "season: 2\nepisode: 4"),
        {PAGE, EMBED, CARD, *LISTS, *FEEDS, SEARCH},
    ),
    "an old address": Edit(
        of_part("season: 2", "season: 2\naliases: [/old.html]"), {"old.html", "_redirects"}
    ),
    "one more episode": Edit(
        lambda show: show.episode("more", "2024-03-15"),
        {"episodes/more/index.html", "embed/more/index.html", "embed/more/oembed.json"}
        | {"art/card-more", "media/more.mp3", "episodes/part-2/index.html", PAGE}
        | {"index.html", ADA, "feed.xml", "sitemap.xml", SEARCH},
    ),
    "a newest episode": Edit(
        lambda show: show.episode("more", "2025-06-15"),
        {"episodes/more/index.html", "embed/more/index.html", "embed/more/oembed.json"}
        | {"art/card-more", "media/more.mp3", "episodes/talk/index.html"}
        | {"index.html", ADA, "feed.xml", "sitemap.xml", SEARCH},
    ),
    "an episode that is gone": Edit(
        withdrawn,
        {*OWN, "art/own", "media/part-3.mp3", *BESIDE, *LISTS, *FEEDS, "sitemap.xml", SEARCH},
    ),
    # The recording stays where apps know it, and the old page leads to the new one.
    "an episode of another name": Edit(
        renamed,
        {path.replace("part-3", "third") for path in OWN}
        | OWN
        | {*BESIDE, *LISTS, *FEEDS, "_redirects", "sitemap.xml", SEARCH},
    ),
    "a file as it stands": Edit(file("static/CNAME", "harbour.example\n"), {"CNAME"}),
    "facts in the ledger": Edit(unmeasured, set()),
    "nothing but times": Edit(touched, set()),
}
