from __future__ import annotations

import hashlib
import os
import struct
import sys
import wave
from pathlib import Path

import pytest

from feedkit.diagnostics import WorldFailed
from feedkit.media import Defect, find_ffmpeg, measure, probe, refused_as_enclosure
from feedkit.media.formats import FORMATS
from feedkit.model.audio_facts import AudioFacts

TWO_SECONDS = 2000

# name, format, codec, sample rate, how far the length may be from two seconds (milliseconds)
KNOWN = [
    ("constant.mp3", "mp3", "mp3", 44_100, 0),
    ("variable.mp3", "mp3", "mp3", 44_100, 0),
    ("no-summary.mp3", "mp3", "mp3", 44_100, 53),  # the encoder's delay and padding are played
    ("mpeg2.mp3", "mp3", "mp3", 22_050, 0),
    ("mpeg25.mp3", "mp3", "mp3", 8_000, 0),
    ("layer2.mp2", "mp3", "mp2", 24_000, 48),
    ("tone.m4a", "m4a", "aac", 22_050, 47),
    ("lossless.m4a", "m4a", "alac", 8_000, 0),
    ("tone.opus", "opus", "opus", 48_000, 0),
    ("tone.ogg", "ogg", "vorbis", 22_050, 0),
    ("tone.flac", "flac", "flac", 8_000, 0),
    ("tone.wav", "wav", "pcm", 8_000, 0),
]


@pytest.mark.parametrize(("name", "kind", "codec", "rate", "tolerance"), KNOWN)
def test_a_tone_of_two_seconds_is_two_seconds_long(
    files, facts, name, kind, codec, rate, tolerance
):
    found = facts(files / name)
    assert (found.format, found.codec, found.sample_rate) == (kind, codec, rate)
    assert found.channels == 1
    assert 0 <= found.duration.milliseconds - TWO_SECONDS <= tolerance


@pytest.mark.parametrize("name", [row[0] for row in KNOWN])
def test_the_decoder_agrees_about_the_length(files, facts, ffmpeg, name):
    measured = measure(files / name, ffmpeg)
    stated = facts(files / name).duration.milliseconds
    assert (
        abs(measured.duration.milliseconds - stated)
        <= 2 * 1152 / facts(files / name).sample_rate * 1000
    )


@pytest.mark.parametrize("name", [row[0] for row in KNOWN])
def test_length_and_digest_are_the_files(files, facts, name):
    content = (files / name).read_bytes()
    found = facts(files / name)
    assert found.size.bytes == len(content)
    assert found.sha256 == hashlib.sha256(content).hexdigest()
    assert 0 < found.bitrate <= 128_000


@pytest.mark.parametrize(
    ("name", "cut"),
    # What is missing inside the last frame of a FLAC shows only when decoding.
    [(row[0], cut) for row in KNOWN for cut in (-10, -1000) if (row[0], cut) != ("tone.flac", -10)],
)
def test_a_file_without_its_end_is_incomplete(recording, defect, name, cut):
    found = defect(recording(name, cut=cut))
    assert found.code == "AUD001"
    assert name in found.message


@pytest.mark.parametrize("name", ["tone.m4a", "fragmented.m4a", "tone.wav", "constant.mp3"])
def test_half_a_file_is_incomplete(recording, defect, name):
    path = recording(name)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert defect(path).code == "AUD001"


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_media_types_and_extensions_are_those_of_a_feed(each):
    expected = {
        "mp3": ("audio/mpeg", "mp3"),
        "m4a": ("audio/x-m4a", "m4a"),
        "opus": ("audio/ogg", "opus"),
        "ogg": ("audio/ogg", "ogg"),
        "flac": ("audio/flac", "flac"),
        "wav": ("audio/wav", "wav"),
    }
    assert (each.media_type, each.extensions[0]) == expected[each.name]


