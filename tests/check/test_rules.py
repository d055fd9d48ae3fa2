"""The rules keep their own promises: the examples in their docstrings are run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from textwrap import dedent

import pytest
from msgspec.structs import replace

import feedkit
from feedkit.check.rule import EpisodeRule, ShowRule
from feedkit.check.rules import RULES
from feedkit.check.run import check
from feedkit.diagnostics import CODES, Finding, Severity
from feedkit.model.audio_facts import AudioFacts, ImageFacts, Levels
from feedkit.model.material import AudioMaterial, EpisodeMaterial, ImageMaterial, Material
from feedkit.model.promise import Ledger
from feedkit.model.request import Choices
from feedkit.model.resolution import Resolution
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration
from feedkit.model.written import WrittenEpisode, WrittenShow
from feedkit.resolve.catalog import resolve
from feedkit.source.load import EPISODE_FILE, SHOW_FILE, read_document

PACKAGE = Path(feedkit.__file__).parent
RIGHT = Path(__file__).parents[1] / "cases" / "right"
TWO_HOURS = Duration(7_200_000)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)

WITHOUT_EXAMPLES = {
    "FEED002": "is about the show",
    "FEED012": "is about the show",
    "FEED016": "is about the show",
    "FEED026": "takes a show that is complete",
    "FEED027": "is about the show",
    "FEED034": "is about a show without any episode",
    "FEED042": "is about the address of the show",
    "EP015": "takes two episodes",
    "EP020": "takes two episodes",
    "EP033": "takes a serial show",
    "EP025": "takes two episodes",
    "EP034": "takes two episodes",
    "EP047": "takes several episodes",
    "AUD004": "is about the recording",
    "AUD007": "is about what can be heard",
    "AUD008": "is about what can be heard",
    "AUD016": "is about what can be heard",
    "AUD017": "is about what can be heard",
    "AUD019": "takes two episodes",
    "AUD022": "is about what can be heard",
    "AUD030": "is about what can be heard",
    "AUD031": "is about what can be heard",
    "AUD032": "is about what can be heard",
    "AUD033": "takes several episodes",
    "CH007": "takes an M4A",
    "CH010": "takes hundreds of lines",
    "CH023": "takes a recording with chapters",
    "SITE024": "is about the show",
    "POD017": "is about the show",
    "POD023": "is about the show",
    "POD025": "is about the show",
    "POD034": "is about the show",
}
"""Rules that one episode's YAML cannot show, and why; they are tried below."""


@dataclass(frozen=True)
class Example:
    """A fragment of YAML from a docstring, and the codes that are to come of it."""

    name: str
    text: str
    codes: frozenset[str]


def page(rule: EpisodeRule | ShowRule) -> str:
    return cleandoc(rule.check.__doc__ or "")


def examples() -> Iterator[Example]:
    for rule in RULES:
        for kind in ("Bad", "Good"):
            found = re.search(rf"^{kind}:\n\n((?:    .*\n|\n)+)", page(rule) + "\n", re.MULTILINE)
            if found:
                codes = frozenset({rule.code} if kind == "Bad" else ())
                yield Example(f"{kind} {rule.code}", dedent(found[1]), codes)


EXAMPLES = tuple(examples())


def laid_over(below: str, above: str) -> str:
    """A file with the keys of a fragment in the place of its own."""
    keys = set(re.findall(r"^(\w+):", above, re.MULTILINE))
    blocks = re.findall(r"^\w+:.*\n(?: .*\n)*", below, re.MULTILINE)
    return "".join(block for block in blocks if block.partition(":")[0] not in keys) + above


def audio(sha256: str = "1", levels: Levels | None = None) -> AudioMaterial:
    facts = AudioFacts(
        format="mp3", media_type="audio/mpeg", extension="mp3", codec="MP3", size=Size(1_000_000),
        sha256=sha256, duration=TWO_HOURS, bitrate_mode="constant", bitrate=64_000,
        sample_rate=44_100, channels=1, levels=levels,
    )  # fmt: skip
    return AudioMaterial(path=Path("talk.mp3"), facts=facts)


def resolved(
    *episodes: str, show: str = "", audios: tuple[AudioMaterial | None, ...] = ()
) -> Resolution:
    """The right show, with episodes and lines of show.yaml in the place of its own."""
    read = read_document(laid_over((RIGHT / "show.yaml").read_text("utf-8"), show), "s", SHOW_FILE)
    assert read.value is not None, read.findings
    written = []
    for number, text in enumerate(episodes):
        episode = read_document(text, "e", EPISODE_FILE)
        assert episode.value is not None, episode.findings
        written.append(WrittenEpisode(f"e{number}", f"episodes/e{number}.yaml", episode.value))
    cover = ImageFacts("image/png", "png", Size(333), "0", 1400, 1400, "P")
    material = Material(
        artwork=ImageMaterial(path=Path("artwork.png"), facts=cover),
        episodes={
            each.slug: EpisodeMaterial(audio=audios[number] if audios else audio(str(number)))
            for number, each in enumerate(written)
        },
    )
    found = resolve(
        WrittenShow(read.value, tuple(written)), material, Ledger(), Choices(now=NEW_YEAR)
    )
    assert isinstance(found, Resolution), found
    return found


