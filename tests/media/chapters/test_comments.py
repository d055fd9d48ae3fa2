from __future__ import annotations

import base64
from pathlib import Path

import pytest
from msgspec.structs import replace
from mutagen.flac import FLAC, Picture
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

from feedkit.media import read_chapters, tag
from feedkit.model.tagging import EmbeddedPicture, Tagging

KINDS = [("tone.opus", OggOpus), ("tone.ogg", OggVorbis), ("tone.flac", FLAC)]


def copy_of(source: Path, tagging: Tagging) -> Path:
    target = source.with_name(f"copy{source.suffix}")
    assert tag(source, target, tagging) is None
    return target


def block(kind: int, data: bytes) -> Picture:
    made = Picture()
    made.type, made.mime, made.data = kind, "image/png", data
    return made


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_what_the_author_put_in_stays(name, kind, recording, tagging):
    source = recording(name)
    tags = kind(source)
    tags["REPLAYGAIN_TRACK_GAIN"] = "-3 dB"
    tags["Mood"] = ["even", "odd"]
    tags["title"] = "old"
    tags["CHAPTER000URL"] = "https://example.org/old"
    tags.save()
    found = kind(copy_of(source, tagging)).tags
    assert found["replaygain_track_gain"] == ["-3 dB"]
    assert ("Mood", "even") in list(found)
    assert found["title"] == [tagging.title]
    assert "chapter000url" not in found


@pytest.mark.parametrize(("name", "kind"), KINDS[:2])
def test_a_cover_takes_the_place_of_a_cover_only(name, kind, recording, tagging):
    source = recording(name)
    tags = kind(source)
    pictures = [block(3, b"old"), block(4, b"back")]
    encoded = [base64.b64encode(each.write()).decode() for each in pictures]
    tags["metadata_block_picture"] = [*encoded, "%%%"]
    tags["coverart"] = "older"
    tags.save()
    found = kind(copy_of(source, tagging))["metadata_block_picture"]
    assert found[:2] == [encoded[1], "%%%"]
    assert Picture(base64.b64decode(found[2])).data == tagging.cover.content
    assert "coverart" not in kind(source.with_name(f"copy{source.suffix}"))


def test_flac_keeps_its_other_pictures(recording, tagging):
    source = recording("tone.flac")
    tags = FLAC(source)
    for each in (block(3, b"old"), block(4, b"back")):
        tags.add_picture(each)
    tags.save()
    found = FLAC(copy_of(source, tagging)).pictures
    assert [(each.type, each.data) for each in found] == [(3, tagging.cover.content), (4, b"back")]


def test_a_flac_without_comments_gets_them(recording, tagging):
    source = recording("tone.flac")
    FLAC(source).delete()
    assert FLAC(copy_of(source, tagging))["title"] == [tagging.title]


@pytest.mark.parametrize("name", ["tone.opus", "tone.ogg"])
def test_a_cover_of_many_pages_renumbers_the_others(name, recording, tagging, ffprobe):
    source = recording(name)
    large = EmbeddedPicture(media_type="image/jpeg", content=tagging.cover.content.ljust(99_000))
    copy = copy_of(source, replace(tagging, cover=large))
    assert len(read_chapters(copy)) == 7
    packets = [
        ffprobe(path, "-select_streams", "a", "-show_entries", "packet=pts,size")["packets"]
        for path in (source, copy)
    ]
    assert packets[0] == packets[1]


def test_odd_names_of_roles_are_made_fit(recording, tagging):
    people = (replace(tagging.people[0], role="co=hört"),)
    tags = OggOpus(copy_of(recording("tone.opus"), replace(tagging, people=people))).tags
    assert tags["CO_H_RT"] == ["Ada"]
