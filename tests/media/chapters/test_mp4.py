from __future__ import annotations

import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from mutagen.mp4 import MP4

from feedkit.media import Defect, probe, read_chapters, tag
from feedkit.media.chapters.mp4.arrangement import Arrangement
from feedkit.media.chapters.mp4.atoms import Atom, changed, full, holding
from feedkit.media.mp4_boxes import Box
from feedkit.model.outline import Outline
from feedkit.model.tagging import Tagging
from feedkit.model.timestamp import Duration


@pytest.fixture
def m4a(recording) -> Path:
    return recording("tone.m4a")


def copy_of(source: Path, tagging: Tagging) -> Path:
    target = source.with_name("copy.m4a")
    assert tag(source, target, tagging) is None
    return target


def top(path: Path) -> tuple[Atom, ...]:
    return Atom(b"file", path.read_bytes()).children()


def movie(path: Path) -> Atom:
    return next(box for box in top(path) if box.name == b"moov")


def with_movie(path: Path, change: Callable[[Atom], Atom], *, room: bytes = b"") -> Path:
    """The file with its movie at the end, where it may grow; ffmpeg writes it there, too."""
    boxes = [box for box in top(path) if box.name not in (b"moov", b"free")]
    kept = path.read_bytes().index(b"mdat") - 4
    free = Atom(b"free", bytes(kept - boxes[0].length - 8)).written()
    made = b"".join((boxes[0].written(), free, boxes[1].written(), room))
    path.write_bytes(made + change(movie(path)).written())
    return path


def in_sound(change: Callable[[Atom], Atom]) -> Callable[[Atom], Atom]:
    """A change of the sample table of all tracks."""
    for name in (b"stbl", b"minf", b"mdia", b"trak"):
        change = partial(changed_inside, name, change)
    return change


def changed_inside(name: bytes, change: Callable[[Atom], Atom], box: Atom) -> Atom:
    return changed(box, name, change)


def test_the_movie_comes_first_and_holds_both_forms(m4a, tagging):
    copy = copy_of(m4a, tagging)
    assert [box.name for box in top(copy)] == [b"ftyp", b"moov", b"mdat"]
    moov = movie(copy)
    traks = [box for box in moov.children() if box.name == b"trak"]
    assert traks[0].child(b"tref", b"chap").content == b"\0\0\0\2"
    assert [trak.child(b"mdia", b"hdlr").content[8:12] for trak in traks] == [b"soun", b"text"]
    assert [box.name for box in moov.child(b"udta").children()] == [b"chpl", b"meta"]
    assert moov.child(b"mvhd").content[-4:] == b"\0\0\0\3"
    assert traks[1].child(b"tkhd").content[4:12] == bytes(8)


def test_the_list_is_cut_where_a_letter_ends_and_at_255(m4a, outline_of, make_chapter):
    long = make_chapter(0, "x" + "ü" * 80)
    tagging = Tagging(title="A", duration=Duration(2000), outline=Outline((long,)))
    target = m4a.with_name("copy.m4a")
    assert tag(m4a, target, tagging) is None
    assert MP4(target).chapters[0].title == "x" + "ü" * 63
    assert read_chapters(target) == (long,)
    assert tag(m4a, target, replace(tagging, outline=outline_of(300))) is None
    assert len(MP4(target).chapters) == 255
    assert len(read_chapters(target)) == 300


def test_old_chapters_go_with_what_refers_to_them(recording, tagging, listed):
    source = recording("chapters.m4a")
    copy = copy_of(source, tagging)
    moov = movie(copy)
    assert sum(box.name == b"trak" for box in moov.children()) == 2
    assert sum(box.name == b"chpl" for box in moov.child(b"udta").children()) == 1
    assert [each.title for each in read_chapters(copy)] == [title for _, title in listed]


def test_freeform_items_and_others_stay(m4a, tagging):
    tags = MP4(m4a)
    tags["----:com.apple.iTunes:MOOD"] = [b"even", b"odd"]
    tags["----:org.example:GUEST"] = [b"mine"]
    tags["----:com.apple.iTunes:guest"] = [b"old"]
    tags["\xa9cmt"] = ["a comment"]
    tags["tmpo"] = [120]
    tags["\xa9nam"] = ["old"]
    tags.save()
    found = MP4(copy_of(m4a, tagging))
    assert found["----:com.apple.iTunes:MOOD"] == [b"even", b"odd"]
    assert found["----:org.example:GUEST"] == [b"mine"]
    assert "----:com.apple.iTunes:guest" not in found
    assert found["\xa9cmt"] == ["a comment"]
    assert found["tmpo"] == [120]
    assert found["\xa9nam"] == [tagging.title]


