"""Every command explains itself, and ends with the status that its outcome has."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
import yaml

from feedkit import __version__
from feedkit import cli as cli_package
from feedkit.cli import COMMANDS
from feedkit.diagnostics import WorldFailed

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("word", ["--help", "-h"])
def test_every_command_explains_itself(feedkit, command, word):
    said = feedkit(command, word)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"Usage: feedkit {command}")
    assert "Options:" in said.out


def test_help_lists_every_command_with_its_line(feedkit):
    said = feedkit("--help").out
    assert all(f"{name} " in said and line in said for name, line in COMMANDS.items())


def test_every_command_has_its_file_and_its_line():
    here = {path.stem for path in Path(cli_package.__file__).parent.glob("*.py")}
    assert here - {"__init__", "asking", "changing", "sealing", "several", "summary"} == set(
        COMMANDS
    )


def test_every_command_and_option_of_the_readme_exists(feedkit):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    helps = {name: feedkit(name, "--help").out for name in COMMANDS}
    for name in COMMANDS:
        assert f"feedkit {name}" in readme or f"`{name}`" in readme, name
    for option in ("--strict", "--drafts", "--future", "--now", "--base-url", "--locked", "-o"):
        assert option in readme
        assert option in "".join(helps.values())


def test_the_version_is_said(feedkit):
    assert feedkit("--version").out == f"feedkit, version {__version__}\n"


@pytest.mark.parametrize("words", [[], ["unknown"], ["--unknown"], ["build", "-C", "x"]])
def test_words_that_cannot_be_meant_end_with_two(feedkit, words):
    said = feedkit(*words)
    assert said.status == 2
    assert said.err
    assert "Traceback" not in said.err


def test_a_failure_of_the_world_says_what_to_do(show, monkeypatch):
    def fail(*_, **__):
        raise WorldFailed("the disk is full", "make room")

    monkeypatch.setattr("feedkit.pipeline.build", fail)
    said = show.build(fails=3)
    assert said.err == "feedkit: the disk is full\n  make room\n"


def test_stopping_it_by_hand_ends_as_shells_expect(show, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("feedkit.pipeline.build", stop)
    assert "Traceback" not in show.build(fails=130).err


def test_our_own_mistakes_are_not_hidden(show, monkeypatch):
    def mistake(*_, **__):
        raise ValueError("ours")

    monkeypatch.setattr("feedkit.pipeline.build", mistake)
    with pytest.raises(ValueError, match="ours"):
        show.build()


def test_an_output_of_few_characters_is_no_reason_to_fail(show, feedkit, monkeypatch):
    show.write("static/☃ \udcff.txt" if sys.platform == "linux" else "static/☃.txt", "snow")
    out = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr("contextlib.redirect_stdout", lambda _: Redirected(out))
    assert show.build("--dry-run").status == 0
    out.flush()
    assert b"would write \\u2603" in out.buffer.getvalue()


class Redirected:
    def __init__(self, stream):
        self._stream, self._before = stream, sys.stdout

    def __enter__(self):
        sys.stdout = self._stream

    def __exit__(self, *_):
        sys.stdout = self._before


@pytest.mark.parametrize("name", ["show", "episode"])
def test_the_schema_is_json_and_knows_the_keys_of_the_sample(feedkit, name):
    said = feedkit("schema", name)
    assert (said.status, said.err) == (0, "")
    schema = json.loads(said.out)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["additionalProperties"] is False
    files = [ROOT / "show.yaml"] if name == "show" else sorted((ROOT / "episodes").glob("*.yaml"))
    assert files
    for file in files:
        written = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert written.keys() <= schema["properties"].keys()
        assert set(schema["required"]) <= written.keys()


@pytest.mark.parametrize("name", ["show", "episode", "shows"])
def test_every_key_of_the_schema_is_explained(feedkit, name):
    schema = json.loads(feedkit("schema", name).out)
    groups = schema["$defs"]
    for key, value in schema["properties"].items():
        group = groups.get(value.get("$ref", "").removeprefix("#/$defs/"), {})
        assert value.get("description") or group.get("description"), key


def test_the_schema_of_nothing_is_wrong_usage(feedkit):
    assert feedkit("schema", "everything").status == 2
