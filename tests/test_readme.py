"""What the README says can be done, is done here."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from feedkit.cli import COMMANDS
from feedkit.source.load import EPISODE_FILE, read_document
from feedkit.source.shows import SHOWS_FILE

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SLUG = "why-cranes-are-blue"
EPOCH = "4102444800"
"""The beginning of 2100: everything that the README dates has long been published."""

SILENCE = b"\xff\xe3\x18\xc0" + bytes(68)
"""A frame of an MP3, 72 ms long."""


def blocks(language: str) -> list[str]:
    """The blocks of code in one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


SHELL = blocks("sh")
LAUNCHED = [block for block in SHELL if block.startswith("python3 build.py")]


def test_there_is_something_to_run():
    assert len(SHELL) - len(LAUNCHED) >= 5
    assert len(LAUNCHED) >= 2
    assert blocks("yaml")


@pytest.mark.parametrize("text", blocks("yaml"))
def test_every_yaml_loads_without_a_finding(text):
    adapter = SHOWS_FILE if "shows:" in text else EPISODE_FILE
    document = read_document(text, "readme.yaml", adapter)
    assert document.findings == ()
    assert document.value is not None


def launcher():
    spec = importlib.util.spec_from_file_location("build_py", ROOT / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("line", [line for block in LAUNCHED for line in block.splitlines()])
def test_the_launcher_knows_every_word_after_build_py(line):
    python, script, *words = shlex.split(line)
    assert (python, script) == ("python3", "build.py")
    arguments, _, _ = launcher().understand(words)
    assert arguments[0] == "-m"
    assert arguments[1] == "pytest" or arguments[2] in COMMANDS


def test_every_command_in_a_sentence_exists():
    named = re.findall(r"`(?:feedkit|python3 build\.py) ([a-z]+)", README)
    assert named
    assert set(named) <= {*COMMANDS, "test"}


@pytest.fixture
def shell(tmp_path):
    """Runs the lines of a block, in a folder where `feedkit` is the one that is tested."""
    bin = tmp_path / "bin"
    bin.mkdir()
    program = bin / "feedkit"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m feedkit "$@"\n')
    program.chmod(0o755)
    environ = {
        **os.environ,
        "PATH": f"{bin}{os.pathsep}{os.environ['PATH']}",
        "HOST": str(tmp_path / "host"),
        "SOURCE_DATE_EPOCH": EPOCH,
    }

    def run(block: str, folder: Path) -> str:
        done = subprocess.run(
            ["sh", "-euc", block], cwd=folder, env=environ, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    return run


@pytest.mark.skipif(os.name == "nt", reason="the blocks are for a POSIX shell")
def test_every_block_does_what_the_readme_says(shell, tmp_path):
    """From `init` to the last copy, in the order of the page; what is written between is done."""
    [episode] = [text for text in blocks("yaml") if "outline:" in text]
    here, show = tmp_path / "anywhere", tmp_path / "anywhere" / "my-show"
    here.mkdir()
    for block in SHELL:
        if block in LAUNCHED:
            continue
        if "feedkit init" in block:
            shell(block, here)
            assert (show / "public" / "index.html").is_file()
            write_the_episode(show, episode)
        elif "feedkit accept" in block:
            text = (show / f"episodes/{SLUG}.yaml").read_text(encoding="utf-8")
            (show / f"episodes/{SLUG}.yaml").write_text(text.replace("06:00", "07:00"))
            shell(block, show)
            shell("feedkit build", show)
        elif "feedkit revise" in block:
            text = (show / f"episodes/{SLUG}.yaml").read_text(encoding="utf-8")
            (show / f"episodes/{SLUG}.yaml").write_text(text.replace("title: ", "title: New. ", 1))
            assert f"feedkit revise {SLUG}" in shell("feedkit build", show)
            shell(block, show)
            shell("feedkit build", show)
            assert (show / f"public/media/{SLUG}-2.mp3").is_file()
            assert (show / f"public/media/{SLUG}.mp3").is_file()
        elif "rsync" in block:
            if shutil.which("rsync"):
                shell(block, show)
                assert files(tmp_path / "host") == files(show / "public")
        elif "--drafts" in block:
            shell(block, show)
            assert (show / ".feedkit/preview/index.html").is_file()
        else:
            said = shell(block, show)
            assert set(re.findall(r"  ([A-Z]+\d+) ", said)) <= {"AUD004", "AUD016", "AUD022"}, (
                "it is silent"
            )
            assert (show / f"public/episodes/{SLUG}/index.html").is_file()
            assert (show / f"public/chapters/{SLUG}.json").is_file()


def write_the_episode(show: Path, text: str) -> None:
    (show / f"episodes/{SLUG}.mp3").write_bytes(SILENCE * 5000)
    (show / f"episodes/{SLUG}.yaml").write_text(text, encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_tour_names_what_there_is():
    tour = README.split("## A tour of the source")[1].split("```")[1]
    above = ""
    for line in tour.strip().splitlines():
        name = line.split()[0]
        place = above + name if line.startswith("  ") else name
        assert (ROOT / place).exists(), place
        above = above if line.startswith("  ") else name
    inside = {f"{path.name}/" for path in (ROOT / "feedkit").iterdir() if path.is_dir()}
    told = set(re.findall(r"^  (\w+/)", tour, re.M))
    assert inside - {"__pycache__/"} <= told


def test_the_folder_is_as_init_and_build_make_it():
    told = README.split("## The folder")[1].split("```")[1]
    names = re.findall(r"^(\S+)", told, re.M)
    assert names == [
        "show.yaml", "episodes/", "templates/", "static/", "ledger/", "public/", ".feedkit/",
    ]  # fmt: skip


def test_its_pictures_are_there_small_and_described():
    found = re.findall(r'<img src="([^"]+)" width="\d+" alt="([^"]+)">', README)
    assert len(found) == README.count("<img ") == 2
    for place, described in found:
        assert (ROOT / place).stat().st_size < 150_000, place
        assert len(described) > 10
