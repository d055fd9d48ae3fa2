"""What would change for listeners is refused, until it is accepted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from feedkit.ledger.accept import EPISODE_WORDS, SHOW_WORDS, NothingToAccept, accept
from feedkit.ledger.compare import SAMPLE, Comparison, compare
from feedkit.model.audio_facts import AudioFacts, ImageFacts
from feedkit.model.material import AudioMaterial, EpisodeMaterial, ImageMaterial, Material
from feedkit.model.promise import Ledger, ShowPromise
from feedkit.model.request import Choices
from feedkit.model.resolution import Resolution
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration
from feedkit.model.written import WrittenEpisode, WrittenShow
from feedkit.resolve.catalog import resolve
from feedkit.source.load import EPISODE_FILE, SHOW_FILE, read_document

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SHOW = """title: Harbour Lights
description: About ports.
address: https://harbour.example/
language: en
artwork: artwork.png
category: Technology
"""
TALK = "title: Cranes\ndate: 2025-04-30 09:00\nnotes: Blue.\n"


def audio(sha256: str, *, length: int = 5000, extension: str = "mp3") -> AudioMaterial:
    facts = AudioFacts(
        format="mp3", media_type="audio/mpeg", extension=extension, codec="MP3",
        size=Size(length), sha256=sha256, duration=Duration(60_000), bitrate_mode="constant",
        bitrate=64_000, sample_rate=44_100, channels=1,
    )  # fmt: skip
    return AudioMaterial(path=Path(f"talk.{extension}"), facts=facts)


def show(
    ledger: Ledger,
    episodes: dict[str, tuple[str, AudioMaterial | None]],
    *,
    of_the_show: str = SHOW,
    now: datetime = NOW,
) -> Resolution:
    """A show with episodes: the text of each and its recording."""
    read = read_document(of_the_show, "show.yaml", SHOW_FILE)
    assert read.value is not None, read.findings
    written = []
    for slug, (text, _) in episodes.items():
        episode = read_document(text, f"episodes/{slug}.yaml", EPISODE_FILE)
        assert episode.value is not None, episode.findings
        written.append(WrittenEpisode(slug, f"episodes/{slug}.yaml", episode.value))
    cover = ImageFacts("image/png", "png", Size(333), "0", 1400, 1400, "RGB")
    material = Material(
        artwork=ImageMaterial(path=Path("artwork.png"), facts=cover),
        episodes={slug: EpisodeMaterial(audio=sound) for slug, (_, sound) in episodes.items()},
    )
    found = resolve(WrittenShow(read.value, tuple(written)), material, ledger, Choices(now=now))
    assert isinstance(found, Resolution), found
    return found


def compared(ledger: Ledger, resolution: Resolution, *, locked: bool = False) -> Comparison:
    return compare(ledger, resolution, now=NOW, locked=locked)


def codes(comparison: Comparison) -> list[str]:
    return [each.code for each in comparison.findings]


ONE = {"talk": (TALK, audio("1"))}
LEDGER = compared(Ledger(), show(Ledger(), ONE)).after
REMOTE = "audio: {address: https://media.example/a.mp3, length: 5000, duration: 1:00}\n"


def test_a_first_build_promises_everything() -> None:
    first = compared(Ledger(), show(Ledger(), ONE))
    assert codes(first) == []
    promised = first.after.episodes["talk"].promised
    assert promised.page == "episodes/talk/"
    assert promised.audio.address == "media/talk.mp3"
    assert first.after.show == ShowPromise(
        guid=first.after.show.guid if first.after.show else "",
        feed="https://harbour.example/feed.xml",
    )


def test_a_second_one_changes_nothing() -> None:
    again = compared(LEDGER, show(LEDGER, ONE), locked=True)
    assert codes(again) == []
    assert again.after == LEDGER


def test_without_the_audio_the_same_is_promised() -> None:
    away = compared(LEDGER, show(LEDGER, {"talk": (TALK, None)}), locked=True)
    assert codes(away) == []
    assert away.after == LEDGER


CHANGES: dict[str, tuple[str, tuple[str, AudioMaterial | None], str]] = {
    "guid": ("PUB001", (TALK + "guid: 007\n", audio("1")), "guid"),
    "date": ("PUB007", (TALK.replace("09:00", "10:00"), audio("1")), "date"),
    "bytes": ("PUB005", (TALK, audio("2")), "audio"),
    "address": ("PUB004", (TALK + REMOTE, None), "audio"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_refused_and_not_recorded(name: str) -> None:
    code, written, _ = CHANGES[name]
    changed = compared(LEDGER, show(LEDGER, {"talk": written}))
    assert codes(changed) == [code]
    assert changed.after.episodes["talk"].promised == LEDGER.episodes["talk"].promised
    assert "feedkit accept talk" in changed.findings[0].help


@pytest.mark.parametrize("name", CHANGES)
def test_accepted_it_is_promised_instead(name: str) -> None:
    _, written, what = CHANGES[name]
    episodes = {"talk": written}
    ledger = accept(LEDGER, show(LEDGER, episodes), slug="talk", what=what)
    assert ledger != LEDGER
    after = compared(ledger, show(ledger, episodes), locked=True)
    assert codes(after) == []
    assert after.after == ledger
    with pytest.raises(NothingToAccept, match="is as the ledger has it"):
        accept(ledger, show(ledger, episodes), slug="talk", what=what)


def test_new_bytes_get_an_address_of_their_own() -> None:
    ledger, addresses = LEDGER, []
    for digest, extension in (("2", "mp3"), ("3", "m4a")):
        episodes = {"talk": (TALK, audio(digest, extension=extension))}
        ledger = accept(ledger, show(ledger, episodes), slug="talk", what="audio")
        (made,) = show(ledger, episodes).intents
        addresses.append(made.episode.enclosure.path)
        assert ledger.episodes["talk"].promised.guid == LEDGER.episodes["talk"].promised.guid
    assert addresses == ["media/talk-2.mp3", "media/talk-3.m4a"]


def test_another_length_elsewhere_is_refused_until_it_is_accepted() -> None:
    before = {"talk": (TALK + REMOTE, None)}
    ledger = compared(Ledger(), show(Ledger(), before)).after
    after = {"talk": (TALK + REMOTE.replace("5000", "6000"), None)}
    assert codes(compared(ledger, show(ledger, after))) == ["PUB006"]
    ledger = accept(ledger, show(ledger, after), slug="talk", what="audio")
    assert ledger.episodes["talk"].promised.audio.length == Size(6000)
    assert codes(compared(ledger, show(ledger, after), locked=True)) == []


def test_a_renamed_file_keeps_everything() -> None:
    renamed = compared(LEDGER, show(LEDGER, {"cranes": (TALK, audio("1"))}), locked=True)
    assert codes(renamed) == ["PUB009"]
    assert renamed.after == LEDGER


def leads(resolution: Resolution) -> dict[str, str]:
    """Where old paths lead."""
    return {each.path: each.to for each in resolution.catalog.redirects}


def test_its_page_moves_with_a_redirect_when_that_is_accepted() -> None:
    episodes = {"cranes": (TALK, audio("1"))}
    ledger = accept(LEDGER, show(LEDGER, episodes), slug="cranes", what="page")
    assert set(ledger.episodes) == {"cranes"}
    resolution = show(ledger, episodes)
    assert codes(compared(ledger, resolution, locked=True)) == []
    assert leads(resolution) == {
        "episodes/talk/": "episodes/cranes/",
        "embed/talk/": "embed/cranes/",
    }
    (made,) = resolution.intents
    assert made.promise.guid == LEDGER.episodes["talk"].promised.guid
    assert made.episode.enclosure.path == "media/talk.mp3"


def test_and_it_may_move_back() -> None:
    there = {"cranes": (TALK, audio("1"))}
    moved = accept(LEDGER, show(LEDGER, there), slug="cranes", what="page")
    back = accept(moved, show(moved, ONE), slug="talk", what="page")
    assert leads(show(back, ONE)) == {
        "episodes/cranes/": "episodes/talk/",
        "embed/cranes/": "embed/talk/",
    }


def test_a_former_name_is_not_used_again() -> None:
    there = {"cranes": (TALK, audio("1"))}
    moved = accept(LEDGER, show(LEDGER, there), slug="cranes", what="page")
    both = show(moved, {**there, "talk": (TALK, audio("2"))})
    assert codes(compared(moved, both)) == ["PUB025"]


OTHER = {"sea": (TALK.replace("Cranes", "The sea"), audio("9"))}


def test_what_is_gone_has_to_be_accepted_and_never_comes_back() -> None:
    removed = show(LEDGER, OTHER)
    assert codes(compared(LEDGER, removed)) == ["PUB008"]
    ledger = accept(LEDGER, removed, slug="talk", what="gone")
    assert codes(compared(ledger, show(ledger, OTHER))) == []
    assert codes(compared(ledger, show(ledger, {**OTHER, **ONE}))) == ["PUB025"]
    guid = LEDGER.episodes["talk"].promised.guid
    again = {"new": (f"{TALK}guid: {guid}\n", audio("3"))}
    assert codes(compared(ledger, show(ledger, again))) == ["PUB025"]


def test_a_draft_of_what_was_published_is_as_if_it_were_gone() -> None:
    drafted = show(LEDGER, {**OTHER, "talk": (TALK + "draft: true\n", audio("1"))})
    (found,) = compared(LEDGER, drafted).findings
    assert (found.code, found.file, found.at) == ("PUB008", "episodes/talk.yaml", ("draft",))
    assert accept(LEDGER, drafted, slug="talk", what="gone").episodes["talk"].gone


def test_a_file_with_mistakes_in_it_is_not_taken_for_gone() -> None:
    broken = show(
        LEDGER,
        {**OTHER, "talk": (TALK.replace("04-30", "03-30").replace("09:", "02:"), audio("1"))},
    )
    assert "PUB008" not in codes(compared(LEDGER, broken))
    unread = replace(show(LEDGER, OTHER), unclear=frozenset({"talk"}))
    assert codes(compared(LEDGER, unread)) == []


SOON = TALK.replace("2025", "2027")


def test_what_nobody_has_seen_yet_may_change() -> None:
    ledger = compared(Ledger(), show(Ledger(), {"talk": (SOON, audio("1"))})).after
    assert "talk" in ledger.episodes
    changed = {"talk": (SOON.replace("09:00", "10:00") + "guid: 007\n", audio("2"))}
    after = compared(ledger, show(ledger, changed))
    assert codes(after) == []
    promised = after.after.episodes["talk"].promised
    assert (promised.guid, promised.published.hour, promised.audio.sha256) == ("007", 10, "2")
    assert promised.audio.address == "media/talk.mp3"


def test_it_may_be_renamed_and_taken_away_too() -> None:
    ledger = compared(Ledger(), show(Ledger(), {"talk": (SOON, audio("1"))})).after
    renamed = compared(ledger, show(ledger, {"cranes": (SOON, audio("1"))}))
    assert codes(renamed) == []
    assert set(renamed.after.episodes) == {"cranes"}
    assert renamed.after.episodes["cranes"].promised.page == "episodes/cranes/"
    assert codes(compared(ledger, show(ledger, {}))) == []
    assert compared(ledger, show(ledger, {})).after.episodes == {}


def test_when_it_has_appeared_it_may_not() -> None:
    ledger = compared(Ledger(), show(Ledger(), {"talk": (SOON, audio("1"))})).after
    late = NOW + timedelta(days=800)
    changed = show(ledger, {"talk": (SOON.replace("09:00", "10:00"), audio("1"))}, now=late)
    assert [each.code for each in compare(ledger, changed, now=late).findings] == ["PUB007"]


MOVED = SHOW.replace("harbour.example", "lights.example")
KNOWN = SHOW + "guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810\n"


@pytest.mark.parametrize(
    ("text", "code", "what"), [(MOVED, "PUB003", "address"), (KNOWN, "PUB002", "guid")]
)
def test_what_the_show_promises_is_kept_until_a_change_is_accepted(
    text: str, code: str, what: str
) -> None:
    changed = show(LEDGER, ONE, of_the_show=text)
    assert codes(compared(LEDGER, changed)) == [code]
    assert compared(LEDGER, changed).after.show == LEDGER.show
    ledger = accept(LEDGER, changed, slug="show", what=what)
    assert ledger.episodes == LEDGER.episodes
    assert codes(compared(ledger, show(ledger, ONE, of_the_show=text), locked=True)) == []


def test_a_move_keeps_the_guid_of_the_show_and_of_its_episodes() -> None:
    moved = show(LEDGER, ONE, of_the_show=MOVED)
    assert LEDGER.show is not None
    assert moved.show.guid == LEDGER.show.guid
    assert moved.intents[0].promise == LEDGER.episodes["talk"].promised


def test_the_identity_of_the_sample_is_nobody_elses() -> None:
    taken = replace(LEDGER, show=SAMPLE)
    assert codes(compared(taken, show(taken, ONE))) == ["PUB024"]


def test_where_it_is_locked_every_change_of_the_ledger_is_named() -> None:
    both = {**ONE, **OTHER}
    found = compared(LEDGER, show(LEDGER, both), locked=True).findings
    assert [(each.code, each.file) for each in found] == [("PUB023", "episodes/sea.yaml")]
    assert codes(compared(Ledger(), show(Ledger(), ONE), locked=True)) == ["PUB023", "PUB023"]


def test_a_warning_does_not_hide_that() -> None:
    both = {"cranes": ONE["talk"], **OTHER}
    assert codes(compared(LEDGER, show(LEDGER, both), locked=True)) == ["PUB023", "PUB009"]


@pytest.mark.parametrize(
    ("slug", "what", "sentence"),
    [
        ("nobody", "date", "there is no episode called “nobody”"),
        ("sea", "date", "nothing of “sea” has been promised yet"),
        ("talk", "date", "the date of “talk” is as the ledger has it"),
        ("talk", "page", "the page of “talk” is as the ledger has it"),
        ("talk", "address", "an episode has no address to accept, only"),
        ("talk", "gone", "“talk” still has its file"),
        ("sea", "gone", "the ledger has no published episode called “sea”"),
        ("show", "guid", "the guid of the show is as the ledger has it"),
        ("show", "date", "a show has no date to accept, only guid, address, prefix and feeds"),
    ],
)
def test_where_there_is_nothing_to_accept_it_says_why(slug: str, what: str, sentence: str) -> None:
    with pytest.raises(NothingToAccept, match=sentence):
        accept(LEDGER, show(LEDGER, {**ONE, **OTHER}), slug=slug, what=what)


def test_a_draft_is_told_how_to_be_taken_away() -> None:
    drafted = show(LEDGER, {"talk": (TALK + "draft: true\n", audio("1"))})
    with pytest.raises(NothingToAccept, match="feedkit accept talk gone"):
        accept(LEDGER, drafted, slug="talk", what="date")


def test_nothing_of_a_show_is_accepted_before_it_is_promised() -> None:
    with pytest.raises(NothingToAccept, match="nothing of the show has been promised yet"):
        accept(Ledger(), show(Ledger(), ONE), slug="show", what="guid")


OP3 = SHOW + "audio: {prefix: https://op3.dev/e}\n"
CHAIN = SHOW + "audio: {prefix: [https://op3.dev/e/, https://count.example/by/]}\n"


def test_a_prefix_for_a_published_show_is_warned_of_until_it_is_accepted() -> None:
    counted = show(LEDGER, ONE, of_the_show=OP3)
    before = compared(LEDGER, counted)
    assert codes(before) == ["PUB013"]
    assert "by nobody and would be by https://op3.dev/e/" in before.findings[0].message
    assert "of 1 published episode at once" in before.findings[0].message
    assert before.after == LEDGER
    accepted = accept(LEDGER, counted, slug="show", what="prefix")
    assert codes(compared(accepted, show(accepted, ONE, of_the_show=OP3), locked=True)) == []
    assert codes(compared(accepted, show(accepted, ONE, of_the_show=CHAIN))) == ["PUB013"]
    assert codes(compared(accepted, show(accepted, ONE))) == ["PUB013"]
    with pytest.raises(NothingToAccept, match="as the ledger has it"):
        accept(accepted, counted, slug="show", what="prefix")


def test_a_prefix_is_recorded_as_it_is_while_nobody_has_any_address() -> None:
    none = compared(Ledger(), show(Ledger(), {})).after
    counted = compared(none, show(none, {}, of_the_show=CHAIN))
    assert "PUB013" not in codes(counted)
    assert counted.after.show is not None
    assert counted.after.show.prefix == "https://op3.dev/e/count.example/by/"


@pytest.mark.parametrize("of_the_show", [OP3, CHAIN])
def test_a_prefix_stands_in_no_promise_about_an_episode(of_the_show: str) -> None:
    counted = show(LEDGER, ONE, of_the_show=of_the_show)
    (intent,) = counted.intents
    assert intent.promise == LEDGER.episodes["talk"].promised
    enclosure = intent.episode.enclosure
    assert enclosure.address == "https://harbour.example/media/talk.mp3"
    assert enclosure.address_in_feeds == (f"{counted.show.prefix}harbour.example/media/talk.mp3")


@given(
    st.sampled_from(["talk", "cranes", "sea", "show", "nobody"]),
    st.sampled_from([*EPISODE_WORDS, *SHOW_WORDS]),
    st.sampled_from([ONE, OTHER, {}, {"cranes": ONE["talk"]}, {"talk": (TALK + REMOTE, None)}]),
)
def test_whatever_is_accepted_the_rest_stays_as_it_was(
    slug: str, what: str, episodes: dict[str, tuple[str, AudioMaterial | None]]
) -> None:
    try:
        ledger = accept(LEDGER, show(LEDGER, episodes), slug=slug, what=what)
    except NothingToAccept:
        return
    assert ledger != LEDGER
    assert len(ledger.episodes) == len(LEDGER.episodes)
    (before,), (after,) = LEDGER.episodes.values(), ledger.episodes.values()
    kept = {"date": "published", "guid": "guid", "page": "page", "audio": "audio"}
    for word, name in kept.items():
        if word != what:
            assert getattr(after.promised, name) == getattr(before.promised, name)
