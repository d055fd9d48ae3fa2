"""The files that YAML names, or that lie beside it under the episode's name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from feedkit.model.assets import Assets, EpisodeAssets
from feedkit.source.assets import find_assets
from feedkit.source.load import load

SHOW = """title: Harbour Lights
description: About ports.
address: https://harbour.example/
language: en
artwork: artwork.png
category: Technology
"""
TALK = "title: Cranes\ndate: 2025-04-30\n"


@pytest.fixture
def found(tmp_path: Path) -> Any:
    """Looks for the files of an episode in a show with some files."""

    def look(
        *names: str, talk: str = "", show: str = ""
    ) -> tuple[EpisodeAssets, Assets, list[str]]:
        for name in ("artwork.png", *names):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
        (tmp_path / "episodes").mkdir(exist_ok=True)
        (tmp_path / "show.yaml").write_text(SHOW + show, encoding="utf-8")
        (tmp_path / "episodes" / "talk.yaml").write_text(TALK + talk, encoding="utf-8")
        loaded = load(tmp_path)
        assert loaded.show is not None, loaded.findings
        assets, findings = find_assets(tmp_path, loaded.show)
        return assets.episodes["talk"], assets, [each.code for each in findings]

    return look


def test_audio_is_found_by_the_name_of_the_episode(found: Any, tmp_path: Path) -> None:
    talk, assets, codes = found("episodes/talk.m4a", "episodes/talk-2.mp3")
    assert talk.audio == tmp_path / "episodes" / "talk.m4a"
    assert (talk.named, talk.refused, codes) == (False, False, [])
    assert assets.artwork == tmp_path / "artwork.png"


def test_or_by_the_name_that_yaml_gives_it(found: Any, tmp_path: Path) -> None:
    talk, _, codes = found("episodes/talk.mp3", "episodes/take 2.mp3", talk="audio: take 2.mp3\n")
    assert talk.audio == tmp_path / "episodes" / "take 2.mp3"
    assert (talk.named, codes) == (True, [])


def test_audio_may_lie_in_a_folder_of_its_own(found: Any, tmp_path: Path) -> None:
    talk, _, codes = found("sound/talk.mp3", show="audio: {folder: sound}\n")
    assert talk.audio == tmp_path / "sound" / "talk.mp3"
    assert codes == []


def test_missing_audio_is_left_to_the_ledger(found: Any) -> None:
    talk, _, codes = found(talk="audio: talk.mp3\n")
    assert (talk.audio, talk.refused, codes) == (None, False, [])


def test_audio_outside_the_show_is_refused_once(found: Any) -> None:
    talk, _, codes = found(talk="audio: ../../talk.mp3\n")
    assert (talk.audio, talk.refused, codes) == (None, True, ["SRC019"])


def test_two_files_of_one_name_are_one_too_many(found: Any) -> None:
    _, _, codes = found("episodes/talk.mp3", "episodes/talk.wav")
    assert codes == ["SRC006"]


def test_transcripts_are_found_with_their_languages(found: Any) -> None:
    talk, _, codes = found(
        "episodes/talk.vtt", "episodes/talk.de.vtt", "episodes/talk.srt",
        "episodes/talk.old copy.vtt",
        "episodes/talk.txt", "episodes/talks.vtt",
    )  # fmt: skip
    assert [(each.path.name, each.language) for each in talk.transcripts] == [
        ("talk.de.vtt", "de"),
        ("talk.vtt", ""),
    ]
    assert codes == []


def test_pictures_of_chapters_are_found_beside_the_episode(found: Any, tmp_path: Path) -> None:
    entries = [
        "{start: 0:00, image: crane.png}",
        "{start: 0:01, image: https://x.example/a.png}",
        "{start: 0:02, image: gone.png}",
    ]
    outline = "outline:\n" + "".join(f"  - {each}\n" for each in entries)
    talk, _, codes = found("episodes/crane.png", talk=outline)
    assert talk.images == {"crane.png": tmp_path / "episodes" / "crane.png"}
    assert codes == ["SRC010"]
