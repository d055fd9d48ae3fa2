from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from feedkit.check.run import check
from feedkit.model.audio_facts import AudioFacts, ImageFacts
from feedkit.model.catalog import Catalog
from feedkit.model.material import (
    AudioMaterial,
    EpisodeMaterial,
    ImageMaterial,
    Material,
    TranscriptMaterial,
)
from feedkit.model.podcast.alternate import FileSource
from feedkit.model.podcast.told import ToldAlternate
from feedkit.model.promise import Ledger
from feedkit.model.request import Choices
from feedkit.model.resolution import Resolution
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration
from feedkit.model.written import WrittenEpisode, WrittenShow
from feedkit.outputs.feed.feed import FEED_OUTPUT
from feedkit.outputs.publication import Publication
from feedkit.resolve.catalog import resolve
from feedkit.source.load import EPISODE_FILE, SHOW_FILE, read_document
from feedkit.text.xml import NAMESPACES

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
HOUR = Duration(3_600_000)
SHOW = {
    "title": "Harbour Lights",
    "description": "Long conversations about how ports work.",
    "address": "https://harbour.example/",
    "language": "en-GB",
    "time_zone": "Europe/Brussels",
    "author": "Harbour Media",
    "owner": "{name: Harbour Media, email: feed@harbour.example}",
    "artwork": "artwork.png",
    "category": "Places & Travel",
    "people": "{ada: {name: Ada Quay, role: host}}",
}
EPISODE = {
    "title": "Why cranes are blue",
    "date": "2025-04-30 09:00",
    "notes": "A painter explains.",
    "outline": "|\n  0:00 Hello\n  10:00 The paint\n  20:00 The sea",
}


@dataclass(frozen=True)
class Feed:
    """A feed as it is served, and the catalog that it was made of."""

    text: bytes
    catalog: Catalog
    codes: tuple[str, ...]
    path: str = "feed.xml"

    @property
    def root(self) -> etree._Element:
        """The element ``rss``."""
        return etree.fromstring(self.text)

    @property
    def channel(self) -> etree._Element:
        """The channel."""
        return self.root[0]

    @property
    def item(self) -> etree._Element:
        """The newest episode."""
        return self.items[0]

    @property
    def items(self) -> list[etree._Element]:
        """All episodes."""
        return self.channel.findall("item")


def lines(keys: dict[str, str], over: str) -> str:
    """Keys as YAML, but for those that stand in the text laid over them."""
    kept = {key: value for key, value in keys.items() if f"\n{key}:" not in f"\n{over}"}
    return "".join(f"{key}: {value}\n" for key, value in kept.items()) + over


def material(number: int) -> EpisodeMaterial:
    """A recording of an hour, with a transcript."""
    facts = AudioFacts(
        format="mp3", media_type="audio/mpeg", extension="mp3", codec="MP3", size=Size(57_600_312),
        sha256=f"{number:064x}", duration=HOUR, bitrate_mode="constant", bitrate=128_000,
        sample_rate=44_100, channels=1, levels=None,
    )  # fmt: skip
    words = TranscriptMaterial(
        file="episodes/e.vtt", extension="vtt", language="", sha256="1", timed=True
    )
    return EpisodeMaterial(
        audio=AudioMaterial(path=Path("talk.mp3"), facts=facts), transcripts=(words,)
    )


def made(*episodes: str, show: str = "", path: str = "feed.xml") -> Feed:
    """A feed of a small show: lines of YAML laid over a show and episodes that are right."""
    read = read_document(lines(SHOW, show), "show.yaml", SHOW_FILE)
    assert read.value is not None, read.findings
    written = []
    for number, over in enumerate(episodes or ("",)):
        document = read_document(lines(EPISODE, over), "e.yaml", EPISODE_FILE)
        assert document.value is not None, document.findings
        written.append(WrittenEpisode(f"e{number}", f"episodes/e{number}.yaml", document.value))
    cover = ImageFacts("image/png", "png", Size(333), "c0ffee" * 8, 3000, 3000, "RGB")
    picture = ImageMaterial(path=Path("artwork.png"), facts=cover)
    found = resolve(
        WrittenShow(read.value, tuple(written)),
        Material(
            artwork=picture,
            episodes={each.slug: material(number) for number, each in enumerate(written)},
        ),
        Ledger(),
        Choices(now=NEW_YEAR),
    )
    assert isinstance(found, Resolution), found
    publication = Publication(catalog=with_opus(found.catalog))
    codes = tuple(each.code for each in (*found.findings, *check(found)))
    texts = {
        each.path: FEED_OUTPUT.render(publication, each)
        for each in FEED_OUTPUT.artifacts(publication)
        if each.path == path
    }
    return Feed(texts.get(path, b""), publication.catalog, codes, path)


def with_opus(catalog: Catalog) -> Catalog:
    """The catalog as it is where a feed in Opus is asked for, and the files have been made."""
    if not any(each.encoding for each in catalog.feeds):
        return catalog
    episodes = (
        replace(each, alternates=(opus(each.enclosure.address),)) for each in catalog.episodes
    )
    return replace(catalog, episodes=tuple(episodes))


def opus(address: str) -> ToldAlternate:
    """A smaller file beside a recording."""
    return ToldAlternate(
        media_type="audio/ogg",
        sources=(FileSource(address=address.replace(".mp3", "-opus-32k.opus")),),
        length=14_400_000,
        codecs="opus",
        encoding="opus-32k",
    )


@pytest.fixture
def feed() -> Callable[..., Feed]:
    """Makes the feed of a small show in memory."""
    return made


@pytest.fixture
def text() -> Callable[[etree._Element, str], str | None]:
    """Gives the text of a child."""
    return lambda parent, name: parent.findtext(name, namespaces=NAMESPACES)
