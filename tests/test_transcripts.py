"""Transcripts from an author's file to the feed."""

from __future__ import annotations

import json

import webvtt
from lxml import etree

from feedkit.text.xml import NAMESPACES

SAID = """WEBVTT

00:00:00.500 --> 00:00:03.000
<v ADA QUAY>Welcome to Harbour Lights & good evening.

00:00:03.000 --> 00:00:06.500
<v Bo>Happy to be here.

00:00:07.000 --> 00:00:11.500
<v Bo>Blue is the colour.
"""


def named(show):
    """The transcripts in the feed, by their types."""
    root = etree.fromstring((show.public / "feed.xml").read_bytes())
    found = root.findall(".//podcast:transcript", NAMESPACES)
    return {(each.get("type"), each.get("language")): each.get("url") for each in found}


def test_one_file_becomes_every_format_that_apps_ask_for(show):
    show.write("episodes/talk.vtt", SAID)
    show.build()
    assert named(show) == {
        (kind, "en-gb"): f"https://harbour.example/transcripts/talk.{ending}"
        for kind, ending in (
            ("text/vtt", "vtt"),
            ("application/x-subrip", "srt"),
            ("application/json", "json"),
            ("text/html", "html"),
        )
    }
    cues = webvtt.read(show.public / "transcripts/talk.vtt")
    assert [(each.voice, each.start_in_seconds) for each in cues] == [
        ("Ada Quay", 0),
        ("Bo Derrick", 3),
        ("Bo Derrick", 7),
    ]
    subrip = webvtt.from_srt(show.public / "transcripts/talk.srt")
    assert subrip[1].text == "Bo Derrick: Happy to be here."
    segments = json.loads((show.public / "transcripts/talk.json").read_bytes())["segments"]
    assert segments[0] == {
        "speaker": "Ada Quay",
        "startTime": 0.5,
        "endTime": 3,
        "body": "Welcome to Harbour Lights & good evening.",
    }
    assert "<cite>Bo Derrick:</cite>" in (show.public / "transcripts/talk.html").read_text()


def test_several_languages_stand_side_by_side(show):
    show.write("episodes/talk.vtt", SAID.replace(" & ", " and "))
    show.write("episodes/talk.de.srt", "1\n00:00:01,000 --> 00:00:11,000\nBo: Guten Abend.\n")
    show.build()
    assert ("text/vtt", "de") in named(show)
    assert "Guten Abend." in (show.public / "transcripts/talk.de.vtt").read_text()


def test_a_transcript_without_times_is_published_as_a_text_only(show):
    show.write("episodes/talk.txt", "Ada: Welcome.\n\nBo: Happy to be here.\n")
    show.edit("episodes/talk.yaml", "audio: talk.mp3\n", "audio: talk.mp3\ntranscript: talk.txt\n")
    show.build()
    assert set(named(show)) == {("text/html", "en-gb")}


def test_what_is_odd_in_a_transcript_is_said_with_its_line(show):
    wrong = SAID.replace("00:00:06.500", "00:00:02.000").replace("00:00:11.500", "00:00:59.000")
    show.write("episodes/talk.vtt", wrong)
    said = show.build(fails=1)
    assert "episodes/talk.vtt:4:39  TR005" in said.err
    assert "episodes/talk.vtt:6:1  TR004" in said.err
    assert "episodes/talk.vtt:9:1  TR006" in said.err
    again = show.run("check", fails=1)
    assert again.err == said.err.replace("Nothing was written.\n", "")


def test_an_unchanged_transcript_is_not_written_again(show):
    show.write("episodes/talk.vtt", SAID)
    show.build()
    before = {path: path.stat().st_mtime_ns for path in show.public.rglob("talk.*")}
    show.edit("episodes/talk.yaml", "A painter explains.", "Another one explains.")
    show.build()
    assert {path: path.stat().st_mtime_ns for path in show.public.rglob("talk.*")} == before
