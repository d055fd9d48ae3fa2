"""Chapters that a recording carries, from the file to the feed."""

from __future__ import annotations

import json

import webvtt
from mutagen.id3 import CHAP, CTOC, ID3, TIT2, CTOCFlags

CARRIED = ((0, "Hello"), (3000, "1. The paint"), (6000, "1.1 Two coats"), (9000, "2. The sea"))


def carrying(show, chapters=CARRIED):
    """Let the recording of the show's episode carry chapters."""
    path = show.root / "episodes/talk.mp3"
    tags = ID3()
    for number, (start, title) in enumerate(chapters):
        frames = [TIT2(encoding=3, text=[title])]
        tags.add(
            CHAP(element_id=f"c{number}", start_time=start, end_time=start + 1, sub_frames=frames)
        )
    flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    children = [f"c{number}" for number in range(len(chapters))]
    tags.add(CTOC(element_id="toc", flags=flags, child_element_ids=children, sub_frames=[]))
    tags.save(path, v2_version=3)
    show.touch("episodes/talk.mp3")


def without_outline(show):
    text = (show.root / "episodes/talk.yaml").read_text()
    show.write("episodes/talk.yaml", text[: text.index("outline:")])


def in_json(show):
    document = json.loads((show.public / "chapters/talk.json").read_bytes())
    return tuple((each["startTime"] * 1000, each["title"]) for each in document["chapters"])


def test_an_episode_without_an_outline_takes_the_chapters_of_its_recording(show):
    carrying(show)
    without_outline(show)
    show.build()
    assert in_json(show) == CARRIED
    page = (show.public / "episodes/talk/index.html").read_text()
    assert page.index("1. The paint") < page.index("1.1 Two coats")


def test_a_machine_without_the_recording_knows_its_chapters_from_the_ledger(show):
    carrying(show)
    without_outline(show)
    show.build()
    (show.root / "episodes/talk.mp3").unlink()
    show.build("--clean")
    assert in_json(show) == CARRIED


def test_chapters_in_the_recording_that_differ_from_the_outline_are_named_with_the_line(show):
    carrying(show, ((0, "1. Hello"), (3000, "2. The paint"), (6000, "Something else")))
    said = show.build()
    assert "episodes/talk.yaml:9:3  CH023" in said.err
    assert "carries 3 chapters of its own, and has “Something else” at 0:06 here" in said.err


def test_chapters_in_the_recording_that_say_the_same_need_no_word(show):
    outline = (
        (0, "1. Hello"),
        (3000, "2. The paint"),
        (6400, "2.1 Two coats"),
        (9000, "3. The sea"),
    )
    carrying(show, outline)
    assert "CH023" not in show.build().err


def test_the_page_s_chapters_track_is_read_by_others_and_holds_every_chapter(show):
    show.build()
    cues = webvtt.read(show.public / "chapters/talk.vtt")
    assert [(each.start_in_seconds, each.text) for each in cues] == [
        (0, "1. Hello"),
        (3, "2. The paint"),
        (6, "2.1 Two coats"),
        (9, "3. The sea"),
    ]
    page = (show.public / "episodes/talk/index.html").read_text()
    assert '<track kind="chapters" src="../../chapters/talk.vtt" srclang="en-GB">' in page
