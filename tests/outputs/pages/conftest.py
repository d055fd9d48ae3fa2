from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from msgspec.structs import replace

from feedkit.model.artifact import Artifact
from feedkit.model.catalog import (
    Catalog,
    Category,
    Enclosure,
    Episode,
    Funding,
    Person,
    Picture,
    Redirect,
    Show,
    Sized,
    Source,
    Transcript,
)
from feedkit.model.outline import Chapter, Outline
from feedkit.model.podcast.keys import EpisodeKeys
from feedkit.model.podcast.license import License
from feedkit.model.podcast.location import Location
from feedkit.model.presentation import Script
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration, Timestamp
from feedkit.outputs.hosting import HOSTING
from feedkit.outputs.manifest import SITE_MANIFEST
from feedkit.outputs.opml import OPML
from feedkit.outputs.pages import PAGES
from feedkit.outputs.publication import Output, Publication
from feedkit.outputs.robots import ROBOTS
from feedkit.outputs.search.titles import SEARCHED_TITLES
from feedkit.outputs.sitemap import SITEMAP

FOLDER = Path(__file__).resolve().parents[3] / "templates"
OUTPUTS: tuple[Output, ...] = (
    *(SEARCHED_TITLES, *PAGES, SITEMAP, OPML, SITE_MANIFEST, ROBOTS, *HOSTING),
)
ADDRESS = "https://harbour.example/lights/"
PUBLISHED = datetime(2025, 4, 29, 23, 30, tzinfo=UTC)

HOSTILE = "<script>alert(1)</script> \"quoted\" 'single' </title></script> & \u202ereversed\u200f"


def built_in() -> dict[str, str]:
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir())}
    return {**texts, **{f"feedkit/{name}": text for name, text in texts.items()}}


TEMPLATES = built_in()


def picture(name: str = "cover", small: str = "art/cover-small.jpg") -> Picture:
    path = f"art/{name}.png"
    return Picture(
        address=ADDRESS + path,
        path=path,
        media_type="image/png",
        width=3000,
        height=3000,
        small=small,
        sizes=tuple(
            Sized(f"image/{kind}", width, f"art/{name}-{width}.{kind}")
            for kind in ("avif", "webp")
            for width in (96, 256, 480)
        )
        if small
        else (),
    )


def enclosure(slug: str) -> Enclosure:
    path = f"media/{slug}.m4a"
    return Enclosure(
        address=ADDRESS + path,
        path=path,
        size=Size(57_600_312),
        media_type="audio/x-m4a",
        duration=Duration(7_405_000),
    )


def bare(slug: str = "bare", **more: Any) -> Episode:
    """An episode that has nothing that it need not have."""
    values: dict[str, Any] = {
        "slug": slug,
        "title": f"The title of {slug}",
        "guid": f"guid-of-{slug}",
        "published": PUBLISHED,
        "updated": None,
        "page": f"episodes/{slug}/",
        "page_address": f"{ADDRESS}episodes/{slug}/",
        "enclosure": enclosure(slug),
        "type": "full",
        "explicit": False,
    }
    return Episode(**{**values, **more})


def outline() -> Outline:
    inner = (Chapter(Timestamp(60_000), "1.1 Why they are tall"),)
    return Outline(
        (
            Chapter(
                Timestamp(43_000), "1. Cranes", children=inner, link="https://cranes.example/x"
            ),
            Chapter(Timestamp(90_500), "A picture alone", hidden=True),
            Chapter(Timestamp(3_850_000), "2. Ships"),
        ),
        opening="Intro",
    )


def full(slug: str = "full", **more: Any) -> Episode:
    """An episode that has everything."""
    values: dict[str, Any] = {
        "season": 2,
        "number": 7,
        "updated": PUBLISHED + timedelta(days=2),
        "artwork": picture("full", small=""),
        "people": (
            Person(name="Ada Quay", role="author", page="https://ada.example/"),
            Person(name="Bo Derrick", role="narrator", portrait=picture("bo")),
        ),
        "tags": ("Cranes", "blue things"),
        "source": Source(link="https://essays.example/cranes", published=date(2024, 2, 29)),
        "remarks": ("The footnotes were left out.",),
        "podcast": EpisodeKeys(
            license=License(name="CC-BY-4.0"),
            location=(
                Location(name="Port of Antwerp", osm="R59518", country="BE"),
                Location(name="Ghent", rel="creator", geo="geo:51.05,3.72;u=5000"),
                Location(name="The sea"),
            ),
        ),
        "summary": "Why cranes are blue.",
        "notes": "# Cranes\n\nThey are *tall*.[^1] See [this](pictures/a.html) and "
        "![a crane](https://pictures.example/crane.jpg)\n\n[^1]: Very tall.",
        "outline": outline(),
        "transcripts": (
            Transcript(
                address=f"{ADDRESS}transcripts/{slug}.vtt",
                path=f"transcripts/{slug}.vtt",
                media_type="text/vtt",
                language="en-GB",
            ),
        ),
    }
    return bare(slug, **{**values, **more})