def test_the_table_of_formats_has_every_file_of_the_folder():
    folder = Path(sys.modules["feedkit.media.formats"].__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert modules == {each.read.__module__.rpartition(".")[2] for each in FORMATS}


def test_an_m4a_called_mp3_is_mislabelled(recording, defect):
    found = defect(recording("tone.m4a", "talk.mp3"))
    assert found.code == "AUD002"
    assert found.message == "talk.mp3 holds M4A audio, called .mp3"
    assert found.help == "rename it to talk.m4a"


@pytest.mark.parametrize("name", ["talk.M4A", "talk.m4b", "talk.mp4"])
def test_other_names_of_an_m4a_are_right_too(recording, facts, name):
    assert facts(recording("tone.m4a", name)).extension == "m4a"


def test_a_name_without_extension_is_mislabelled(recording, defect):
    assert defect(recording("constant.mp3", "talk")).help == "rename it to talk.mp3"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "a JPEG picture"),
        (b"GIF89a", "a GIF picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04\x14\0", "a ZIP archive or an office document"),
        (b"<!DOCTYPE html>\n<title>404</title>", "a web page (HTML)"),
        (b"\n <HTML>", "a web page (HTML)"),
        (b'<?xml version="1.0"?><rss/>', "an XML document"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", "a Git LFS pointer"),
        ("Dies ist ein Gespräch.\n".encode(), "plain text"),
    ],
)
def test_what_is_no_recording_is_called_by_its_name(tmp_path, defect, content, words):
    path = tmp_path / "talk.mp3"
    path.write_bytes(content)
    found = defect(path)
    assert found.code == "AUD002"
    assert found.message == f"talk.mp3 is {words}, where a recording was wanted"


def test_a_video_is_no_recording(recording, defect):
    found = defect(recording("video.mp4"))
    assert found.code == "AUD002"
    assert "ffmpeg -i video.mp4 -vn -c:a copy video.m4a" in found.help


def test_raw_aac_can_be_copied_into_a_container(recording, defect):
    found = defect(recording("raw.aac", "my talk.aac"))
    assert found.code == "AUD003"
    assert found.help.endswith("ffmpeg -i 'my talk.aac' -vn -c:a copy 'my talk.m4a'")


def test_an_empty_file_is_empty(tmp_path, defect):
    (tmp_path / "talk.mp3").touch()
    assert defect(tmp_path / "talk.mp3").code == "EP012"


def test_noughts_are_no_sound(tmp_path, defect):
    (tmp_path / "talk.mp3").write_bytes(bytes(5000))
    assert defect(tmp_path / "talk.mp3").code == "AUD020"


def test_noise_is_unreadable(tmp_path, defect):
    (tmp_path / "talk.mp3").write_bytes(bytes([0x81, 0x93, 0x0, 0xB7]) * 500)
    assert defect(tmp_path / "talk.mp3").code == "AUD021"


def test_half_a_second_is_no_episode(tmp_path, defect):
    with wave.open(str(tmp_path / "talk.wav"), "wb") as file:
        file.setparams((1, 1, 8000, 4000, "NONE", ""))
        file.writeframes(bytes([128]) * 4000)
    assert defect(tmp_path / "talk.wav").code == "AUD020"


def test_an_index_without_sound_is_incomplete(recording, defect):
    path = recording("chapters.m4a")
    content = path.read_bytes()
    moov = content.index(b"moov") - 4
    length = int.from_bytes(content[moov : moov + 4])
    path.write_bytes(content[: content.index(b"mdat") - 4] + content[moov : moov + length])
    assert defect(path).code == "AUD001"


def test_a_tag_that_is_cut_off_is_incomplete(recording, defect):
    assert defect(recording("tagged.mp3", cut=200)).code == "AUD001"


def test_a_fragmented_file_has_to_be_decoded(recording, defect, ffmpeg):
    path = recording("fragmented.m4a")
    assert defect(path).code == "AUD023"
    assert "ffmpeg" in defect(path).help
    found = probe(path, ffmpeg=ffmpeg, levels=False)
    assert abs(found.duration.milliseconds - TWO_SECONDS) < 100
    assert found.levels == probe(path, ffmpeg=ffmpeg, levels=True).levels


