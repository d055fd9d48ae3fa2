"""`feedkit audio`: a table, and what listeners would object to."""

from __future__ import annotations

import re
import wave
from pathlib import Path

import pytest

FILES = Path(__file__).parents[1] / "media" / "files"


@pytest.fixture
def silent(tmp_path: Path) -> Path:
    """A second of nothing."""
    path = tmp_path / "silent.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 44_100, 0, "NONE", ""))
        file.writeframes(bytes(2 * 44_100))
    return path


def rows(text: str) -> list[list[str]]:
    """The cells of a table, without its head."""
    lines = [re.split(r" {2,}", line.strip()) for line in text.splitlines() if line.strip()]
    return [line for line in lines if not line[0].startswith(("Recording", "─"))]


def test_every_recording_has_a_row_in_the_order_it_was_named(feedkit, ffmpeg):
    names = [str(FILES / name) for name in ("tone.ogg", "constant.mp3", "tone.m4a")]
    said = feedkit("audio", *names)
    assert said.status == 0
    assert [row[0] for row in rows(said.out)] == names
    assert "LUFS" in said.out
    assert "True peak" not in said.out
    _, length, lufs, span, peak, clips, silence, rate, channels = rows(said.out)[1]
    assert (length, span, clips, rate, channels) == ("0:02", "0.0", "0", "44.1", "mono")
    assert -30 < float(lufs) < float(peak) < 0
    assert silence == "0.0 + 0.0 s"


def test_the_true_peak_has_a_column_where_it_was_asked_for(feedkit, ffmpeg):
    said = feedkit("audio", "--true-peak", str(FILES / "tone.ogg"))
    assert "True peak" in said.out
    assert len(rows(said.out)[0]) == 10


def test_files_are_looked_for_in_the_folder_that_was_named(feedkit, ffmpeg):
    said = feedkit("-C", str(FILES), "audio", "tone.ogg", "tone.ogg")
    assert [row[0] for row in rows(said.out)] == ["tone.ogg"]


def test_what_listeners_would_object_to_is_said_and_fails_only_where_that_is_strict(
    feedkit, ffmpeg, silent
):
    said = feedkit("audio", str(silent))
    assert said.status == 0
    assert "AUD022 nearly-silent-audio" in said.err
    assert rows(said.out)[0][2] == "silent"
    assert feedkit("audio", "--strict", str(silent)).status == 1


def test_one_bad_file_keeps_nobody_from_hearing_the_others(feedkit, ffmpeg, tmp_path):
    cut = tmp_path / "cut.mp3"
    cut.write_bytes((FILES / "constant.mp3").read_bytes()[:-4000])
    names = [str(cut), str(FILES / "video.mp4"), str(tmp_path / "none.mp3")]
    said = feedkit("audio", *names, str(FILES / "tone.ogg"))
    assert said.status == 1
    assert [row[0] for row in rows(said.out)] == [str(FILES / "tone.ogg")]
    assert [each.split()[1] for each in said.err.splitlines() if ":1:1" in each] == [
        "AUD001",
        "AUD002",
        "SRC001",
    ]
    assert "Traceback" not in said.err


def test_without_ffmpeg_one_line_says_what_is_missing(feedkit, monkeypatch):
    monkeypatch.setattr("feedkit.media.find_ffmpeg", lambda _environment: None)
    said = feedkit("audio", str(FILES / "constant.mp3"))
    assert said.status == 0
    assert "ffmpeg" in said.err
    assert len(said.err.splitlines()) == 1
    assert rows(said.out)[0][1:3] == ["0:02", "44.1"]


def test_a_hostile_name_does_not_command_the_terminal(feedkit, ffmpeg, tmp_path):
    hostile = tmp_path / "\x1b[31m[red]\n.mp3"
    hostile.write_bytes((FILES / "constant.mp3").read_bytes())
    said = feedkit("audio", str(hostile))
    assert said.status == 0
    assert "\x1b" not in said.out + said.err
    assert "[red]" in said.out