def hostile() -> Episode:
    return full(
        "hostile",
        title=HOSTILE,
        summary=f"{HOSTILE} {'x' * 4000}",
        notes=f"{HOSTILE}\n\n{'y' * 4000}\n\n<img src=x onerror=alert(1)>",
        remarks=(HOSTILE,),
        tags=(f"Tag {HOSTILE}",),
        people=(
            Person(
                name=f"Person {HOSTILE}",
                about=HOSTILE,
                role=HOSTILE,
                page="https://a.example/?\"'><b>",
            ),
        ),
        outline=Outline((Chapter(Timestamp(0), HOSTILE), Chapter(Timestamp(9000), "z" * 4000))),
        source=Source(link="https://a.example/?<script>\"'"),
    )


def show(**more: Any) -> Show:
    values: dict[str, Any] = {
        "title": "Harbour Lights",
        "description": "Long conversations about how ports work.\n\nEvery other week.",
        "address": ADDRESS,
        "feed_address": f"{ADDRESS}feed.xml",
        "language": "en-GB",
        "time_zone": "Europe/Brussels",
        "author": "Harbour Media",
        "guid": "guid-of-the-show",
        "artwork": picture(),
        "categories": (Category(name="Technology"),),
        "explicit": False,
        "type": "episodic",
        "people": (Person(name="Cy Winch"),),
        "funding": Funding(link="https://support.example/", text="Support us"),
        "copyright": "Harbour Media",
    }
    return Show(**{**values, **more})


def script(src: str, **more: Any) -> Script:
    """A script of others, read leniently: what a template gets has to be harmless anyway."""
    made = Script(src="https://x.example/")
    for name, value in {"src": src, **more}.items():
        object.__setattr__(made, name, value)
    return made


def publication(
    *episodes: Episode, templates: dict[str, str] | None = None, **more: Any
) -> Publication:
    """A show with these episodes, or with one of each kind."""
    listed = episodes or (full(), hostile(), bare())
    moved = (
        Redirect(path="2025/04/cranes.html", to=listed[0].page, title=listed[0].title),
        Redirect(path="old/cranes", to=listed[0].page, title=listed[0].title),
        Redirect(path="older/", to=listed[-1].page, title=listed[-1].title),
    )
    catalog = Catalog(show=more.pop("show", show()), episodes=listed, redirects=moved)
    texts = {**TEMPLATES, **(templates or {})}
    return Publication(catalog=catalog, templates=texts, version="1", **more)


def artifacts(of: Publication) -> Iterator[tuple[Output, Artifact]]:
    for output in OUTPUTS:
        yield from ((output, each) for each in output.artifacts(of))


def digests(of: Publication) -> dict[str, str]:
    return {each.path: each.digest for _, each in artifacts(of)}


def site(of: Publication) -> dict[str, bytes]:
    """Every file of a site, by path."""
    return {each.path: output.render(of, each) for output, each in artifacts(of)}


def html(of: Publication, path: str) -> str:
    return site(of)[path].decode()


def with_show(of: Publication, **changes: Any) -> Publication:
    return dataclasses.replace(
        of, catalog=replace(of.catalog, show=replace(of.catalog.show, **changes))
    )


def with_episode(of: Publication, slug: str, **changes: Any) -> Publication:
    episodes = of.catalog.episodes
    changed = tuple(replace(each, **changes) if each.slug == slug else each for each in episodes)
    return of.telling(replace(of.catalog, episodes=changed))


@pytest.fixture
def shows() -> ModuleType:
    """The makers of shows above; test modules cannot import each other."""
    return sys.modules[__name__]
