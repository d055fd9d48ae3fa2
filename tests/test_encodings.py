"""Recordings that directories refuse are encoded for publishing, where the author says as what."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from pathlib import Path

import pytest
from lxml import etree

from feedkit.media import probe, read_chapters
from feedkit.model.encoding import Encoding

FILES = Path(__file__).parent / "media" / "files"


@pytest.fixture
def master(show, ffmpeg):
    """A show whose recording is a WAV."""
    (show.root / "episodes/talk.mp3").unlink()
    shutil.copy(FILES / "tone.wav", show.root / "episodes/talk.wav")
    show.touch("episodes/talk.wav")
    show.edit("episodes/talk.yaml", "talk.mp3", "talk.wav")
    show.edit("episodes/talk.yaml", "(00:03) 2. The paint\n  (00:06) 2.1 Two coats\n  (00:09)",
              "(00:01) 2. The paint\n  (00:01.5)")  # fmt: skip
    return show


def choose(show, word, file="show.yaml"):
    with (show.root / file).open("a", encoding="utf-8") as stream:
        stream.write(f"enclosure: {word}\n")


def enclosure(show):
    (found,) = etree.fromstring(show.site()["feed.xml"]).iter("enclosure")
    return dict(found.attrib)


def ledger(show):
    return json.loads((show.root / "ledger/talk.json").read_text(encoding="utf-8"))


def media(show):
    return {path: content for path, content in show.site().items() if path.startswith("media/")}


def test_without_a_choice_it_is_refused_and_the_choice_is_named(master):
    said = master.build(fails=1)
    assert "AUD003" in said.err
    assert "write enclosure: aac-128k in show.yaml" in said.err


@pytest.mark.parametrize(
    ("word", "name", "media_type", "codec"),
    [
        ("aac-64k", "talk.m4a", "audio/x-m4a", "aac"),
        ("mp3-64k", "talk.mp3", "audio/mpeg", "mp3"),
    ],
)
def test_what_is_published_has_the_announced_length_type_and_chapters(
    master, word, name, media_type, codec
):
    choose(master, word)
    master.build("--strict")
    copy = master.public / "media" / name
    assert enclosure(master) == {
        "url": f"https://harbour.example/media/{name}",
        "length": str(copy.stat().st_size),
        "type": media_type,
    }
    assert probe(copy, ffmpeg=None, levels=False).codec == codec
    starts = [(each.start.milliseconds, each.title) for each in read_chapters(copy)]
    assert starts == [(0, "1. Hello"), (1000, "2. The paint"), (1500, "3. The sea")]
    assert ledger(master)["promised"]["audio"]["encoding"] == word
    assert media(master).keys() == {f"media/{name}"}
    assert not (master.root / ".feedkit/made").exists()
    master.touch("episodes/talk.yaml")
    assert "Nothing has changed" in master.build().out


def test_an_episode_may_choose_for_itself_and_carry_nothing(master):
    choose(master, "mp3-64k")
    choose(master, "aac-48k", "episodes/talk.yaml")
    master.edit("show.yaml", "category", "chapters: {embed: false}\ncategory")
    master.build("--strict")
    assert media(master).keys() == {"media/talk.m4a"}
    assert read_chapters(master.public / "media/talk.m4a") == ()
    assert "embedded" not in ledger(master)


def test_what_directories_take_is_not_encoded_again(show):
    choose(show, "aac-64k")
    show.build("--strict")
    assert media(show).keys() == {"media/talk.mp3"}
    assert "encoding" not in ledger(show)["promised"]["audio"]


def test_another_choice_is_for_the_next_edition(master):
    choose(master, "aac-64k")
    master.build("--strict")
    first = media(master)
    master.edit("show.yaml", "aac-64k", "mp3-48k")
    said = master.build()
    assert "PUB028" in said.err
    assert "encoded as aac-64k, where mp3-48k is wanted" in said.err
    assert media(master) == first
    master.run("revise", "talk")
    master.build("--strict")
    assert enclosure(master)["url"].endswith("/media/talk-2.mp3")
    assert enclosure(master)["type"] == "audio/mpeg"
    assert media(master).items() >= first.items()


def test_another_machine_with_the_same_ffmpeg_makes_the_same_file(master, new_show):
    choose(master, "aac-64k")
    master.build()
    clone = new_show("clone")
    shutil.rmtree(clone.root)
    shutil.copytree(master.root, clone.root, ignore=shutil.ignore_patterns("public", ".feedkit"))
    clone.build("--locked")
    assert clone.site() == master.site()


def test_without_ffmpeg_what_is_published_already_is_enough(master, monkeypatch):
    from feedkit.cli import asking

    choose(master, "aac-64k")
    master.build()
    before = media(master)
    monkeypatch.setattr("feedkit.media.find_ffmpeg", lambda _environment: None)
    assert asking
    master.edit("episodes/talk.yaml", "A painter explains.", "A painter says.")
    master.build()
    assert media(master) == before
    shutil.rmtree(master.public)
    shutil.rmtree(master.root / ".feedkit")
    said = master.build(fails=1)
    assert "AUD025" in said.err
    assert "install ffmpeg" in said.err
    assert not (master.public / "feed.xml").exists()


@pytest.mark.parametrize("word", ["aac", "opus-64k", "aac-999k", "[aac-64k]"])
def test_a_choice_that_is_none_has_a_place(show, word):
    choose(show, word)
    said = show.build(fails=1)
    assert "show.yaml:12:12" in said.err


def test_a_build_that_is_killed_while_encoding_leaves_no_half_file(master, monkeypatch):
    from feedkit.media import encode

    class Killed(BaseException):
        pass

    def dying(*_arguments):
        raise Killed

    choose(master, "aac-64k")
    with monkeypatch.context() as patch:
        patch.setattr(encode, "_tell", dying)
        with pytest.raises(Killed):
            master.build()
    assert master.site() == {}
    master.build("--strict")
    assert media(master).keys() == {"media/talk.m4a"}


def alternates(show):
    feed = etree.fromstring(show.site()["feed.xml"])
    return list(feed.iter("{https://podcastindex.org/namespace/1.0}alternateEnclosure"))


def source_of(found):
    (source,) = found.findall("{https://podcastindex.org/namespace/1.0}source")
    return source.get("uri").removeprefix("https://harbour.example/")


def sri(found):
    (proof,) = found.findall("{https://podcastindex.org/namespace/1.0}integrity")
    assert proof.get("type") == "sri"
    return proof.get("value")


@pytest.fixture
def besides(show, ffmpeg):
    """A show whose recordings are encoded besides."""
    with (show.root / "show.yaml").open("a", encoding="utf-8") as stream:
        stream.write("alternates: [opus-32k, aac-48k]\n")
    return show


def test_an_alternate_has_what_is_announced(besides):
    besides.build("--strict")
    opus, aac = alternates(besides)
    assert [each.get("type") for each in (opus, aac)] == ["audio/ogg", "audio/x-m4a"]
    assert [each.get("codecs") for each in (opus, aac)] == ["opus", "mp4a.40.2"]
    assert [each.get("bitrate") for each in (opus, aac)] == ["32000", "48000"]
    for each in (opus, aac):
        copy = besides.public / source_of(each)
        content = copy.read_bytes()
        assert each.get("length") == str(len(content))
        digest = hashlib.sha256(content).digest()
        assert sri(each) == "sha256-" + base64.b64encode(digest).decode()
        found = [(each.start.milliseconds, each.title) for each in read_chapters(copy)]
        assert found == [
            (0, "1. Hello"), (3000, "2. The paint"), (6000, "2.1 Two coats"), (9000, "3. The sea"),
        ]  # fmt: skip
    assert source_of(opus).startswith("media/talk-opus-32k-")
    assert enclosure(besides)["type"] == "audio/mpeg", "the main file is as it was"
    besides.touch("episodes/talk.yaml")
    assert "Nothing has changed" in besides.build().out


def test_an_episode_s_own_list_takes_the_place_of_the_show_s(besides):
    with (besides.root / "episodes/talk.yaml").open("a", encoding="utf-8") as stream:
        stream.write("alternates: [mp3-32k, {encoding: opus-24k, title: Tiny}, mp3-32k]\n")
    besides.build("--strict")
    first, second = alternates(besides)
    assert (first.get("type"), first.get("title")) == ("audio/mpeg", None)
    assert (second.get("type"), second.get("title")) == ("audio/ogg", "Tiny")


def test_an_edit_leaves_them_until_the_next_edition(besides):
    besides.build()
    before = media(besides)
    besides.edit("episodes/talk.yaml", "(00:06)", "(00:07)")
    besides.build()
    assert media(besides) == before
    besides.run("revise", "talk")
    besides.build("--strict")
    for each in alternates(besides):
        starts = [
            each.start.milliseconds for each in read_chapters(besides.public / source_of(each))
        ]
        assert 7000 in starts


def test_without_recording_and_ffmpeg_the_ledger_tells_the_same_feed(besides, monkeypatch):
    besides.build()
    feed, before = besides.site()["feed.xml"], media(besides)
    (besides.root / "episodes/talk.mp3").unlink()
    monkeypatch.setattr("feedkit.media.find_ffmpeg", lambda _environment: None)
    besides.build("--locked", "--clean")
    assert besides.site()["feed.xml"] == feed
    assert media(besides) == before


def test_another_machine_with_another_ffmpeg_gives_other_bytes_another_address(
    besides, new_show, monkeypatch
):
    from feedkit.media import editions

    besides.build()
    clone = new_show("clone")
    shutil.rmtree(clone.root)
    shutil.copytree(besides.root, clone.root, ignore=shutil.ignore_patterns("public", ".feedkit"))
    encode = editions.encode

    def other(source, target, encoding, **more):
        another = Encoding("aac", 40) if encoding.codec == "aac" else encoding
        return encode(source, target, another, **more)

    monkeypatch.setattr(editions, "encode", other)
    clone.build("--locked")
    ours, theirs = alternates(besides), alternates(clone)
    assert source_of(ours[0]) == source_of(theirs[0])
    assert source_of(ours[1]) != source_of(theirs[1])
    assert (clone.public / source_of(theirs[1])).is_file()
    assert enclosure(clone) == enclosure(besides)


def test_without_ffmpeg_a_new_episode_goes_without_them(besides, monkeypatch):
    monkeypatch.setattr("feedkit.media.find_ffmpeg", lambda _environment: None)
    said = besides.build()
    assert "AUD026" in said.err
    assert "talk.mp3 is to be encoded as opus-32k, and that takes ffmpeg" in said.err
    assert alternates(besides) == []
    assert media(besides).keys() == {"media/talk.mp3"}