def test_a_file_without_any_tags_gets_them(m4a, tagging):
    with_movie(m4a, lambda moov: holding(b"moov", *(
        box for box in moov.children() if box.name != b"udta"
    )))  # fmt: skip
    assert MP4(copy_of(m4a, tagging))["\xa9nam"] == [tagging.title]


def test_metadata_of_another_kind_stays_behind_ours(m4a, tagging):
    other = full(b"meta", full(b"hdlr", bytes(4), b"ID32", bytes(13)), Atom(b"ID32", b"x"))
    with_movie(m4a, lambda moov: changed(moov, b"udta", lambda _: holding(
        b"udta", Atom(b"name", b"kept"), other, bytes(4)
    )))  # fmt: skip
    udta = movie(copy_of(m4a, tagging)).child(b"udta")
    assert [box.name for box in udta.children()] == [b"chpl", b"name", b"meta", b"meta"]
    assert MP4(m4a.with_name("copy.m4a"))["\xa9nam"] == [tagging.title]


def widened(box: Atom) -> Atom:
    count = int.from_bytes(box.content[4:8])
    places = struct.unpack(f">{count}I", box.content[8:])
    return Atom(b"co64", box.content[:8] + struct.pack(f">{count}Q", *places))


@pytest.mark.parametrize("kind", ["as it is", "co64", "mdat of 64 bits", "mdat to the end"])
def test_sound_is_found_whatever_form_its_places_have(kind, m4a, tagging, ffmpeg):
    if kind == "co64":
        with_movie(m4a, in_sound(lambda table: changed(table, b"stco", widened)))
    elif kind != "as it is":
        with_mdat(m4a, wide=kind == "mdat of 64 bits")
    before = probe(m4a, ffmpeg=ffmpeg, levels=True)
    copy = copy_of(m4a, tagging)
    after = probe(copy, ffmpeg=ffmpeg, levels=True)
    assert after.levels == before.levels
    assert len(after.chapters) == 7
    again = copy_of(copy.replace(m4a), replace(tagging, outline=Outline()))
    assert probe(again, ffmpeg=ffmpeg, levels=True).levels == before.levels


def with_mdat(path: Path, *, wide: bool) -> None:
    """The file with its movie first and another header before the sound."""
    ftyp, moov = top(path)[0], movie(path)
    sound = next(box for box in top(path) if box.name == b"mdat").content
    old = path.read_bytes().index(b"mdat") + 4
    begin = ftyp.length + moov.length + (16 if wide else 8)
    shift = in_sound(lambda table: changed(table, b"stco", lambda box: shifted(box, begin - old)))
    header = struct.pack(">I4sQ", 1, b"mdat", 16 + len(sound)) if wide else b"\0\0\0\0mdat"
    path.write_bytes(ftyp.written() + shift(moov).written() + header + sound)


def shifted(box: Atom, distance: int) -> Atom:
    count = int.from_bytes(box.content[4:8])
    places = struct.unpack(f">{count}I", box.content[8:])
    moved = struct.pack(f">{count}I", *(place + distance for place in places))
    return Atom(b"stco", box.content[:8] + moved)


def test_places_beyond_32_bits_are_widened(m4a, tagging):
    """A movie that grows pushes sound over the edge. Only the movie is made here, not the file."""
    ftyp, sound = top(m4a)[0], m4a.stat().st_size
    edge = 0xFFFFFFFF - sound
    boxes = (
        Box(b"ftyp", 0, 8, ftyp.length),
        Box(b"uuid", ftyp.length, ftyp.length + 8, edge),
        Box(b"mdat", edge, edge + 8, edge + sound),
    )
    old = m4a.read_bytes().index(b"mdat") + 4
    far = in_sound(lambda table: changed(table, b"stco", lambda box: shifted(box, edge + 8 - old)))
    made = Arrangement(boxes, far(movie(m4a)), tagging, ()).movie()
    table = Atom(b"all", made).child(b"moov", b"trak", b"mdia", b"minf", b"stbl")
    assert table.child(b"stco") is None
    places = table.child(b"co64").content
    assert int.from_bytes(places[8:16]) == edge + 8 + len(made)


