"""Encoding by ffmpeg: whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess

import pytest

from feedkit.diagnostics import WorldFailed
from feedkit.media import Defect, probe
from feedkit.media.encode import encode
from feedkit.model.encoding import Encoding
from feedkit.model.timestamp import Duration

TWO = Duration(2000)


def encoded(source, target, word, ffmpeg, **more):
    given = {"ffmpeg": ffmpeg, "duration": TWO, "channels": 1, **more}
    return encode(source, target, Encoding.parse(word), **given)


@pytest.mark.parametrize(
    ("word", "codec"), [("aac-64k", "aac"), ("mp3-64k", "mp3"), ("opus-24k", "opus")]
)
def test_what_is_written_is_what_was_asked_for(word, codec, files, tmp_path, ffmpeg):
    encoding = Encoding.parse(word)
    targets = [tmp_path / f"{name}.{encoding.extension}" for name in ("a", "b")]
    for target in targets:
        assert encoded(files / "tone.wav", target, word, ffmpeg) is None
    facts = probe(targets[0], ffmpeg=None, levels=False)
    assert (facts.codec, facts.media_type) == (codec, encoding.media_type)
    assert abs(facts.duration.milliseconds - 2000) < 200
    assert targets[0].read_bytes() == targets[1].read_bytes()
    assert [path.name for path in sorted(tmp_path.iterdir())] == [each.name for each in targets]


def test_it_says_how_far_it_is(files, tmp_path, ffmpeg):
    told = []
    encoded(files / "tone.wav", tmp_path / "a.mp3", "mp3-64k", ffmpeg, progress=told.append)
    assert told
    assert told == sorted(told)
    assert told[-1] > 90


def test_eight_channels_become_two(tmp_path, ffmpeg):
    source = tmp_path / "eight.wav"
    words = ["-f", "lavfi", "-i", "anoisesrc=d=1:a=0.1", "-ac", "8", str(source)]
    subprocess.run([ffmpeg, "-v", "error", *words], check=True)
    for word in ("mp3-128k", "aac-128k"):
        target = tmp_path / f"a.{Encoding.parse(word).extension}"
        assert encoded(source, target, word, ffmpeg, channels=8) is None
        assert probe(target, ffmpeg=None, levels=False).channels == 2


def test_without_ffmpeg_it_says_what_is_missing(files, tmp_path):
    found = encoded(files / "tone.wav", tmp_path / "a.m4a", "aac-64k", None)
    assert isinstance(found, Defect)
    assert (found.code, "install ffmpeg" in found.help) == ("AUD025", True)
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_decoded_leaves_nothing(files, tmp_path, ffmpeg):
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"RIFF" + bytes(200))
    found = encoded(broken, tmp_path / "out" / "a.m4a", "aac-64k", ffmpeg)
    assert isinstance(found, Defect)
    assert "broken.wav could not be encoded as aac-64k" in found.message
    assert not list((tmp_path / "out").iterdir())


def test_a_program_that_is_none_is_the_world_s_fault(files, tmp_path):
    nothing = tmp_path / "ffmpeg"
    with pytest.raises(WorldFailed, match="did not start"):
        encoded(files / "tone.wav", tmp_path / "a.m4a", "aac-64k", nothing)


def pretender(tmp_path, script):
    program = tmp_path / "ffmpeg"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


@pytest.mark.skipif(os.name == "nt", reason="the pretenders are shell scripts")
@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("echo 'Unknown encoder' >&2; exit 1", "AUD025"),
        ("kill -9 $$", "AUD021"),
        ("echo odd >&2; exit 3", "AUD021"),
    ],
)
def test_an_ffmpeg_that_fails_is_told_apart(script, code, files, tmp_path):
    program = pretender(tmp_path, script)
    found = encoded(files / "tone.wav", tmp_path / "out" / "a.m4a", "aac-64k", program)
    assert isinstance(found, Defect)
    assert found.code == code


@pytest.mark.skipif(os.name == "nt", reason="the pretenders are shell scripts")
def test_whoever_is_interrupted_leaves_no_program_and_no_part(files, tmp_path):
    pid = tmp_path / "pid"
    program = pretender(tmp_path, f"echo $$ > {pid}; echo out_time_us=1; exec sleep 600")

    def interrupted(_percent):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encoded(files / "tone.wav", tmp_path / "out" / "a.m4a", "aac-64k", program,
                progress=interrupted)  # fmt: skip
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the pretenders talk through pipes")
def test_a_program_that_a_killed_build_has_left_writes_into_no_other_file(files, tmp_path):
    for name in ("go", "gone"):
        os.mkfifo(tmp_path / name)
    mine = 'for part; do :; done; exec 3>"${part#file:}"; echo out_time_us=1;'
    left = f"{mine} read word < {tmp_path}/go; echo from the one that was left >&3; "
    again = f"{mine} echo again >&3; echo > {tmp_path}/go; read word < {tmp_path}/gone"
    target = tmp_path / "out" / "a.m4a"
    child = os.fork()
    if not child:
        program = pretender(tmp_path, f"{left} echo > {tmp_path}/gone")
        encoded(files / "tone.wav", target, "aac-64k", program,
                progress=lambda _percent: os.kill(os.getpid(), signal.SIGKILL))  # fmt: skip
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    program = pretender(tmp_path, again)
    assert encoded(files / "tone.wav", target, "aac-64k", program) is None
    assert target.read_text() == "again\n"
