from __future__ import annotations

import struct
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedkit.media import Defect, probe
from feedkit.model.audio_facts import AudioFacts

FILES = Path(__file__).parent / "files"
NAMES = [
    "tagged.mp3",
    "no-summary.mp3",
    "chapters.m4a",
    "tone.opus",
    "tone.ogg",
    "tone.flac",
    "tone.wav",
]
MAGIC = {
    "mp3": b"ID3\x03\0\0\0\0\0\x00\xff\xfb\x50\xc0",
    "m4a": b"\0\0\0\x14ftypM4A \0\0\0\0M4A ",
    "opus": b"OggS\0\x02" + bytes(20) + b"\x01\x13OpusHead\x01\x01",
    "ogg": b"OggS\0\x02" + bytes(20) + b"\x01\x1e\x01vorbis",
    "flac": b"fLaC\0\0\0\x22",
    "wav": b"RIFF\xff\xff\xff\x7fWAVEfmt ",
}


def survives(content: bytes, extension: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"talk.{extension}"
        path.write_bytes(content)
        found = probe(path, ffmpeg=None, levels=False)
    assert isinstance(found, AudioFacts | Defect)


@pytest.mark.parametrize("extension", MAGIC)
@settings(deadline=5000, max_examples=60)
@given(tail=st.binary(max_size=600))
def test_any_bytes_behind_the_first_ones_are_a_file_or_a_defect(extension, tail):
    survives(MAGIC[extension] + tail, extension)


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=5000, max_examples=60)
@given(data=st.data())
def test_any_damage_makes_a_file_or_a_defect(name, data):
    content = bytearray((FILES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, min(len(content), 3000) - 1))
        junk = data.draw(st.binary(min_size=1, max_size=8))
        content[at : at + len(junk)] = junk
    survives(bytes(content[: data.draw(st.integers(1, len(content)))]), name.rpartition(".")[2])


def box(name: bytes, *content: bytes) -> bytes:
    inside = b"".join(content)
    return struct.pack(">I4s", 8 + len(inside), name) + inside


def mp4(*inside_moov: bytes) -> bytes:
    sound = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + b"soun" + bytes(12))))
    ftyp = box(b"ftyp", b"M4A \0\0\0\0")
    return ftyp + box(b"moov", sound, *inside_moov) + box(b"mdat", bytes(100))


def hostile_boxes() -> dict[str, bytes]:
    deep = b""
    for _ in range(3000):
        deep = box(b"moov", deep)
    cover = struct.pack(">I4sI", 0, b"name", 0) + bytes(8)
    ilst = box(b"ilst", box(b"covr", cover))
    handler = box(b"hdlr", bytes(8) + b"mdir" + bytes(12))
    return {
        "endless cover": mp4(box(b"udta", box(b"meta", bytes(4), handler, ilst))),
        "deep": mp4(deep),
        "many boxes": mp4(box(b"udta", box(b"free") * 500_000)),
        "claims four gigabytes": mp4(box(b"udta", struct.pack(">I4s", 0xFFFFFFF0, b"meta"))),
        "box of one byte": mp4(struct.pack(">I4s", 3, b"udta")),
    }


@pytest.mark.parametrize("name", hostile_boxes())
def test_a_hostile_mp4_is_refused_in_bounded_time(tmp_path, defect, name):
    path = tmp_path / "talk.m4a"
    path.write_bytes(hostile_boxes()[name])
    start = time.perf_counter()
    assert defect(path).code in ("AUD020", "AUD021")
    assert time.perf_counter() - start < 10


def test_a_wav_written_into_a_pipe_states_no_length(recording, facts):
    path = recording("tone.wav")
    content = bytearray(path.read_bytes())
    at = content.index(b"data")
    content[at + 4 : at + 8] = b"\xff" * 4
    content[4:8] = b"\xff" * 4
    path.write_bytes(content)
    assert facts(path).duration.milliseconds == 2000


@pytest.mark.parametrize(("subformat", "codec"), [(1, "pcm"), (3, "float")])
def test_an_extensible_wav_header_names_its_codec_at_the_end(tmp_path, facts, subformat, codec):
    guid = struct.pack("<H", subformat) + b"\0\0\0\0\x10\0\x80\0\0\xaa\0\x38\x9b\x71"
    layout = struct.pack("<HHIIHHHHI", 0xFFFE, 2, 8000, 64_000, 8, 32, 22, 32, 3) + guid
    sound = bytes(96_000)
    body = b"WAVE" + b"fmt " + struct.pack("<I", len(layout)) + layout
    body += b"data" + struct.pack("<I", len(sound)) + sound
    path = tmp_path / "talk.wav"
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    found = facts(path)
    assert (found.codec, found.channels, found.duration.milliseconds) == (codec, 2, 1500)


def test_a_flac_that_does_not_state_its_length_needs_a_decoder(recording, defect, ffmpeg):
    path = recording("tone.flac")
    content = bytearray(path.read_bytes())
    content[21] &= 0xF0
    content[22:26] = bytes(4)
    path.write_bytes(content)
    assert defect(path).code == "AUD023"
    assert probe(path, ffmpeg=ffmpeg, levels=False).duration.milliseconds == 2000


def test_a_flac_behind_an_id3_tag_is_a_flac(recording, facts):
    path = recording("tone.flac")
    path.write_bytes(b"ID3\x03\0\0\0\0\0\x0a" + bytes(10) + path.read_bytes())
    assert facts(path).format == "flac"
