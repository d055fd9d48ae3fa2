from __future__ import annotations

import base64

import pytest
from mutagen.flac import Picture
from mutagen.mp4 import MP4, MP4Cover
from mutagen.oggvorbis import OggVorbis

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 92
THREE = [(0, "Opening"), (500, "Middle"), (1500, "End")]


@pytest.mark.parametrize("name", ["tagged.mp3", "chapters.m4a", "tone.opus", "tone.flac"])
def test_chapters_come_in_the_order_of_time(files, facts, name):
    chapters = facts(files / name).chapters
    assert [(each.start.milliseconds, each.title) for each in chapters] == THREE


def test_texts_of_an_mp3_keep_their_names_and_every_value(files, facts):
    tags = facts(files / "tagged.mp3").tags
    assert ("TIT2", "A tone") in tags
    assert ("TXXX:mood", "even") in tags
    assert [value for name, value in tags if name == "TPE1"] == ["Ada/Béla"]
    assert not {name for name, _ in tags} & {"APIC:", "CHAP", "CTOC"}


def test_texts_of_an_m4a_keep_their_names(files, facts):
    assert ("©nam", "A tone") in facts(files / "chapters.m4a").tags


@pytest.mark.parametrize("name", ["tone.opus", "tone.flac"])
def test_chapters_are_not_among_the_comments(files, facts, name):
    tags = facts(files / name).tags
    assert ("TITLE", "A tone") in tags
    assert not [key for key, _ in tags if key.upper().startswith("CHAPTER")]


def test_a_cover_is_known_by_its_bytes_not_by_its_label(files, facts):
    cover = facts(files / "tagged.mp3").cover
    assert (cover.media_type, cover.size.bytes) == ("image/png", 100)


def test_a_cover_in_an_m4a_is_found(recording, facts):
    path = recording("tone.m4a")
    tags = MP4(path)
    tags["covr"] = [MP4Cover(PNG, MP4Cover.FORMAT_PNG)]
    tags["trkn"] = [(3, 12)]
    tags["----:com.apple.iTunes:MOOD"] = [b"even"]
    tags.save()
    found = facts(path)
    assert (found.cover.media_type, found.cover.size.bytes) == ("image/png", 100)
    assert ("trkn", "3/12") in found.tags
    assert ("----:com.apple.iTunes:MOOD", "even") in found.tags


def test_a_cover_in_vorbis_comments_is_found(recording, facts):
    picture = Picture()
    picture.data, picture.type, picture.mime = PNG, 3, "image/png"
    path = recording("tone.ogg")
    tags = OggVorbis(path)
    tags["metadata_block_picture"] = [base64.b64encode(picture.write()).decode(), "%%%", "AAAA"]
    tags["CHAPTER001"] = ["half past nine"]
    tags.save()
    found = facts(path)
    assert found.cover.size.bytes == 100
    assert found.chapters == ()