def test_a_header_that_promises_more_than_can_be_decoded_is_incomplete(recording, ffmpeg):
    path = recording("lossless.m4a")
    content = bytearray(path.read_bytes())
    mdhd = content.index(b"mdhd")
    content[mdhd + 20 : mdhd + 24] = struct.pack(">I", 8000 * 600)
    path.write_bytes(content)
    found = probe(path, ffmpeg=ffmpeg, levels=True)
    assert isinstance(found, Defect)
    assert found.code == "AUD001"
    assert "it states 10:00" in found.message


def test_sound_behind_which_nothing_can_be_decoded_is_unreadable(recording, ffmpeg):
    path = recording("tone.flac")
    content = bytearray(path.read_bytes())
    first = content.index(b"\xff\xf8")
    last = content.rindex(b"\xff\xf8")
    content[first:last] = bytes(last - first)
    path.write_bytes(content)
    found = probe(path, ffmpeg=ffmpeg, levels=True)
    assert isinstance(found, Defect)
    assert found.code in ("AUD001", "AUD021")


def test_levels_are_measured_only_on_request(files, ffmpeg):
    assert probe(files / "tone.wav", ffmpeg=ffmpeg, levels=True).levels is not None
    assert probe(files / "tone.wav", ffmpeg=ffmpeg, levels=False).levels is None
    assert probe(files / "tone.wav", ffmpeg=None, levels=True).levels is None


@pytest.mark.parametrize(
    "name",
    ["-i.mp3", "a b.mp3", "http:a.mp3", "concat:a|b.mp3", "two\nlines.mp3", "%03d.mp3", "ü'\".mp3"],
)
def test_no_name_means_anything_but_a_file(recording, ffmpeg, monkeypatch, tmp_path, name):
    recording("constant.mp3", name)
    monkeypatch.chdir(tmp_path)
    found = probe(Path(name), ffmpeg=ffmpeg, levels=True)
    assert isinstance(found, AudioFacts)
    assert found.levels is not None


def test_a_message_stays_on_one_line(recording, defect):
    assert "\n" not in defect(recording("tone.m4a", "two\nlines.mp3")).message


@pytest.mark.parametrize("path", ["missing.mp3", "."])
def test_what_cannot_be_opened_is_the_worlds_fault(tmp_path, path):
    with pytest.raises(WorldFailed):
        probe(tmp_path / path, ffmpeg=None, levels=False)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "talk.mp3")
    with pytest.raises(WorldFailed, match="is not a file"):
        probe(tmp_path / "talk.mp3", ffmpeg=None, levels=False)


@pytest.mark.parametrize("name", ["constant.mp3", "tone.m4a"])
def test_directories_take_mp3_and_aac(files, facts, name):
    assert refused_as_enclosure(facts(files / name), name) is None


@pytest.mark.parametrize(
    "name", ["tone.opus", "tone.ogg", "tone.flac", "tone.wav", "lossless.m4a", "layer2.mp2"]
)
def test_directories_refuse_everything_else(files, facts, name):
    found = refused_as_enclosure(facts(files / name), name)
    assert found is not None
    assert found.code == "AUD003"
    made = "lossless-2.m4a" if name == "lossless.m4a" else f"{Path(name).stem}.m4a"
    assert found.help.endswith(f"ffmpeg -i {name} -vn -c:a aac -b:a 96k {made}")


def test_facts_are_the_same_whatever_found_ffmpeg(files):
    packaged = pytest.importorskip("imageio_ffmpeg").get_ffmpeg_exe()
    system = find_ffmpeg(os.environ)
    if system is None:
        pytest.skip("no ffmpeg here")
    found = [
        probe(files / "tone.ogg", ffmpeg=Path(each), levels=True) for each in (packaged, system)
    ]
    assert found[0].duration == found[1].duration