def objections(resolution: Resolution) -> list[Finding]:
    return [*resolution.findings, *check(resolution)]


TALK = (RIGHT / "episodes" / "talk.yaml").read_text(encoding="utf-8")
BARE = laid_over(TALK, "").replace("notes: A painter explains.\n", "")


def without_notes(example: Example) -> bool:
    """Whether an example is about notes: the right episode's own would hide that."""
    return example.name.endswith("TXT001")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_an_example_comes_to_what_its_page_says(example: Example) -> None:
    base = BARE if without_notes(example) else TALK
    found = objections(resolved(laid_over(base, example.text)))
    assert {each.code for each in found} == example.codes


def test_every_rule_has_both_examples_or_a_reason() -> None:
    for rule in RULES:
        kinds = {each.name.split()[0] for each in EXAMPLES if each.name.endswith(rule.code)}
        assert kinds == (set() if rule.code in WITHOUT_EXAMPLES else {"Bad", "Good"}), rule.code


def test_every_rule_has_a_page_that_begins_with_a_sentence() -> None:
    for rule in RULES:
        assert page(rule).partition("\n")[0].endswith((".", ":")) or "." in page(rule), rule.code


def test_the_table_names_every_rule_of_the_folder_once_in_order() -> None:
    made = {
        value.code: f"{path.stem}.{name}"
        for path in (PACKAGE / "check" / "rules").glob("*.py")
        if path.stem != "__init__"
        for name, value in vars(import_module(f"feedkit.check.rules.{path.stem}")).items()
        if isinstance(value, EpisodeRule | ShowRule)
    }
    listed = [rule.code for rule in RULES]
    assert sorted(listed) == sorted(made)
    assert listed == [code for code in CODES if code in made]


def test_a_rule_is_named_for_what_it_objects_to() -> None:
    for rule in RULES:
        assert CODES[rule.code].name.startswith(rule.check.__name__.replace("_", "-")), rule.code


def test_every_code_is_used_and_every_used_code_is_in_the_table() -> None:
    used: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if path.name != "codes.py":
            used.update(re.findall(r'"((?:[A-Z]{2,4})\d{3})"', path.read_text(encoding="utf-8")))
    assert sorted(used - set(CODES)) == []
    assert sorted(set(CODES) - used) == []


SEA = TALK.replace("Why cranes are blue", "The sea").replace("talk.mp3", "sea.mp3")
HISS = Levels(lufs=-62.0, peak=-45.0)
SILENT = Levels(lufs=None, peak=None)
FINE = Levels(
    lufs=-20.0, peak=-3.0, leading_silence=Duration(10_000), trailing_silence=Duration(30_000)
)
LATE = replace(FINE, leading_silence=Duration(11_000), trailing_silence=Duration(31_000))


def codes(resolution: Resolution) -> list[str]:
    return [each.code for each in objections(resolution)]


def test_two_episodes_of_their_own_are_fine() -> None:
    assert codes(resolved(TALK, SEA)) == []


def test_a_guid_used_twice_is_objected_to_once_for_each_later_episode() -> None:
    other = SEA.replace("The sea", "The ships")
    texts = [each + "guid: 007\n" for each in (TALK, SEA, other)]
    assert codes(resolved(*texts)) == ["EP015", "EP015"]


def test_one_recording_twice_is_a_wrong_upload() -> None:
    assert codes(resolved(TALK, SEA, audios=(audio("1"), audio("1")))) == ["AUD019"]


def test_one_address_of_audio_twice_is_an_error() -> None:
    remote = "{address: https://media.example/a.mp3, length: 5, duration: 2:00:00}"
    texts = [each.replace(f"{name}.mp3", remote) for each, name in ((TALK, "talk"), (SEA, "sea"))]
    assert codes(resolved(*texts)) == ["EP020"]


def test_serial_shows_number_their_full_episodes() -> None:
    assert codes(resolved(TALK, show="type: serial\n")) == ["EP033"]
    assert codes(resolved(TALK + "episode: 1\n", show="type: serial\n")) == []
    assert codes(resolved(TALK + "type: trailer\n", show="type: serial\n")) == []


@pytest.mark.parametrize(
    ("levels", "expected"),
    [(FINE, []), (LATE, ["AUD016", "AUD016"]), (HISS, ["AUD022"]), (SILENT, ["AUD022"])],
)
def test_silence_is_heard(levels: Levels, expected: list[str]) -> None:
    assert codes(resolved(TALK, audios=(audio(levels=levels),))) == expected


