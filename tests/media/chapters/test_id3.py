from __future__ import annotations

import struct
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    PRIV,
    TALB,
    TDRC,
    TIT2,
    TMOO,
    TPE1,
    TXXX,
    CTOCFlags,
)

from feedkit.media import Defect, read_chapters, tag
from feedkit.model.outline import Outline
from feedkit.model.tagging import Tagging
from feedkit.model.timestamp import Duration


@pytest.fixture
def mp3(recording) -> Path:
    path = recording("constant.mp3")
    ID3(path).delete()
    return path


def copy_of(source: Path, tagging: Tagging) -> Path:
    target = source.with_name("copy.mp3")
    assert tag(source, target, tagging) is None
    return target


def element_ids(path: Path, name: bytes) -> list[str]:
    """The ids of chapter frames as they stand in the bytes."""
    content, found = path.read_bytes(), []
    at = content.find(name)
    while at >= 0:
        found.append(content[at + 10 : content.index(b"\0", at + 10)].decode())
        at = content.find(name, at + 4)
    return found


def test_frames_stand_in_time_behind_their_tables(mp3, tagging):
    copy = copy_of(mp3, tagging)
    assert element_ids(copy, b"CHAP") == [f"ch{at}" for at in range(7)]
    assert element_ids(copy, b"CTOC") == ["toc", "toc1", "toc2"]
    assert copy.read_bytes().rindex(b"CTOC") < copy.read_bytes().index(b"CHAP")


def test_the_top_table_lists_every_chapter_and_then_the_sections(mp3, tagging):
    tables = {frame.element_id: frame for frame in ID3(copy_of(mp3, tagging)).getall("CTOC")}
    assert tables["toc"].child_element_ids == [*(f"ch{at}" for at in range(7)), "toc1"]
    assert tables["toc1"].child_element_ids == ["ch1", "toc2", "ch5"]
    assert tables["toc2"].child_element_ids == ["ch2", "ch3", "ch4"]
    assert tables["toc"].flags == CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    assert tables["toc1"].flags == CTOCFlags.ORDERED
    assert str(tables["toc2"].sub_frames["TIT2"]) == "Sub \U0001f600"


def test_more_than_255_are_grouped(mp3, outline_of):
    tagging = Tagging(title="A", duration=Duration(99_999), outline=outline_of(600))
    target = mp3.with_name("copy.mp3")
    assert tag(mp3, target, tagging) is None
    tables = ID3(target).getall("CTOC")
    assert max(len(each.child_element_ids) for each in tables) == 255
    assert sum(bool(each.flags & CTOCFlags.TOP_LEVEL) for each in tables) == 1
    assert read_chapters(target) == tagging.outline.chapters


def test_a_section_of_more_than_255_reads_back(mp3, make_chapter):
    inside = (make_chapter(at, f"S {at}") for at in range(1, 400))
    outline = Outline((make_chapter(0, "Long", *inside), make_chapter(900, "Short")))
    copy = copy_of(mp3, Tagging(title="A", duration=Duration(2000), outline=outline))
    assert read_chapters(copy) == outline.chapters


def test_pictures_and_links_go_with_their_chapters(mp3, make_chapter, make_picture):
    blue = make_picture("blue", "PNG")
    outline = Outline(
        (
            make_chapter(
                0, "A", image="https://example.org/blue.png", link="https://example.org/ü"
            ),
            make_chapter(10, "B", image="https://example.org/missing.png"),
            make_chapter(20, "", image="https://example.org/blue.png", hidden=True),
            make_chapter(30, "No picture", hidden=True),
        )
    )
    images = {"https://example.org/blue.png": blue}
    tagging = Tagging(title="A", duration=Duration(2000), outline=outline, images=images)
    copy = copy_of(mp3, tagging)
    tags = ID3(copy)
    assert tags["CHAP:ch0"].sub_frames["APIC:"].data == blue.content
    assert tags["CHAP:ch0"].sub_frames["WXXX:"].url == "https://example.org/%C3%BC"
    assert not tags["CHAP:ch1"].sub_frames.getall("APIC")
    assert element_ids(copy, b"CHAP") == ["ch0", "ch1", "hid0"]
    assert tags["CTOC:toc"].child_element_ids == ["ch0", "ch1"]
    assert [each.hidden for each in read_chapters(copy)] == [False, False, True]


