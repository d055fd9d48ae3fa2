"""The audio that is published: with chapters and tags inside, and never changed in its place."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from PIL import Image

from feedkit.media import read_chapters
from feedkit.model.outline import Outline

FILES = Path(__file__).parent / "media" / "files"
CHAPTERS = [(0, "1. Hello"), (3000, "2. The paint"), (6000, "2.1 Two coats"), (9000, "3. The sea")]


@pytest.fixture
def built(show):
    show.build("--strict")
    return show


def ledger(show, name="talk"):
    return json.loads((show.root / f"ledger/{name}.json").read_text(encoding="utf-8"))


def item(show):
    (found,) = etree.fromstring(show.site()["feed.xml"]).iter("item")
    return found


def enclosure(show):
    return dict(item(show).find("enclosure").attrib)


def media(show):
    return {path: content for path, content in show.site().items() if path.startswith("media/")}


def chapters(path):
    outline = Outline(read_chapters(path))
    return [(each.start.milliseconds, each.title) for each in outline.flat()]


def another_artwork(show):
    Image.new("RGB", (1400, 1400), "green").save(show.root / "artwork.png")


def elsewhere(show, new_show, name="clone"):
    """The show as another machine gets it: without the site and the caches."""
    clone = new_show(name)
    shutil.rmtree(clone.root)
    shutil.copytree(show.root, clone.root, ignore=shutil.ignore_patterns("public", ".feedkit"))
    return clone


def test_the_published_copy_carries_what_the_show_says(built):
    copy = built.public / "media/talk.mp3"
    tags = ID3(copy)
    assert chapters(copy) == CHAPTERS
    assert str(tags["TIT2"]) == "Why cranes are blue"
    assert str(tags["TALB"]) == "Harbour Lights"
    assert str(tags["TPE1"]) == "Ada Quay"
    assert str(tags["TDRC"]) == "2025-04-30"
    assert str(tags["TLAN"]) == "eng"
    assert str(tags["COMM::eng"]) == "A painter explains."
    assert str(tags["WOAF"]) == "https://harbour.example/episodes/talk/"
    assert tags["TIPL"].people == [["host", "Ada Quay"], ["guest", "Bo Derrick"]]
    (cover,) = tags.getall("APIC")
    assert (cover.type, cover.mime) == (3, "image/jpeg")
    assert len(cover.data) <= 100_000
    with Image.open(io.BytesIO(cover.data)) as image:
        assert image.size == (640, 640)


def test_the_feed_and_the_ledger_tell_its_length_and_the_source_is_untouched(built, new_show):
    copy = media(built)["media/talk.mp3"]
    assert enclosure(built)["length"] == str(len(copy))
    promised = ledger(built)["promised"]["audio"]
    assert promised["length"] == len(copy)
    assert promised["sha256"] != ledger(built)["facts"]["source"]
    source = (built.root / "episodes/talk.mp3").read_bytes()
    assert source == (new_show("fresh").root / "episodes/talk.mp3").read_bytes()
    assert source != copy


def test_building_again_writes_nothing_and_keeps_no_second_copy(built):
    stamps = {path: path.stat().st_mtime_ns for path in built.public.rglob("*")}
    built.touch("episodes/talk.yaml")
    assert "Nothing has changed" in built.build().out
    assert stamps == {path: path.stat().st_mtime_ns for path in built.public.rglob("*")}
    assert not (built.root / ".feedkit/made").exists()


@pytest.mark.parametrize("file", ["show.yaml", "episodes/talk.yaml"])
def test_embedding_is_switched_off_for_a_show_or_an_episode(show, file):
    with (show.root / file).open("a", encoding="utf-8") as stream:
        stream.write("chapters: {embed: false}\n")
    show.build("--strict")
    assert media(show) == {"media/talk.mp3": (show.root / "episodes/talk.mp3").read_bytes()}
    assert "embedded" not in ledger(show)
    assert not (show.root / "ledger/pictures").exists()
    assert len(json.loads(show.site()["chapters/talk.json"])["chapters"]) == 4


def test_an_episode_may_embed_where_the_show_does_not(show):
    for file, chosen in (("show.yaml", "false"), ("episodes/talk.yaml", "true")):
        with (show.root / file).open("a", encoding="utf-8") as stream:
            stream.write(f"chapters: {{embed: {chosen}}}\n")
    show.build("--strict")
    assert chapters(show.public / "media/talk.mp3") == CHAPTERS


EDITS = [
    ("(00:06) 2.1", "(00:07) 2.1", "PUB018", "still has “2.1 Two coats” at 0:06", (9, 3)),
    ("  (00:09) 3. The sea\n", "", "PUB018", "“3. The sea” at 0:09, which the outline", (9, 3)),
    ("(00:09) 3. The sea", "(00:09) 3. The sea\n  (00:10) 4. More", "PUB018", "4. More", (11, 3)),
    ("3. The sea", "3. A sea", "PUB028", "the old titles of chapters", (1, 1)),
    ("Why cranes", "Why the cranes", "PUB028", "the old title", (1, 1)),
    ("Bo Derrick", "Bo Diddley", "PUB028", "the old people", (1, 1)),
]


@pytest.mark.parametrize(("old", "new", "code", "message", "place"), EDITS)
def test_an_edit_after_publication_reaches_all_but_the_file(built, old, new, code, message, place):
    before, page = media(built), built.site()["episodes/talk/index.html"]
    built.edit("episodes/talk.yaml", old, new)
    said = built.build()
    assert f"episodes/talk.yaml:{place[0]}:{place[1]}  {code}" in said.err
    assert message in said.err
    assert "feedkit revise talk" in said.err
    assert media(built) == before
    assert built.site()["episodes/talk/index.html"] != page
    assert built.run("check", "--strict", fails=int(code == "PUB018")).status == int(
        code == "PUB018"
    )


def test_an_edit_of_the_notes_is_not_worth_a_word(built):
    before = media(built)
    built.edit("episodes/talk.yaml", "A painter explains.", "A painter explains it all.")
    assert built.build("--strict").err == ""
    assert media(built) == before


def test_the_next_edition_stands_beside_the_first_under_the_same_guid(built):
    first, guid = media(built)["media/talk.mp3"], item(built).findtext("guid")
    built.edit("episodes/talk.yaml", "(00:06)", "(00:07)")
    built.build()
    said = built.run("revise", "talk.yaml")
    assert said.out == "Recorded in ledger/talk.json. Build now, and commit it.\n"
    built.build("--strict")
    assert media(built).keys() == {"media/talk.mp3", "media/talk-2.mp3"}
    assert media(built)["media/talk.mp3"] == first
    assert enclosure(built)["url"] == "https://harbour.example/media/talk-2.mp3"
    assert enclosure(built)["length"] == str(len(media(built)["media/talk-2.mp3"]))
    assert item(built).findtext("guid") == guid
    assert (7000, "2.1 Two coats") in chapters(built.public / "media/talk-2.mp3")
    assert b"talk-2.mp3" in built.site()["episodes/talk/index.html"]
    assert "as it should be" in built.run("revise", "talk", fails=1).err
    built.edit("episodes/talk.yaml", "(00:07)", "(00:08)")
    built.run("revise", "talk")
    built.build("--strict")
    assert media(built).keys() == {"media/talk.mp3", "media/talk-2.mp3", "media/talk-3.mp3"}


def test_another_machine_makes_every_edition_again_to_the_byte(built, new_show):
    built.edit("episodes/talk.yaml", "(00:06)", "(00:07)")
    built.run("revise", "talk")
    built.build()
    built.edit("episodes/talk.yaml", "Why cranes", "Why the cranes")
    another_artwork(built)
    built.build()
    clone = elsewhere(built, new_show)
    clone.build("--locked")
    assert media(clone).keys() == {"media/talk.mp3", "media/talk-2.mp3"}
    assert clone.site() == built.site()


def test_a_revised_file_gets_the_present_cover_and_the_ledger_keeps_both(built):
    def covers():
        return {path.name for path in (built.root / "ledger/pictures").iterdir()}

    first = covers()
    another_artwork(built)
    said = built.run("revise", "talk")
    (new,) = covers() - first
    assert f"ledger/pictures/{new}" in said.out
    assert first < covers(), "the first edition is made with it"
    built.build("--strict")
    old, now = (ID3(built.public / f"media/{name}.mp3").getall("APIC")[0].data
                for name in ("talk", "talk-2"))  # fmt: skip
    assert old != now == (built.root / f"ledger/pictures/{new}").read_bytes()


def test_a_lost_picture_is_a_mistake_where_the_file_has_to_be_made_again(built, new_show):
    (picture,) = (built.root / "ledger/pictures").iterdir()
    picture.unlink()
    elsewhere(built, new_show, "same").build("--locked")
    another_artwork(built)
    assert built.build("--strict").err == "", "the published copy is there"
    clone = elsewhere(built, new_show)
    said = clone.build(fails=1)
    assert f"ledger/pictures/{picture.name}:1:1  PUB029" in said.err
    assert "feed.xml" not in clone.site()


def test_bytes_that_would_differ_from_those_promised_are_refused(built, new_show):
    entry = ledger(built)
    entry["embedded"]["title"] = "Another title"
    built.write("ledger/talk.json", json.dumps(entry))
    assert "PUB029" not in built.build().err, "the published copy is there"
    clone = elsewhere(built, new_show)
    said = clone.build(fails=1)
    assert "ledger/talk.json:1:1  PUB029 published-audio-lost" in said.err
    assert "feedkit revise talk" in said.err
    assert "feed.xml" not in clone.site()
    shutil.copytree(built.public / "media", clone.public / "media")
    (clone.public / ".feedkit-site").touch()
    clone.build()
    assert media(clone) == media(built)


def test_a_published_copy_that_somebody_changed_is_put_right(built):
    before = media(built)
    built.write("public/media/talk.mp3", b"something else")
    built.build()
    assert media(built) == before


def test_what_is_not_due_may_still_change_inside(show):
    show.episode("later", date="2026-03-01")
    show.build("--strict")
    first = ledger(show, "later")
    show.edit("episodes/later.yaml", "About later", "On later")
    show.build("--strict")
    second = ledger(show, "later")
    assert second["embedded"]["title"] == "On later"
    assert second["promised"]["audio"]["sha256"] != first["promised"]["audio"]["sha256"]
    assert second["promised"]["audio"]["edition"] == 1
    assert media(show).keys() == {"media/talk.mp3"}


def test_another_recording_that_is_accepted_carries_the_chapters_too(built):
    first = media(built)["media/talk.mp3"]
    source = (built.root / "episodes/talk.mp3").read_bytes()
    built.write("episodes/talk.mp3", source + bytes(128))
    assert "PUB005" in built.build(fails=1).err
    assert "is another one than was published" in built.run("revise", "talk", fails=1).err
    built.run("accept", "talk", "audio")
    built.build("--strict")
    assert media(built)["media/talk.mp3"] == first
    assert chapters(built.public / "media/talk-2.mp3") == CHAPTERS
    assert enclosure(built)["length"] == str(len(media(built)["media/talk-2.mp3"]))


def test_a_show_published_before_carries_on_as_it_was(show):
    with (show.root / "show.yaml").open("a", encoding="utf-8") as stream:
        stream.write("chapters: {embed: false}\n")
    show.build()
    before = media(show)
    show.edit("show.yaml", "chapters: {embed: false}\n", "")
    said = show.build()
    assert "carries no chapters and no tags" in said.err
    assert media(show) == before
    show.run("revise", "talk")
    show.build("--strict")
    assert chapters(show.public / "media/talk-2.mp3") == CHAPTERS
    show.edit("show.yaml", "category", "chapters: {embed: false}\ncategory")
    assert "which are switched off by now" in show.build().err
    show.run("revise", "talk")
    show.build("--strict")
    assert media(show)["media/talk-3.mp3"] == before["media/talk.mp3"]


REASONS = [
    ("nobody", "there is no episode called “nobody”"),
    ("later", "“later” has not been published yet"),
    ("draft", "“draft” is a draft"),
    ("far", "the audio of “far” is somebody else's file"),
    ("away", "the recording of “away” is not on this machine"),
    ("talk", "the published file of “talk” is as it should be"),
]


@pytest.fixture
def varied(show):
    show.episode("later", date="2026-03-01")
    show.episode("draft", draft="true")
    show.episode("far", audio="{address: https://x.example/a.mp3, length: 90000, duration: 60}")
    show.episode("away")
    show.build()
    (show.root / "episodes/away.mp3").unlink()
    return show


def test_where_nothing_can_be_revised_it_says_why(varied):
    before = varied.site("ledger")
    for slug, reason in REASONS:
        assert reason in varied.run("revise", slug, fails=1).err
    assert varied.site("ledger") == before


def test_several_are_revised_at_once_or_none(built):
    built.episode("other")
    built.build()
    for slug in ("talk", "other"):
        built.edit(f"episodes/{slug}.yaml", "title: ", "title: New. ")
    before = built.site("ledger")
    built.run("revise", "talk", "nobody", fails=1)
    assert built.site("ledger") == before
    built.run("revise", "talk", "other")
    built.build("--strict")
    assert {"media/talk-2.mp3", "media/other-2.mp3"} < media(built).keys()


def test_what_nothing_can_be_written_into_is_published_as_it_is(show):
    (show.root / "episodes/talk.mp3").unlink()
    show.edit("episodes/talk.yaml", "talk.mp3", "talk.m4a")
    show.edit("episodes/talk.yaml", "(00:03) 2. The paint\n  (00:06) 2.1 Two coats\n  (00:09)",
              "(00:01) 2. The paint\n  (00:01.5)")  # fmt: skip
    source = (FILES / "fragmented.m4a").read_bytes()
    show.write("episodes/talk.m4a", source)
    said = show.build()
    assert "AUD024" in said.err
    assert "the file is published as it is" in said.err
    assert media(show) == {"media/talk.m4a": source}
    assert "embedded" not in ledger(show)
    assert "AUD024" in show.build().err or "carries no chapters" in show.build().err


@pytest.mark.parametrize(("name", "ending"), [("chapters.m4a", "m4a"), ("tagged.mp3", "mp3")])
def test_the_copy_sounds_the_same_and_keeps_the_author_s_tags(show, name, ending, ffmpeg):
    (show.root / "episodes/talk.mp3").unlink()
    source = show.write(f"episodes/talk.{ending}", (FILES / name).read_bytes())
    if ending == "m4a":
        tags = MP4(source)
        tags["----:org.example:GUEST"] = [b"mine"]
        tags.save()
    text = (show.root / "episodes/talk.yaml").read_text()
    text = text.replace("talk.mp3", f"talk.{ending}").partition("outline")[0]
    show.write("episodes/talk.yaml", text)
    show.build()
    copy = show.public / f"media/talk.{ending}"
    assert copy.read_bytes() != source.read_bytes()
    for words in (["-c", "copy", "-f", "framehash"], ["-f", "md5"]):
        heard = [
            subprocess.run(
                [ffmpeg, "-v", "error", "-i", path, "-map", "0:a", *words, "-"],
                capture_output=True, check=True,
            ).stdout
            for path in (source, copy)
        ]  # fmt: skip
        assert heard[0] == heard[1]
    if ending == "m4a":
        assert MP4(copy)["----:org.example:GUEST"] == [b"mine"]


def long_outline(show, *, audio):
    outline = (
        "outline:\n"
        "  - {start: '0:00', title: 1. Hello, link: 'https://harbour.example/hello'}\n"
        "  - {start: '0:00.5', title: 1.1 A crane, image: crane.png}\n"
        "  - {start: '0:01', title: 2. The sea}\n"
    )
    text = (show.root / "episodes/talk.yaml").read_text().partition("outline")[0]
    show.write("episodes/talk.yaml", text.replace("talk.mp3", audio) + outline)
    picture = io.BytesIO()
    Image.new("RGB", (1400, 1400), "blue").save(picture, "PNG")
    show.write("episodes/crane.png", picture.getvalue())


def test_links_and_pictures_of_chapters_go_into_an_mp3(show, new_show):
    long_outline(show, audio="talk.mp3")
    show.build("--strict")
    tags = ID3(show.public / "media/talk.mp3")
    first, second, _ = sorted(tags.getall("CHAP"), key=lambda each: each.start_time)
    assert first.sub_frames["WXXX:"].url == "https://harbour.example/hello"
    (picture,) = second.sub_frames.getall("APIC")
    with Image.open(io.BytesIO(picture.data)) as image:
        assert (image.format, image.size) == ("JPEG", (640, 640))
    assert len(list((show.root / "ledger/pictures").iterdir())) == 2
    shutil.copy(show.root / "artwork.png", show.root / "episodes/crane.png")
    clone = elsewhere(show, new_show)
    clone.build("--locked")
    assert media(clone) == media(show)


def test_an_m4a_gets_links_and_no_pictures(show):
    long_outline(show, audio="talk.m4a")
    show.write("episodes/talk.m4a", (FILES / "tone.m4a").read_bytes())
    show.build("--strict")
    copy = show.public / "media/talk.m4a"
    assert chapters(copy) == [(0, "1. Hello"), (500, "1.1 A crane"), (1000, "2. The sea")]
    assert read_chapters(copy)[0].link == "https://harbour.example/hello"
    assert len(list((show.root / "ledger/pictures").iterdir())) == 1


def test_a_trial_leaves_nothing_behind(show):
    before = {path for path in show.root.rglob("*") if ".feedkit" not in path.parts}
    assert "would write media/talk.mp3" in show.build("--dry-run").out
    assert {path for path in show.root.rglob("*") if ".feedkit" not in path.parts} == before
    assert not (show.root / ".feedkit/made").exists()


def test_a_recording_that_changes_while_its_copy_is_made_is_not_published(show, monkeypatch):
    from feedkit import media

    tag = media.tag

    def disturbed(source, target, tagging):
        found = tag(source, target, tagging)
        source.write_bytes(b"being recorded")
        return found

    monkeypatch.setattr(media, "tag", disturbed)
    assert "has changed while the site was being built" in show.build(fails=3).err
    assert not (show.root / "ledger").exists()
    assert not list((show.root / ".feedkit/made").iterdir())


def test_mistakes_come_before_the_making(show, monkeypatch):
    from feedkit import media

    monkeypatch.setattr(media, "tag", lambda *each: pytest.fail("made for nothing"))
    show.edit("episodes/talk.yaml", "(00:06)", "(00:02)")
    assert "CH001" in show.build(fails=1).err
    assert "CH001" in show.run("revise", "talk", fails=1).err
