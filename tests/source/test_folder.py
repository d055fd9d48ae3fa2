"""The files of a show, and the paths that its files name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.diagnostics import NotAShow
from feedkit.source.folder import Folder, episode_files, find_show, slug_findings


def test_the_show_is_found_from_any_folder_inside_it(tmp_path: Path) -> None:
    (tmp_path / "show.yaml").touch()
    (tmp_path / "episodes" / "old").mkdir(parents=True)
    assert find_show(tmp_path / "episodes" / "old") == tmp_path


def test_where_there_is_no_show_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotAShow, match=r"there is no show\.yaml") as caught:
        find_show(tmp_path)
    assert "feedkit init" in caught.value.help


def test_episodes_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "episodes"
    folder.mkdir()
    for name in ("b.yaml", "a.yml", "_draft.yaml", ".hidden.yaml", "c.txt", "D.YAML"):
        (folder / name).touch()
    assert episode_files(tmp_path) == ("episodes/D.YAML", "episodes/a.yml", "episodes/b.yaml")


def test_a_show_may_have_no_episodes_yet(tmp_path: Path) -> None:
    assert episode_files(tmp_path) == ()


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("talk.mp3", ""),
        ("../cover.png", ""),
        ("sub/../talk.mp3", ""),
        ("gone.mp3", "does not exist"),
        ("", "is no path inside the show's folder"),
        ("/talk.mp3", "is no path inside the show's folder"),
        ("a\0b", "is no path inside the show's folder"),
        ("../../talk.mp3", "lies outside the show's folder"),
        ("link.mp3", "lies outside the show's folder"),
        ("sub", "is a folder, not a file"),
    ],
)
def test_a_name_is_a_file_of_the_show_or_a_sentence(
    name: str, problem: str, tmp_path: Path
) -> None:
    root = tmp_path / "show"
    (root / "episodes" / "sub").mkdir(parents=True)
    for path in (tmp_path / "talk.mp3", root / "cover.png", root / "episodes" / "talk.mp3"):
        path.touch()
    (root / "episodes" / "link.mp3").symlink_to(tmp_path / "talk.mp3")
    found = Folder(root / "episodes", root).file(name)
    assert found == problem if problem else isinstance(found, Path)


@pytest.mark.parametrize("slug", ["talk", "Talk-2", "042", "åse", "a" * 120, "a_b"])
def test_a_plain_name_makes_an_address(slug: str) -> None:
    assert list(slug_findings((f"episodes/{slug}.yaml",))) == []


@pytest.mark.parametrize("slug", ["a b", "-a", "_a", "a.b", "a" * 121, "a&b", "show", "a%20b"])
def test_other_names_do_not(slug: str) -> None:
    (found,) = slug_findings((f"episodes/{slug}.yaml",))
    assert found.code == "SRC021"
    assert found.help


@given(st.text(min_size=1).filter(lambda name: "/" not in name))
def test_the_name_proposed_for_another_makes_an_address(name: str) -> None:
    for found in slug_findings((f"episodes/{name}.yaml",)):
        proposed = found.help.rpartition(" to ")[2]
        if proposed.endswith(".yaml") and len(name) < 120:
            assert list(slug_findings((f"episodes/{proposed}",))) == []