def by_the_author() -> ID3:
    tags = ID3()
    tags.add(TXXX(encoding=3, desc="mood", text=["even", "odd"]))
    tags.add(PRIV(owner="someone", data=b"\0\xff\xe0\0\1"))
    tags.add(COMM(encoding=3, lang="eng", desc="iTunNORM", text=["0000"]))
    tags.add(COMM(encoding=3, lang="eng", desc="", text=["old"]))
    tags.add(COMM(encoding=1, lang="fra", desc="", text=["vieux"]))
    tags.add(APIC(encoding=0, mime="image/png", type=4, desc="back", data=b"back"))
    tags.add(APIC(encoding=1, mime="image/png", type=3, desc="ü", data=b"front"))
    tags.add(TIT2(encoding=3, text=["old"]))
    tags.add(TDRC(encoding=3, text=["1999-01-02"]))
    tags.add(TMOO(encoding=3, text=["calm"]))
    return tags


@pytest.mark.parametrize("version", [3, 4])
def test_what_the_author_put_in_stays(mp3, tagging, version):
    tags = by_the_author()
    if version == 3:
        tags.update_to_v23()
    tags.save(mp3, v2_version=version)
    found = ID3(copy_of(mp3, tagging), translate=False)
    assert found.version == (2, 3, 0)
    assert found["TXXX:mood"].text == ["even/odd"]
    assert found["PRIV:someone:\0\xff\xe0\0\1"].data == b"\0\xff\xe0\0\1"
    assert {key for key in found if key.startswith("COMM")} == {"COMM:iTunNORM:eng", "COMM::deu"}
    assert {each.data for each in found.getall("APIC")} == {b"back", tagging.cover.content}
    assert (str(found["TIT2"]), str(found["TYER"])) == (tagging.title, "2024")
    assert "TDRC" not in found
    assert version == 3 or str(found["TMOO"]) == "calm"
    assert found.f_unsynch is False


def test_frames_that_nobody_knows_stay(mp3, tagging):
    frame = b"XYZW" + bytes([0, 0, 1, 2]) + b"\0\0" + b"x" * 130
    for version, length in ((3, b"\0\0\0\x82"), (4, b"\0\0\1\2")):
        source = tagged_with(mp3, 0, frame[:4] + length + frame[8:], version=version)
        kept = b"XYZW\0\0\0\x82\0\0" + b"x" * 130
        assert kept in copy_of(source, tagging).read_bytes()


def test_a_tag_of_version_2_2_becomes_2_3(mp3, tagging):
    frame = b"TT2\0\0\x04\0old" + b"TP2\0\0\x05\0band"
    header = b"ID3\x02\0\0\0\0\0" + bytes([len(frame)])
    mp3.write_bytes(header + frame + mp3.read_bytes())
    found = ID3(copy_of(mp3, tagging), translate=False)
    assert found.version == (2, 3, 0)
    assert (str(found["TIT2"]), str(found["TPE2"])) == (tagging.title, "band")


def test_unsynchronisation_is_undone(mp3, tagging):
    data = b"\xff\xe0\xff\0\xff"
    content = b"PRIV" + struct.pack(">IH", 2 + len(data), 0) + b"a\0" + data
    stuffed = content.replace(b"\xff\0", b"\xff\0\0").replace(b"\xff\xe0", b"\xff\0\xe0")
    plain = ID3(copy_of(tagged_with(mp3, 0x80, stuffed), tagging))
    assert plain.getall("PRIV")[0].data == data
    assert not plain.f_unsynch


def tagged_with(path: Path, flags: int, body: bytes, version: int = 3) -> Path:
    length = bytes([0, 0, len(body) >> 7, len(body) & 127])
    made = path.with_name("made.mp3")
    made.write_bytes(b"ID3" + bytes([version, 0, flags]) + length + body + path.read_bytes())
    return made


def test_frames_of_2_4_may_have_the_lengths_of_2_3(mp3, tagging):
    body = b"TXXX" + struct.pack(">IH", 200, 0) + b"\0mood\0" + b"e" * 194
    body += b"TPE2" + struct.pack(">IH", 5, 0) + b"\0band"
    found = ID3(copy_of(tagged_with(mp3, 0, body, version=4), tagging))
    assert found["TXXX:mood"].text == ["e" * 194]
    assert found["TPE2"].text == ["band"]


