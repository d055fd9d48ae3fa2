from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.apev2 import APEv2

from feedkit.media.mp3_frames import walk
from feedkit.media.mp3_header import SYNC, kilobits, lengths_in, stream_of

HEADER = b"\xff\xfb\x50\xc0"  # MPEG 1, layer III, 64 kbit/s, 44.1 kHz, mono
FRAME = HEADER + bytes(208 - 4)
SAMPLES = 1152


@pytest.mark.parametrize(
    ("header", "version", "layer", "rate", "kilo", "length", "samples"),
    [
        (b"\xff\xfb\x90", 1, 3, 44_100, 128, 417, 1152),
        (b"\xff\xfb\x92", 1, 3, 44_100, 128, 418, 1152),
        (b"\xff\xfd\xc4", 1, 2, 48_000, 256, 768, 1152),
        (b"\xff\xff\x40", 1, 1, 44_100, 128, 136, 384),
        (b"\xff\xf3\x40", 2, 3, 22_050, 32, 104, 576),
        (b"\xff\xf5\x84", 2, 2, 24_000, 64, 384, 1152),
        (b"\xff\xe3\x18", 25, 3, 8_000, 8, 72, 576),
    ],
)
def test_a_header_tells_the_length_of_its_frame(
    header, version, layer, rate, kilo, length, samples
):
    stream = stream_of(header)
    assert (stream.version, stream.layer, stream.sample_rate) == (version, layer, rate)
    assert stream.samples == samples
    assert kilobits(header) == kilo
    assert lengths_in(stream)[header] == length


@pytest.mark.parametrize(
    "wrong", [b"\xff\xeb\x90", b"\xff\xf9\x90", b"\xff\xfb\xf0", b"\xff\xfb\x9c"]
)
def test_reserved_values_are_no_header(wrong):
    assert SYNC.match(wrong) is None


@pytest.mark.parametrize("tail", [b"", b"TAG" + bytes(125)])
def test_frames_are_counted_and_id3v1_is_not_one(tail):
    found = walk(FRAME * 100 + tail)
    assert (found.frames, found.cut_off, found.junk, found.constant) == (100, 0, 0, True)
    assert found.duration.milliseconds == round(100 * SAMPLES / 44.1)


def test_tags_before_the_first_frame_are_skipped_even_with_frames_inside():
    content = FRAME * 20
    size = len(content)
    length = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    tag = b"ID3\x04\0\0" + length + content
    with_footer = b"ID3\x04\0\x10" + length + content + b"3DI\x04\0\x10" + length
    assert walk(tag + with_footer + FRAME * 10).frames == 10


def test_tags_behind_the_last_frame_are_skipped(tmp_path):
    path = tmp_path / "talk.mp3"
    path.write_bytes(FRAME * 10)
    ape = APEv2()
    ape["Title"] = "A tone"
    ape["Decoy"] = "\u00ff" * 400
    ape.save(path)
    lyrics = b"LYRICSBEGIN" + b"IND00002" + b"10" + b"000021LYRICS200"
    old_lyrics = b"LYRICSBEGIN la la la LYRICSEND"
    content = path.read_bytes() + old_lyrics + lyrics + b"TAG" + bytes(125)
    found = walk(content)
    assert (found.frames, found.end, found.cut_off) == (10, len(FRAME) * 10, 0)


@pytest.mark.parametrize("missing", [1, 100, 204])
def test_a_frame_that_is_cut_off_is_not_counted(missing):
    found = walk((FRAME * 10)[:-missing])
    assert (found.frames, found.cut_off) == (9, len(FRAME) - missing)


def test_junk_between_frames_is_stepped_over():
    junk = random.Random(1).randbytes(5000)
    found = walk(junk + FRAME * 50 + junk + FRAME * 50)
    assert found.frames == 100


def test_a_change_of_sample_rate_is_followed():
    other = b"\xff\xf3\x40\xc0" + bytes(100)
    found = walk(FRAME * 50 + other * 50)
    expected = 50 * 1152 / 44_100 + 50 * 576 / 22_050
    assert found.duration.milliseconds == round(expected * 1000)


def test_a_change_of_bitrate_makes_it_variable():
    other = b"\xff\xfb\x90\xc0" + bytes(413)
    found = walk((FRAME + other) * 20)
    assert not found.constant
    assert found.frames == 40


def test_the_summary_is_no_sound():
    summary = HEADER + bytes(17) + b"Xing\0\0\0\x03" + (20).to_bytes(4) + (21 * 208).to_bytes(4)
    found = walk(summary.ljust(208, b"\0") + FRAME * 20)
    assert found.frames == 20
    assert (found.summary.frames, found.summary.bytes) == (20, 21 * 208)


def test_the_summary_of_fraunhofer_is_no_sound_either():
    vbri = HEADER + bytes(32) + b"VBRI\0\1\0\0\0\0" + (21 * 208).to_bytes(4) + (20).to_bytes(4)
    found = walk(vbri.ljust(208, b"\0") + FRAME * 20)
    assert found.frames == 20
    assert (found.summary.frames, found.summary.bytes) == (20, 21 * 208)


def test_a_summary_that_promises_more_is_incomplete(tmp_path, defect):
    summary = HEADER + bytes(17) + b"Xing\0\0\0\x01" + (4000).to_bytes(4)
    path = tmp_path / "talk.mp3"
    path.write_bytes(summary.ljust(208, b"\0") + FRAME * 200)
    found = defect(path)
    assert found.code == "AUD001"
    assert "it states 1:44 and breaks off at 0:05" in found.message


def test_a_summary_that_counts_bytes_only_is_believed_too(tmp_path, defect):
    summary = HEADER + bytes(17) + b"Info\0\0\0\x02" + (208 * 4000).to_bytes(4)
    path = tmp_path / "talk.mp3"
    path.write_bytes(summary.ljust(208, b"\0") + FRAME * 200)
    assert defect(path).code == "AUD001"


def test_two_recordings_joined_are_as_long_as_both(recording, facts, files):
    path = recording("constant.mp3")
    path.write_bytes(path.read_bytes() * 2)
    assert facts(path).duration.milliseconds > 3900


def test_two_hours_take_a_moment():
    content = FRAME * 275_700
    start = time.perf_counter()
    assert walk(content).duration.seconds > 7200
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("pattern", [b"\xff", b"\xff\xfb\x50", b"\xff\xfb\x50" + bytes(9)])
def test_what_only_looks_like_frames_takes_bounded_time(pattern):
    content = pattern * (2_000_000 // len(pattern))
    start = time.perf_counter()
    walk(content)
    assert time.perf_counter() - start < 10


@given(st.binary(max_size=400), st.integers(0, 5), st.binary(max_size=400))
def test_no_bytes_upset_the_walk(before, frames, after):
    found = walk(before + FRAME * frames + after)
    assert found.start <= found.end or not found.runs
    assert found.duration.milliseconds >= 0
