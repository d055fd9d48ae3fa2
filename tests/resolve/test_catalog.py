"""Whatever an author writes that can be read can be resolved and checked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from feedkit.check.run import check
from feedkit.diagnostics import CODES
from feedkit.ledger.compare import compare
from feedkit.model.audio_facts import AudioFacts, ImageFacts
from feedkit.model.material import AudioMaterial, EpisodeMaterial, ImageMaterial, Material
from feedkit.model.promise import Ledger
from feedkit.model.request import Choices
from feedkit.model.resolution import Resolution
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration
from feedkit.model.written import WrittenEpisode, WrittenShow
from feedkit.resolve.catalog import resolve
from feedkit.source.load import EPISODE_FILE, SHOW_FILE, read_document

NOW = datetime(2026, 1, 1, tzinfo=UTC)
text = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
moments = st.sampled_from(
    ["2025-04-30", "2025-03-30 02:30", "2025-10-26 02:30", "1000-01-01", "2027-01-01",
     "9998-12-31 23:59 -12:00", "1000-01-01 00:00 +14:00"]
)  # fmt: skip
addresses = st.sampled_from(
    ["https://x.example", "http://münchen.example:80/ä/", "https://x.example/a.mp3?x=1#y", "https://[::1]/a.m4a"]
)  # fmt: skip
lines = st.sampled_from(
    ["(0:00) 1. A", "(0:01) 1.1 B", "  (0:02) C", "(0:00) D", "(9:00:00) E", "F", ""]
)
outlines = st.lists(lines, max_size=5).map("\n".join) | st.lists(
    st.fixed_dictionaries(
        {"start": st.sampled_from(["0:00", "1:04:10"])},
        optional={"title": text, "link": addresses, "image": text, "hidden": st.booleans()},
    ),
    max_size=3,
)
people = text | st.sampled_from(["ada", "adda", "ada as guest", " as ", "Bo as guest"])
remote = st.fixed_dictionaries(
    {"address": addresses, "length": st.integers(1, 10**9), "duration": st.integers(0, 9999)},
    optional={"type": text},
)
episodes = st.fixed_dictionaries(
    {"title": text, "date": moments},
    optional={
        "draft": st.booleans(), "season": st.integers(1, 99), "episode": st.integers(1, 99),
        "type": st.sampled_from(["full", "trailer", "bonus"]), "audio": remote | text,
        "people": st.lists(people, max_size=3),
        "source": st.fixed_dictionaries({"link": addresses}, optional={"published": moments}),
        "remarks": st.lists(text), "link": addresses, "summary": text, "notes": text,
        "outline": outlines, "updated": moments, "guid": text,
        "aliases": st.lists(text | st.sampled_from(["/a/", "feed.xml", "..", "/episodes/e1/"])),
    },
)  # fmt: skip
shows = st.fixed_dictionaries(
    {"title": text, "description": text, "address": addresses, "artwork": st.just("a.png"),
     "language": st.sampled_from(["en", "de-AT", "no"]),
     "category": st.lists(text | st.just("Technology"), min_size=1, max_size=3)},
    optional={
        "time_zone": st.sampled_from(["Europe/Brussels", "America/New_York", "UTC"]),
        "author": text, "type": st.sampled_from(["serial", "episodic"]), "guid": text,
        "people": st.just({"ada": {"name": "Ada Quay"}}),
        "audio": st.fixed_dictionaries({"address": addresses}),
        "chapters": st.fixed_dictionaries({"numbers": st.just("strip"), "opening": text}),
    },
)  # fmt: skip

COVER = ImageMaterial(
    path=Path("a b.png"), facts=ImageFacts("image/png", "png", Size(333), "0" * 64, 1400, 1400, "P")
)
SOUND = AudioMaterial(
    path=Path("talk.mp3"),
    facts=AudioFacts(
        format="mp3", media_type="audio/mpeg", extension="mp3", codec="MP3", size=Size(5000),
        sha256="1" * 64, duration=Duration(60_000), bitrate_mode="constant", bitrate=64_000,
        sample_rate=44_100, channels=1,
    ),
)  # fmt: skip


def read(values: dict[str, Any], adapter: Any) -> Any:
    return read_document(yaml.safe_dump(values, allow_unicode=True), "x.yaml", adapter).value


@settings(deadline=None, max_examples=150)
@given(shows, st.lists(st.tuples(episodes, st.booleans()), max_size=3), st.booleans())
def test_what_can_be_read_can_be_resolved_checked_and_compared(
    show: dict[str, Any], written: list[tuple[dict[str, Any], bool]], drafts: bool
) -> None:
    whole = read(show, SHOW_FILE)
    found = [(f"e{at}", read(each, EPISODE_FILE)) for at, (each, _) in enumerate(written)]
    if whole is None:
        return
    readable = tuple(
        WrittenEpisode(slug, f"episodes/{slug}.yaml", each) for slug, each in found if each
    )
    material = Material(
        artwork=COVER,
        episodes={
            f"e{at}": EpisodeMaterial(audio=SOUND if here else None)
            for at, (_, here) in enumerate(written)
        },
    )
    choices = Choices(now=NOW, drafts=drafts)
    resolved = resolve(WrittenShow(whole, readable), material, Ledger(), choices)
    if not isinstance(resolved, Resolution):
        assert {each.code for each in resolved} <= set(CODES)
        return
    compared = compare(Ledger(), resolved, now=NOW)
    for each in (*resolved.findings, *check(resolved), *compared.findings):
        assert each.code in CODES
        assert each.message
    dates = [each.published for each in resolved.catalog.episodes]
    assert dates == sorted(dates, reverse=True)
    assert all(each <= NOW for each in dates)
    for intent in resolved.intents:
        assert len(intent.lines) == len(list(intent.episode.outline.flat()))
        assert intent.episode.enclosure.address.startswith(("http://", "https://"))
    assert len({each.path for each in resolved.files}) == len(resolved.files)
    again = compare(
        compared.after, resolve_again(whole, readable, material, compared.after, choices), now=NOW
    )
    assert again.after.episodes == compared.after.episodes
    assert [each.code for each in again.findings if each.code != "PUB024"] == []


def resolve_again(
    show: Any,
    episodes: tuple[WrittenEpisode, ...],
    material: Material,
    ledger: Ledger,
    choices: Choices,
) -> Resolution:
    resolved = resolve(WrittenShow(show, episodes), material, ledger, choices)
    assert isinstance(resolved, Resolution)
    return resolved