def test_an_episode_that_is_louder_than_the_others_is_named() -> None:
    loudness = (-19.0, -19.5, -15.5)
    audios = tuple(
        audio(str(number), Levels(lufs=lufs, peak=-3.0)) for number, lufs in enumerate(loudness)
    )
    whole = resolved(TALK, SEA, SEA, audios=audios)
    found = [each for each in objections(whole) if each.code.startswith("AUD")]
    assert [(each.code, each.file) for each in found] == [
        ("AUD007", "episodes/e2.yaml"),
        ("AUD033", "episodes/e2.yaml"),
    ]
    assert found[1].message == "the audio is 3.5 LU louder than most of the others"


def test_a_show_needs_an_episode() -> None:
    assert codes(resolved(TALK + "draft: yes\n")) == ["FEED034"]
    assert codes(resolved(TALK.replace("2025-04-30", "2026-04-30"))) == ["FEED034"]


def test_an_episode_that_is_not_due_yet_is_checked_as_well() -> None:
    late = SEA.replace("2025-04-30", "2026-04-30").replace("(00:06)", "(00:01)")
    assert codes(resolved(TALK, late)) == ["CH001"]


def test_a_draft_is_left_alone_until_it_has_audio() -> None:
    unrecorded = SEA.replace("audio: sea.mp3\n", "")
    audios = (audio(), None)
    assert codes(resolved(TALK, unrecorded, audios=audios)) == ["SRC002"]
    assert codes(resolved(TALK, unrecorded + "draft: true\n", audios=audios)) == []


def test_an_objection_says_what_to_do() -> None:
    for example in EXAMPLES:
        base = BARE if without_notes(example) else TALK
        for each in objections(resolved(laid_over(base, example.text))):
            assert each.message
            assert each.help


def test_the_severities_are_what_the_codes_say() -> None:
    assert {CODES[rule.code].severity for rule in RULES} == set(Severity)


GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("category: [Arts, Technology]\n", []),
        ("category: [Arts, Technology, Fiction]\n", ["FEED012"]),
        ("title: Harbour <Lights>\n", ["FEED002"]),
        (f"title: {'x' * 256}\n", ["FEED002"]),
        ("owner:\n", ["FEED016"]),
        ("copyright: Harbour Media\n", []),
        ("copyright: © Harbour Media\n", ["FEED027"]),
        ("copyright: Harbour Media 2025\n", ["FEED027"]),
        ("complete: true\n", []),
        ('site: {colours: {accent: "#8c3b2a", background: "#fdfaf4"}}\n', []),
        ('site: {colours: {accent: "#ffe9a0"}}\n', ["SITE024"]),
        ('site: {colours: {background: "#909090"}}\n', ["SITE024"]),
        ('site: {colours: {night: {background: "#fdfaf4"}}}\n', ["SITE024"]),
        ("block: [youtube, spotify]\n", []),
        ("block: [youtube, spotifi]\n", ["POD034"]),
        ("block: {except: [aple]}\n", ["POD034"]),
        (f"podroll: {{guid: {GUID}, feed: 'https://friend.example/'}}\n", []),
        (f"podroll: {{guid: {GUID}}}\n", ["POD023"]),
        (f"publisher: {GUID}\n", ["POD023"]),
        (f"medium: musicL\nremote_items: {GUID}\n", ["POD025"]),
        ("medium: publisher\n", ["POD025"]),
        (f"medium: publisher\nremote_items: {GUID}\n", []),
        (
            "trailers: {title: Soon, address: 'https://m.example/t.mp3', date: 2025-01-01}\n",
            [],
        ),
        (
            "trailers: {title: Soon, address: 'https://m.example/t.mp3', date: 2025-01-01,"
            " season: 9}\n",
            ["POD017"],
        ),
    ],
)
def test_what_a_show_says_of_itself_and_others_is_looked_at(
    lines: str, expected: list[str]
) -> None:
    assert codes(resolved(TALK, show=lines)) == expected


def test_a_complete_show_has_nothing_to_come() -> None:
    late = SEA.replace("2025-04-30", "2026-04-30")
    assert codes(resolved(TALK, late, show="complete: true\n")) == ["FEED026"]


def test_a_list_of_others_needs_no_episodes() -> None:
    lines = f"medium: musicL\nremote_items: {GUID}\n"
    assert codes(resolved(TALK + "draft: true\n", show=lines)) == []


def test_a_number_is_used_once_in_a_season() -> None:
    numbered = [each + "episode: 3\n" for each in (TALK, SEA)]
    assert codes(resolved(*numbered)) == ["EP034"]
    assert codes(resolved(numbered[0] + "season: 1\n", numbered[1] + "season: 2\n")) == []
    assert codes(resolved(numbered[0] + "type: bonus\n", numbered[1])) == []


def test_twins_of_one_day_are_one_to_antennapod() -> None:
    twin = SEA.replace("The sea", "Why cranes are blue")
    assert codes(resolved(TALK, twin)) == ["EP025"]
    assert codes(resolved(TALK, twin.replace("2025-04-30", "2025-05-30"))) == []
