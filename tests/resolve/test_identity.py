"""Who is who."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.model.podcast.remote_item import feed_guid, is_guid
from feedkit.model.promise import AudioPromise, Ledger, LedgerEntry, Promise, RecordedFacts
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration
from feedkit.resolve.identity import entry_of, episode_guid, kept_entries

SHOW = "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def entry(source: str, *, gone: bool = False) -> LedgerEntry:
    audio = AudioPromise(address="a.mp3", edition=1, length=Size(1), type="audio/mpeg")
    promise = Promise(
        guid="g", published=datetime(2025, 1, 1, tzinfo=UTC), page="episodes/a/", audio=audio
    )
    facts = RecordedFacts(source=source, duration=Duration(1))
    return LedgerEntry(promised=promise, facts=facts, gone=gone)


@pytest.mark.parametrize(
    ("feed", "guid"),
    [
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://mp3s.nashownotes.com/pc20rss.xml", SHOW),
        ("https://example.org/feed.xml", "bab2ba12-9757-5da6-a770-0e70e6bcf214"),
        ("http://example.org/feed.xml", "bab2ba12-9757-5da6-a770-0e70e6bcf214"),
        ("https://example.org/feed.xml//", "bab2ba12-9757-5da6-a770-0e70e6bcf214"),
    ],
)
def test_a_show_is_known_by_the_first_address_of_its_feed(feed: str, guid: str) -> None:
    assert feed_guid(feed) == guid


@given(st.text(min_size=1), st.text(min_size=1))
def test_episodes_of_other_names_are_others(one: str, other: str) -> None:
    assert (episode_guid(SHOW, one) == episode_guid(SHOW, other)) == (one == other)
    assert uuid.UUID(episode_guid(SHOW, one)).version == 5


@pytest.mark.parametrize("text", [SHOW, SHOW.upper()])
def test_a_guid_is_one(text: str) -> None:
    assert is_guid(text)


@pytest.mark.parametrize("text", ["", "harbour", SHOW[:-1], SHOW.replace("-", ""), f" {SHOW}"])
def test_another_text_is_none(text: str) -> None:
    assert not is_guid(text)


def test_an_episode_keeps_its_own_page_of_the_ledger() -> None:
    ledger = Ledger(episodes={"a": entry("1"), "b": entry("2")})
    assert kept_entries(ledger, {"a": "2", "b": "1", "c": "1"}) == {"a": "a", "b": "b"}


def test_a_renamed_file_is_known_by_its_audio() -> None:
    ledger = Ledger(episodes={"a": entry("1"), "b": entry("2")})
    kept = kept_entries(ledger, {"new": "1", "b": "2", "other": "3"})
    assert kept == {"new": "a", "b": "b"}
    assert entry_of(ledger, kept, "new") == ledger.episodes["a"]
    assert entry_of(ledger, kept, "other") is None


def test_only_one_of_two_copies_takes_the_page() -> None:
    assert kept_entries(Ledger(episodes={"a": entry("1")}), {"x": "1", "y": "1"}) == {"x": "a"}


def test_what_has_no_audio_here_and_what_is_gone_is_not_found_again() -> None:
    ledger = Ledger(episodes={"a": entry(""), "b": entry("2", gone=True)})
    assert kept_entries(ledger, {"x": "", "y": "2"}) == {}


digests = st.sampled_from(["", "1", "2", "3"])
slugs = st.sampled_from("abcdef")


@given(
    st.dictionaries(slugs, st.builds(entry, digests, gone=st.booleans())),
    st.dictionaries(slugs, digests),
)
def test_no_page_belongs_to_two_episodes(
    episodes: dict[str, LedgerEntry], written: dict[str, str]
) -> None:
    kept = kept_entries(Ledger(episodes=episodes), written)
    assert len(set(kept.values())) == len(kept)
    for slug, page in kept.items():
        assert slug in written
        same = episodes[page].facts.source == written[slug] and page not in written
        assert page == slug or (same and not episodes[page].gone)
