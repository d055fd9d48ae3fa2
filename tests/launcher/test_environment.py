"""The environment is made when it must be, mended when it is broken, and otherwise left alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import environment as house
import pytest
from environment import Environment, Trouble, alone, explanation

fcntl = pytest.importorskip("fcntl", reason="the pretended environment is laid out as on POSIX")


def test_it_is_made_and_filled_once(environment: Environment, programs, said) -> None:
    assert not environment.is_ready(set())
    environment.make_ready(set())
    environment.make_ready(set())
    assert programs.steps == ["venv", "install"]
    assert [line.split()[0] for line in said] == ["Making", "Installing"]


def test_a_new_extra_is_added_and_then_kept(environment: Environment, programs) -> None:
    environment.make_ready(set())
    environment.make_ready({"test"})
    environment.make_ready(set())
    environment.make_ready({"test"})
    assert programs.steps == ["venv", "install", "install"]
    listed = (environment.folder / "requirements.txt").read_text()
    assert "pytest==9.0.1 ; python_version" in listed
    assert "imageio-ffmpeg==0.6.0 ; extra == 'ffmpeg'" in listed


def test_a_changed_lock_is_followed_in_place(environment: Environment, programs) -> None:
    environment.make_ready(set())
    (programs.packages / "ipython-9.0.dist-info").mkdir()
    (programs.packages / "click-8.2.1.dist-info").mkdir()
    environment.lock = environment.lock.replace("8.2.1", "8.2.2")
    environment.make_ready(set())
    assert programs.steps == ["venv", "install", "install", "uninstall ipython"]


def broken_python(environment: Environment, programs) -> None:
    environment.python.unlink()
    programs.python_starts = False


def other_python(environment: Environment, programs) -> None:
    environment.write_stamp("cpython-399 elsewhere", environment.digest(), "")


def no_stamp(environment: Environment, programs) -> None:
    environment.stamp.unlink()


def empty_stamp(environment: Environment, programs) -> None:
    environment.write_stamp()


def garbled_stamp(environment: Environment, programs) -> None:
    environment.stamp.write_bytes(b"\xff\xfe\0")


@pytest.mark.parametrize(
    "damage", [broken_python, other_python, no_stamp, empty_stamp, garbled_stamp]
)
def test_what_is_broken_is_made_anew(environment: Environment, programs, damage) -> None:
    environment.make_ready({"test"})
    (environment.folder / "rest").touch()
    damage(environment, programs)
    environment.make_ready(set())
    assert programs.steps == ["venv", "install"] * 2
    assert not (environment.folder / "rest").exists()
    assert environment.read_stamp() == (environment.place, environment.digest(), set())


def test_one_that_was_killed_is_made_anew(environment: Environment, programs) -> None:
    programs.pip_fails_with = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        environment.make_ready(set())
    programs.pip_fails_with = ""
    environment.make_ready(set())
    assert programs.steps == ["venv", "venv", "install"]
    assert environment.is_ready(set())


def test_a_failure_of_pip_is_explained_and_tried_again(environment: Environment, programs) -> None:
    programs.pip_fails_with = "ERROR: No matching distribution found for click==8.2.1\n"
    with pytest.raises(Trouble, match=r"(?s)No matching .* Try Python 3\.11"):
        environment.make_ready(set())
    assert not environment.is_ready(set())
    programs.pip_fails_with = ""
    environment.make_ready(set())
    assert programs.steps == ["venv", "install", "install"]


@pytest.mark.parametrize("name", ["notes.txt", "src"])
def test_a_folder_that_is_no_environment_is_left_alone(
    environment: Environment, programs, name: str
) -> None:
    kept = environment.folder / name
    environment.folder.mkdir()
    kept.write_text("dear")
    with pytest.raises(Trouble, match="move it away"):
        environment.make_ready(set())
    assert kept.read_text() == "dear"
    assert [entry.name for entry in environment.folder.iterdir()] == [name]
    assert programs.steps == []


def test_a_file_in_its_place_is_left_alone(environment: Environment, programs) -> None:
    environment.folder.write_text("dear")
    with pytest.raises(Trouble, match="move it away"):
        environment.make_ready(set())
    assert environment.folder.read_text() == "dear"


def test_what_a_link_points_to_is_left_alone(environment: Environment, tmp_path: Path) -> None:
    environment.make_ready(set())
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "kept").touch()
    (environment.folder / "link").symlink_to(tmp_path / "far")
    empty_stamp(environment, None)
    environment.make_ready(set())
    assert (tmp_path / "far" / "kept").exists()


def test_without_venv_the_missing_package_is_named(environment: Environment, monkeypatch) -> None:
    monkeypatch.setattr(house, "is_there", lambda module: False)
    with pytest.raises(Trouble, match="apt install python3-venv"):
        environment.make_ready(set())
    assert not environment.folder.exists()


def test_without_ensurepip_the_running_pip_serves(
    environment: Environment, programs, monkeypatch
) -> None:
    monkeypatch.setattr(house, "is_there", lambda module: module != "ensurepip")
    environment.make_ready(set())
    assert programs.steps == ["venv --without-pip", "--python install"]


def test_feedkit_is_linked_as_module_and_as_command(environment: Environment, programs) -> None:
    environment.make_ready(set())
    path = (programs.packages / "feedkit.pth").read_text().strip()
    assert (programs.packages / path).resolve() == environment.checkout.resolve()
    command = environment.folder / "bin" / "feedkit"
    assert os.access(command, os.X_OK)
    assert f"exec {environment.python} -P -m feedkit" in command.read_text()


# Which Python


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the running Python's packages lie."""
    folder = tmp_path / "running"
    folder.mkdir()
    monkeypatch.setattr(
        house, "sys", SimpleNamespace(path=[str(folder)], prefix="", executable="this")
    )
    return folder