def test_without_the_list_the_track_is_read(recording, facts):
    source = recording("chapters.m4a")
    content = source.read_bytes()
    source.write_bytes(content.replace(b"chpl", b"xxxx"))
    found = facts(source).chapters
    assert [(each.start.milliseconds, each.title) for each in found] == [
        (0, "Opening"), (500, "Middle"), (1500, "End"),
    ]  # fmt: skip
    source.write_bytes(content.replace(b"chap", b"xxxx"))
    assert facts(source).chapters == found


def test_the_list_knows_where_the_first_chapter_starts(recording, facts):
    source = recording("chapters.m4a")
    content = bytearray(source.read_bytes())
    at = content.index(b"chpl") + 13
    content[at : at + 8] = (2_000_000).to_bytes(8)
    source.write_bytes(content)
    assert [each.start.milliseconds for each in facts(source).chapters] == [200, 500, 1500]


@pytest.mark.parametrize("version", [0, 1])
def test_both_versions_of_the_list_are_read(version, m4a, facts):
    entry = (5_000_000).to_bytes(8) + b"\x03\xfcbc"
    head = b"\0\0\0\0\x01" if version == 0 else b"\x01\0\0\0\0\0\0\0\x01"
    with_movie(m4a, lambda moov: changed(moov, b"udta", lambda udta: holding(
        b"udta", *udta.children(), Atom(b"chpl", head + entry)
    )))  # fmt: skip
    (found,) = facts(m4a).chapters
    assert (found.start.milliseconds, found.title) == (500, "\ufffdbc")


def test_links_of_more_than_255_bytes_are_left_out(m4a, make_chapter):
    links = ["https://example.org/" + "a" * 235, "https://example.org/" + "a" * 236]
    chapters = [make_chapter(at, f"{at}", link=link) for at, link in enumerate(links)]
    tagging = Tagging(title="A", duration=Duration(2000), outline=Outline(tuple(chapters)))
    assert [each.link for each in read_chapters(copy_of(m4a, tagging))] == [links[0], None]


def endless_track() -> Atom:
    table = holding(
        b"stbl",
        full(b"stts", b"\0\0\0\1", b"\xff\xff\xff\xff\0\0\0\1"),
        full(b"stsc", b"\0\0\0\1", b"\0\0\0\1\xff\xff\xff\xff\0\0\0\1"),
        full(b"stsz", b"\0\0\0\1", b"\xff\xff\xff\xff"),
        full(b"stco", b"\0\0\0\1", bytes(4)),
    )
    media = holding(
        b"mdia",
        full(b"mdhd", bytes(8), b"\0\0\3\xe8", bytes(8)),
        full(b"hdlr", bytes(4), b"text", bytes(13)),
        holding(b"minf", table),
    )
    return holding(b"trak", full(b"tkhd", bytes(8), b"\0\0\0\2", bytes(68)), media)


def test_an_endless_chapter_track_ends(m4a, facts):
    refer = holding(b"tref", Atom(b"chap", b"\0\0\0\2"))
    with_movie(m4a, lambda moov: holding(
        b"moov", changed(moov, b"trak", lambda trak: holding(b"trak", *trak.children(), refer)
        ).content, endless_track(),
    ))  # fmt: skip
    assert 0 < len(facts(m4a).chapters) <= 10_000


def cut_short(box: Atom) -> Atom:
    return Atom(box.name, box.content[:-1])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda moov: holding(b"moov", moov.content, Atom(b"mvex", b"")), "AUD024"),
        (in_sound(lambda table: holding(b"stbl", table.content, full(b"saio"))), "AUD024"),
        (lambda moov: changed(moov, b"trak", lambda trak: Atom(b"free", b"")), "AUD020"),
        (lambda moov: changed(moov, b"mvhd", lambda mvhd: Atom(b"free", b"")), "AUD021"),
        (in_sound(lambda t: changed(t, b"stco", lambda box: shifted(box, 99_999))), "AUD021"),
        (
            in_sound(lambda t: changed(t, b"stco", lambda b: Atom(b.name, b"\0" * 7 + rb"\9"))),
            "AUD021",
        ),
        (lambda moov: Atom(b"moov", moov.content + b"\0\0\0\7abcd"), "AUD021"),
    ],
)
def test_what_cannot_be_moved_is_a_defect(change, code, m4a, tagging):
    with_movie(m4a, change)
    found = tag(m4a, m4a.with_name("copy.m4a"), tagging)
    assert isinstance(found, Defect)
    assert found.code == code
