"""``feedkit chapters``: any text with chapters in, any format of the table out."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from feedkit.cli.asking import Usage
from feedkit.cli.chapters import FORMATS, command
from feedkit.formats.chapters.table import BY_NAME

SAMPLE = (Path(__file__).parent / "sample_outline.txt").read_text(encoding="utf-8")
PAGE = f"""“A title” by Somebody

Published
Wed 30 Apr 2025

12 things to know, and more [...]

---

Outline:

{SAMPLE.replace(chr(10), chr(10) * 2)}
The original text contained 64 footnotes.
"""


def run(*words: str, given: bytes | str = "", folder: Path = Path()) -> Result:
    """Run the command with something on standard input; only a planned exit is let pass."""
    return CliRunner().invoke(command, words, input=given, obj=folder, catch_exceptions=False)


def test_a_copied_page_becomes_an_outline(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    said = run("page.txt", folder=tmp_path)
    assert (said.exit_code, said.stdout, said.stderr) == (0, SAMPLE, "")


def test_through_every_format_and_back_it_is_unchanged() -> None:
    text = PAGE.encode()
    for name in (*FORMATS, *FORMATS[::-1]):
        text = run("-", "--to", name, given=text).stdout_bytes
    assert run("-", given=text).stdout == SAMPLE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_its_encoding(encoding: str) -> None:
    assert run("-", given="0:00 Überblick\r\n".encode(encoding)).stdout == "(00:00) Überblick\n"


def test_mistakes_have_their_place(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Notes\n0:00 A\n\n1:99 B\n", encoding="utf-8")
    said = run("notes.txt", "--to", "json", folder=tmp_path)
    assert (said.exit_code, said.stdout) == (1, "")
    assert "notes.txt:4:1  SRC018 bad-timestamp" in said.stderr
    assert "4 | 1:99 B\n" in said.stderr
    assert said.stderr.endswith("1 error\n")


@pytest.mark.parametrize("data", [b"ID3\x04\0\0\0\0\0", b"\xff\xfb\x90", b"\xff\xfe\x00"])
def test_what_is_no_text_is_said_to_be_none(data: bytes) -> None:
    said = run("-", given=data)
    assert said.exit_code == 1
    assert "-:1:1  SRC001 unreadable-file" in said.stderr
    assert "no text" in said.stderr


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(Usage, match="no file nope"):
        run("nope", folder=tmp_path)


def test_titles_cannot_command_a_terminal() -> None:
    given = b'{"chapters": [{"startTime": 0, "title": "\\u001b[31mred\\u009b1m"}]}'
    assert run("-", given=given).stdout == "(00:00) [31mred1m\n"


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-16")))
@settings(max_examples=80, deadline=None)
def test_no_bytes_end_in_a_traceback(data: bytes) -> None:
    assert run("-", given=data).exit_code in {0, 1}


RECORDINGS = Path(__file__).parents[2] / "media" / "files"


@pytest.mark.parametrize("name", ["chapters.m4a", "tagged.mp3", "tone.opus", "tone.flac"])
def test_the_chapters_of_a_recording_become_an_outline(name: str) -> None:
    said = run(name, folder=RECORDINGS)
    assert said.stdout == "(00:00) Opening\n(00:00.500) Middle\n(00:01.500) End\n"
    assert (said.exit_code, said.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "code"), [("constant.mp3", "CH033"), ("tone.wav", "AUD024"), ("raw.aac", "AUD003")]
)
def test_a_recording_without_chapters_is_said_to_have_none(name: str, code: str) -> None:
    said = run(name, folder=RECORDINGS)
    assert (said.exit_code, said.stdout) == (1, "")
    assert said.stderr.startswith(f"{name}:1:1  {code}")


def test_the_names_of_the_command_are_those_of_the_table() -> None:
    assert tuple(BY_NAME) == FORMATS