@pytest.mark.parametrize(
    ("found", "extras"),
    [
        (["click-8.2.1"], set()),
        (["click-8.2.1", "pytest-9.0.1"], {"test"}),
        (["click-9.0", "feedkit_podcast-0.1.0"], set()),
    ],
)
def test_a_python_that_has_everything_is_used(
    environment: Environment, programs, running: Path, found: list[str], extras: set[str]
) -> None:
    for name in found:
        (running / f"{name}.dist-info").mkdir()
    python, needed = environment.python_for(extras)
    assert python == "this"
    assert needed["PYTHONPATH"].split(os.pathsep)[0] == str(environment.checkout)
    assert programs.steps == []


@pytest.mark.parametrize(
    ("found", "extras"),
    [
        ([], set()),
        (["click-8.2.0"], set()),
        (["click-8.2.1"], {"test"}),
        (["click-9.0", "feedkit_podcast-0.1.0"], {"test"}),
    ],
)
def test_otherwise_the_environment_is(
    environment: Environment, monkeypatch, running: Path, found: list[str], extras: set[str]
) -> None:
    for name in found:
        (running / f"{name}.dist-info").mkdir()
    monkeypatch.setattr(environment, "make_ready", lambda extras: None)
    assert environment.python_for(extras) == (str(environment.python), {})


def test_other_versions_are_better_than_nothing(
    environment: Environment, monkeypatch, running: Path, said
) -> None:
    def fail(extras: set[str]) -> None:
        raise Trouble("The packages could not be fetched.")

    monkeypatch.setattr(environment, "make_ready", fail)
    with pytest.raises(Trouble):
        environment.python_for(set())
    (running / "click-8.2.0.dist-info").mkdir()
    assert environment.python_for(set())[0] == "this"
    assert said == [
        "The packages could not be fetched.",
        "Going on with other versions, which this Python happens to have.",
    ]


# The rest of the world


def test_the_second_launcher_waits_for_the_first(tmp_path: Path) -> None:
    first = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(first, fcntl.LOCK_EX)
    said = []

    def say(line: str) -> None:
        said.append(line)
        os.close(first)

    with alone(tmp_path, say):
        assert said == ["Waiting for another build.py ..."]
    with alone(tmp_path, say):
        assert len(said) == 1


def test_a_program_hands_back_its_status_and_words() -> None:
    told = house.run([sys.executable, "-c", "import sys; print('out'); sys.exit('err')"])
    assert told[0] == 1
    assert sorted(told[1].split()) == ["err", "out"]


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "cache"),
        ("Temporary failure in name resolution\nERROR: No matching distribution", "online"),
        ("ERROR: No matching distribution found for click", "Try Python"),
        ("(from versions: none)\nERROR: No matching distribution found for click", "online"),
        ("ERROR: Failed to build 'feedgen' when getting requirements", "built here"),
        ("OSError: [Errno 28] No space left on device", "full"),
        ("something else", "own words"),
    ],
)  # fmt: skip
def test_every_failure_of_pip_gets_a_sentence(output: str, advice: str) -> None:
    assert advice in explanation(output)