@pytest.mark.parametrize("version", [3, 4])
def test_an_extended_header_is_left_out(mp3, tagging, version):
    extended = b"\0\0\0\x06\0\0\0\0\0\0" if version == 3 else b"\0\0\0\x06\x01\0"
    frame = b"TPE2" + struct.pack(">IH", 5, 0) + b"\0band"
    source = tagged_with(mp3, 0x40, extended + frame, version=version)
    assert ID3(copy_of(source, tagging))["TPE2"].text == ["band"]


def test_two_tags_become_one(mp3, tagging):
    first, second = ID3(), ID3()
    first.add(TXXX(encoding=3, desc="mood", text=["first"]))
    second.add(TALB(encoding=3, text=["old"]))
    second.add(TPE1(encoding=3, text=["old"]))
    second.add(CHAP(element_id="old", start_time=0, end_time=9, sub_frames=[]))
    sound = mp3.read_bytes()
    parts = []
    for tags, version in ((first, 3), (second, 4)):
        place = mp3.with_name("tag")
        place.unlink(missing_ok=True)
        tags.save(place, v2_version=version, padding=lambda _: 0)
        parts.append(place.read_bytes())
    mp3.write_bytes(b"".join(parts) + sound)
    copy = copy_of(mp3, tagging)
    assert copy.read_bytes().count(b"ID3") == 1
    assert copy.read_bytes().endswith(sound)
    assert ID3(copy)["TXXX:mood"].text == ["first"]
    assert "CHAP:old" not in ID3(copy)


def test_an_old_tag_at_the_end_is_brought_up_to_date(mp3, tagging):
    old = b"TAG" + b"old".ljust(30, b"\0") * 3 + b"1999" + b"a comment".ljust(30, b"\0") + b"\x11"
    mp3.write_bytes(mp3.read_bytes() + old)
    made = copy_of(mp3, replace(tagging, published=date(2024, 1, 1), show="")).read_bytes()[-128:]
    assert made[3:33] == "Was heißt ?gut??".encode("latin-1").ljust(30, b"\0")
    assert made[63:66] == b"old"
    assert made[93:] == b"2024" + old[97:]


def test_the_sound_behind_the_tag_is_the_same_bytes(mp3, tagging):
    sound = mp3.read_bytes()
    assert copy_of(mp3, tagging).read_bytes().endswith(sound)


def written(path: Path, *frames: object) -> Path:
    tags = ID3()
    for frame in frames:
        tags.add(frame)
    tags.save(path, v2_version=3)
    return path


def foreign(key: str, start: int, title: str) -> CHAP:
    frames = [TIT2(encoding=3, text=[title])] if title else []
    return CHAP(element_id=key, start_time=start, end_time=start + 1, sub_frames=frames)


def test_sections_of_other_programs_are_read(mp3, make_chapter):
    top = CTOCFlags.TOP_LEVEL
    written(
        mp3,
        foreign("a", 0, "A"),
        foreign("b", 10, "B"),
        foreign("c", 20, "C"),
        CTOC(element_id="part", flags=0, child_element_ids=["b", "c"],
             sub_frames=[TIT2(encoding=3, text=["Part"])]),
        CTOC(element_id="toc", flags=top, child_element_ids=["a", "part", "gone"], sub_frames=[]),
    )  # fmt: skip
    inside = (make_chapter(10, "B"), make_chapter(20, "C"))
    assert read_chapters(mp3) == (make_chapter(0, "A"), make_chapter(10, "Part", *inside))


def test_tables_that_list_themselves_end(mp3, make_chapter):
    deep = [
        CTOC(element_id=f"t{at}", flags=0, child_element_ids=[f"t{at + 1}", "t0", "a"],
             sub_frames=[TIT2(encoding=3, text=[f"T{at}"])])
        for at in range(3000)
    ]  # fmt: skip
    written(mp3, foreign("a", 5, "A"), *deep)
    assert [each.title for each in read_chapters(mp3)] == ["A"]


def test_chapters_without_a_table_are_chapters(mp3):
    written(mp3, foreign("b", 10, ""), foreign("a", 0, "A"))
    assert [(each.title, each.hidden) for each in read_chapters(mp3)] == [
        ("A", False),
        ("", False),
    ]


def test_a_tag_that_breaks_off_is_a_defect(recording, tagging, tmp_path):
    path = recording("tagged.mp3", cut=100)
    found = tag(path, tmp_path / "out.mp3", tagging)
    assert isinstance(found, Defect)
    assert found.code == "AUD001"
