"""What other programs read in a tagged copy."""

from __future__ import annotations

import eyed3
import pytest
from msgspec.structs import replace
from mutagen.flac import FLAC
from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

from feedkit.media import tag
from feedkit.model.timestamp import Duration

RECORDINGS = ["constant.mp3", "tagged.mp3", "tone.m4a", "chapters.m4a", "tone.opus", "tone.ogg"]


@pytest.mark.parametrize("name", [*RECORDINGS, "tone.flac"])
def test_ffprobe_lists_the_chapters_in_time(
    name, files, tmp_path, tagging, listed, probed_chapters
):
    target = tmp_path / name
    tag(files / name, target, tagging)
    assert probed_chapters(target) == listed


@pytest.mark.parametrize(("count", "name"), [(300, "constant.mp3"), (300, "tone.m4a")])
def test_ffprobe_lists_more_than_255(
    count, name, files, tmp_path, tagging, outline_of, probed_chapters
):
    target = tmp_path / name
    tag(
        files / name,
        target,
        replace(tagging, duration=Duration(count * 100), outline=outline_of(count)),
    )
    assert [title for _, title in probed_chapters(target)] == [
        f"Chapter {at}" for at in range(count)
    ]


def test_ffprobe_reads_the_tags(container, source_of, tmp_path, tagging, ffprobe):
    source = source_of(container.format)
    target = tmp_path / source.name
    tag(source, target, tagging)
    found = ffprobe(target, "-show_format", "-show_streams")
    tags = {**found["streams"][0].get("tags", {}), **found["format"].get("tags", {})}
    tags = {name.lower(): value for name, value in tags.items()}
    assert tags["title"] == "Was heißt „gut“?"
    assert tags["album"] == "A show"
    assert tags["date"].startswith("2024-03-05")
    assert tags["track"] == "7"
    assert tags["disc"] == "2"
    assert tags["artist"].replace(";", ", ") == "Ada, Béla"
    assert any(each["codec_name"] == "mjpeg" for each in found["streams"])


def test_mutagen_reads_an_mp3(files, tmp_path, tagging, listed):
    target = tmp_path / "talk.mp3"
    tag(files / "constant.mp3", target, tagging)
    tags = ID3(target, translate=False)
    assert str(tags["TIT2"]) == "Was heißt „gut“?"
    assert (str(tags["TYER"]), str(tags["TDAT"])) == ("2024", "0503")
    assert str(tags["TLAN"]) == "deu"
    assert tags["WOAF"].url == "https://example.org/7/"
    assert tags["IPLS"].people == [["host", "Ada"], ["guest", "Cleo"], ["guest", "Dan"]]
    assert str(tags["COMM::deu"]) == tagging.description
    assert tags["APIC:"].data == tagging.cover.content
    assert tags["APIC:"].type == 3
    chapters = sorted(tags.getall("CHAP"), key=lambda each: each.start_time)
    assert [(each.start_time, str(each.sub_frames["TIT2"])) for each in chapters] == listed
    assert [each.end_time for each in chapters] == [*(start for start, _ in listed[1:]), 2000]
    assert {each.start_offset for each in chapters} == {0xFFFFFFFF}


def test_mutagen_reads_an_m4a(files, tmp_path, tagging, listed):
    target = tmp_path / "talk.m4a"
    tag(files / "tone.m4a", target, tagging)
    found = MP4(target)
    tags = found.tags
    assert tags["©nam"] == ["Was heißt „gut“?"]
    assert tags["©ART"] == ["Ada, Béla"]
    assert tags["©day"] == ["2024-03-05"]
    assert tags["trkn"] == [(7, 0)]
    assert tags["disk"] == [(2, 0)]
    assert tags["ldes"] == [tagging.description]
    assert len(tags["desc"][0].encode()) <= 255
    assert tags["desc"][0].endswith(" alles.…")
    assert tags["----:com.apple.iTunes:LANGUAGE"] == [b"deu"]
    assert tags["----:com.apple.iTunes:GUEST"] == [b"Cleo", b"Dan"]
    assert bytes(tags["covr"][0]) == tagging.cover.content
    found = [(round(each.start * 1000), each.title) for each in found.chapters]
    assert found == [*listed[:-1], (1001, ("2. " + "ü" * 62))]


@pytest.mark.parametrize(
    ("name", "kind"), [("tone.opus", OggOpus), ("tone.ogg", OggVorbis), ("tone.flac", FLAC)]
)
def test_mutagen_reads_comments(name, kind, files, tmp_path, tagging):
    target = tmp_path / name
    tag(files / name, target, tagging)
    tags = kind(target).tags
    assert tags["artist"] == ["Ada", "Béla"]
    assert tags["guest"] == ["Cleo", "Dan"]
    assert tags["language"] == ["deu"]
    assert tags["url"] == ["https://example.org/7/"]
    assert tags["chapter005"] == ["00:00:00.605"]
    assert tags["chapter005name"] == ["Sub B"]
    assert tags["chapter005url"] == ["https://example.org/b?c=d"]


# eyeD3 tries formats of dates of which Python 3.13 and newer warn.
@pytest.mark.filterwarnings("ignore:Parsing dates involving a day of month:DeprecationWarning")
def test_eyed3_lists_the_chapters_in_time(files, tmp_path, tagging, listed):
    target = tmp_path / "talk.mp3"
    tag(files / "constant.mp3", target, tagging)
    found = eyed3.load(target).tag
    assert [(each.times.start, each.title) for each in found.chapters] == listed
    assert [each.toplevel for each in found.table_of_contents] == [True, False, False]
    assert [each.user_url for each in found.chapters if each.user_url] == [
        "https://example.org/b?c=d"
    ]
