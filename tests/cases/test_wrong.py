"""What people write wrongly, and what is said about it.

Each folder in `wrong/` holds the files that differ from the show in `right/`, and `expected.txt`
with one line a diagnostic: `code file:line:column`. `without.txt` names files of the right show
to leave out. What no folder can hold, because of its bytes or its size, is made below.
"""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import feedkit.media
from feedkit.cli import feedkit as command_line
from feedkit.diagnostics import CODES, Severity

HERE = Path(__file__).parent
WRONG = sorted(path for path in (HERE / "wrong").iterdir() if path.is_dir())
NEW_YEAR_2026 = "1767225600"
PATIENCE = 5.0  # seconds for what would take for ever


@pytest.fixture(autouse=True)
def _one_machine_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NEW_YEAR_2026)
    monkeypatch.setattr(feedkit.media, "find_ffmpeg", lambda _environment: None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the right show."""
    return Path(shutil.copytree(HERE / "right", tmp_path / "show"))


def contents(root: Path) -> dict[str, bytes]:
    """All files of a show but feedkit's own cache."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".feedkit" not in path.relative_to(root).parts
    }


def run(root: Path, *words: str) -> Result:
    """Run a command; anything but an ordinary end fails the test."""
    result = CliRunner().invoke(command_line, ["-C", str(root), *words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def found(root: Path) -> list[str]:
    """What `check` finds, as in `expected.txt`; it writes nothing and exits as it should."""
    before = contents(root)
    result = run(root, "check", "--format", "json")
    assert contents(root) == before
    listed = json.loads(result.stdout)
    assert result.exit_code == any(each["severity"] == "error" for each in listed)
    return [f"{each['code']} {each['file']}:{each['line']}:{each['column']}" for each in listed]


def test_there_is_nothing_wrong_with_the_right_show(root: Path) -> None:
    assert found(root) == []
    assert "No mistakes found." in run(root, "check").stdout


@pytest.mark.parametrize("case", WRONG, ids=lambda path: path.name)
def test_everything_wrong_is_found_where_it_stands(case: Path, root: Path) -> None:
    shutil.copytree(case, root, dirs_exist_ok=True)
    (root / "expected.txt").unlink()
    without = root / "without.txt"
    if without.exists():
        for name in without.read_text(encoding="utf-8").split():
            (root / name).unlink()
        without.unlink()
    assert found(root) == (case / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", WRONG, ids=lambda path: path.name)
def test_every_expected_code_exists(case: Path) -> None:
    lines = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert [line for line in lines if line.split()[0] not in CODES] == []


def test_warnings_are_mistakes_only_where_that_is_asked_for(root: Path) -> None:
    talk = root / "episodes" / "talk.yaml"
    talk.write_text(talk.read_text(encoding="utf-8").replace("[ada,", "[adda,"), encoding="utf-8")
    assert found(root) == ["SRC022 episodes/talk.yaml:4:10"]
    assert run(root, "check", "--strict").exit_code == 1


TALK = (HERE / "right" / "episodes" / "talk.yaml").read_text(encoding="utf-8")
SEA = "title: The sea\ndate: 2025-05-07\naudio: talk.mp3\nnotes: Heard at sea.\n"


def in_utf_16(root: Path) -> None:
    (root / "episodes" / "talk.yaml").write_text(TALK, encoding="utf-16")


def in_utf_16_without_a_mark(root: Path) -> None:
    (root / "episodes" / "talk.yaml").write_text(TALK, encoding="utf-16-be")


def a_nul_byte(root: Path) -> None:
    wrong = TALK.replace("A painter", "A\0painter")
    (root / "episodes" / "talk.yaml").write_bytes(wrong.encode())


def with_windows_line_ends(root: Path) -> None:
    wrong = TALK.replace("(00:03)", "(0:3)").replace("\n", "\r\n")
    (root / "episodes" / "talk.yaml").write_bytes(wrong.encode())


def with_line_ends_of_old_macs(root: Path) -> None:
    wrong = TALK.replace("(00:03)", "(0:3)").replace("\n", "\r")
    (root / "episodes" / "talk.yaml").write_bytes(wrong.encode())


def with_a_byte_order_mark(root: Path) -> None:
    wrong = TALK.replace("title:", "titel:")
    (root / "episodes" / "talk.yaml").write_text(wrong, encoding="utf-8-sig")


def five_megabytes_of_notes(root: Path) -> None:
    notes = "notes: |\n" + "  A painter explains at length why the cranes are blue.\n" * 90_000
    text = TALK.replace("notes: A painter explains.\n", notes).replace("[ada,", "[adda,")
    (root / "episodes" / "talk.yaml").write_text(text, encoding="utf-8")


def five_thousand_lines_of_outline(root: Path) -> None:
    lines = "".join(f"  (00:00.{each:03d}) Word\n" for each in range(1000))
    lines += "".join(
        f"  (00:0{each // 1000}.{each % 1000:03d}) Word\n" for each in range(1000, 5000)
    )
    text = TALK.split("outline:")[0] + "outline: |\n" + lines + "  (00:5) The end\n"
    (root / "episodes" / "talk.yaml").write_text(text, encoding="utf-8")


def a_billion_laughs(root: Path) -> None:
    laughs = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)]
    (root / "episodes" / "talk.yaml").write_text(TALK + "".join(laughs), encoding="utf-8")


def one_long_text_many_times(root: Path) -> None:
    names = f"remarks: [&long {'ha' * 500_000}, {', '.join(['*long'] * 100_000)}]\n"
    (root / "episodes" / "talk.yaml").write_text(TALK + names, encoding="utf-8")


def a_circle_that_doubles(root: Path) -> None:
    circle = "remarks: &all [*all, *all, *all]\n"
    (root / "episodes" / "talk.yaml").write_text(TALK + circle, encoding="utf-8")


def a_hundred_thousand_brackets(root: Path) -> None:
    (root / "episodes" / "talk.yaml").write_text(TALK + "remarks: " + "[" * 100_000, "utf-8")


def a_hundred_thousand_dashes(root: Path) -> None:
    (root / "episodes" / "talk.yaml").write_text(TALK + "remarks:\n  " + "- " * 100_000, "utf-8")


def sixty_keys_inside_each_other(root: Path) -> None:
    deep = "".join(" " * depth + "a:\n" for depth in range(60))
    (root / "episodes" / "talk.yaml").write_text(TALK + deep, encoding="utf-8")


def a_file_far_too_large(root: Path) -> None:
    with (root / "episodes" / "video.yaml").open("wb") as stream:
        stream.truncate(40_000_000)


def a_folder_for_an_episode(root: Path) -> None:
    (root / "episodes" / "more.yaml").mkdir()


def a_link_to_nowhere(root: Path) -> None:
    (root / "episodes" / "more.yaml").symlink_to("nowhere.yaml")


def audio_behind_a_link_out_of_the_show(root: Path) -> None:
    audio = root / "episodes" / "talk.mp3"
    elsewhere = root.parent / "talk.mp3"
    audio.rename(elsewhere)
    audio.symlink_to(elsewhere)


def audio_behind_links_in_a_circle(root: Path) -> None:
    audio = root / "episodes" / "talk.mp3"
    audio.unlink()
    audio.symlink_to("echo.mp3")
    (root / "episodes" / "echo.mp3").symlink_to("talk.mp3")


def a_name_too_long_for_any_disk(root: Path) -> None:
    text = TALK.replace("audio: talk.mp3", f"audio: {'talk' * 1000}.mp3")
    (root / "episodes" / "talk.yaml").write_text(text, encoding="utf-8")


def two_names_differing_by_case(root: Path) -> None:
    (root / "episodes" / "Talk.yaml").write_text(SEA, encoding="utf-8")
    if len(list((root / "episodes").glob("*.yaml"))) < 2:
        pytest.skip("names that differ by case are one name here")


Build = Callable[[Path], None]
MADE: tuple[tuple[Build, str], ...] = (
    (in_utf_16, "SRC001 episodes/talk.yaml:1:1"),
    (in_utf_16_without_a_mark, "SRC001 episodes/talk.yaml:1:1"),
    (a_nul_byte, "SRC001 episodes/talk.yaml:5:9"),
    (with_windows_line_ends, "SRC018 episodes/talk.yaml:8:4"),
    (with_line_ends_of_old_macs, "SRC018 episodes/talk.yaml:8:4"),
    (with_a_byte_order_mark, "SRC003 episodes/talk.yaml:1:1"),
    (five_megabytes_of_notes, "XML012 show.yaml:1:1, SRC022 episodes/talk.yaml:4:10"),
    (
        five_thousand_lines_of_outline,
        "CH010 episodes/talk.yaml:6:10, SRC018 episodes/talk.yaml:5007:4",
    ),
    (a_billion_laughs, "SRC020 episodes/talk.yaml:16:5"),
    (one_long_text_many_times, "SRC020 episodes/talk.yaml:11:10"),
    (a_circle_that_doubles, "SRC020 episodes/talk.yaml:11:10"),
    (a_hundred_thousand_brackets, "SRC001 episodes/talk.yaml:11:49"),
    (a_hundred_thousand_dashes, "SRC001 episodes/talk.yaml:12:81"),
    (sixty_keys_inside_each_other, "SRC001 episodes/talk.yaml:51:41"),
    (a_file_far_too_large, "SRC001 episodes/video.yaml:1:1"),
    (a_folder_for_an_episode, "SRC001 episodes/more.yaml:1:1"),
    (a_link_to_nowhere, "SRC001 episodes/more.yaml:1:1"),
    (audio_behind_a_link_out_of_the_show, "SRC019 episodes/talk.yaml:3:8"),
    (audio_behind_links_in_a_circle, "SRC019 episodes/talk.yaml:3:8"),
    (a_name_too_long_for_any_disk, "SRC019 episodes/talk.yaml:3:8"),
    (two_names_differing_by_case, "AUD019 SRC006"),
)
"""What is made, and the diagnostic it comes to; for several only their codes."""


@pytest.mark.parametrize(("make", "expected"), MADE, ids=lambda one: getattr(one, "__name__", ""))
def test_what_no_folder_can_hold_is_found_too(make: Build, expected: str, root: Path) -> None:
    make(root)
    began = time.perf_counter()
    listed = found(root)
    assert time.perf_counter() - began < PATIENCE
    if ":" in expected:
        assert listed == expected.split(", ")
    else:
        assert sorted(line.split()[0] for line in listed) == expected.split()


@pytest.mark.parametrize(("make", "expected"), MADE, ids=lambda one: getattr(one, "__name__", ""))
def test_what_is_printed_for_people_commands_no_terminal(
    make: Build, expected: str, root: Path
) -> None:
    del expected
    make(root)
    printed = run(root, "check").output
    assert [line for line in printed.split("\n") if not line.isprintable() or len(line) > 400] == []


def test_an_empty_folder_is_no_show(tmp_path: Path) -> None:
    result = CliRunner().invoke(command_line, ["-C", str(tmp_path), "check"])
    assert getattr(result.exception, "exit_status", None) == 2


def test_a_ledger_that_would_change_is_refused_where_it_is_locked(root: Path) -> None:
    before = contents(root)
    result = run(root, "build", "--locked")
    places = re.findall(r"^(\S+):(\d+):(\d+)  (\w+) ", result.stderr, re.MULTILINE)
    assert places == [
        ("show.yaml", "1", "1", "PUB023"),
        ("episodes/talk.yaml", "1", "1", "PUB023"),
    ]
    assert result.exit_code == 1
    assert contents(root) == before


def test_there_are_both_errors_and_warnings_among_the_cases() -> None:
    lines = [
        line
        for case in WRONG
        for line in (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    ]
    severities = {CODES[line.split()[0]].severity for line in lines}
    assert {Severity.ERROR, Severity.WARNING} <= severities
