"""Recordings that directories refuse are encoded for publishing, where the author says as what."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from lxml import etree

from feedkit.media import probe, read_chapters

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
