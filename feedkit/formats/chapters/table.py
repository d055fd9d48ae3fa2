"""Every text format of chapters, written by hand, in the order in which it is offered."""

from __future__ import annotations

from feedkit.formats.chapters import (
    audacity_labels,
    ffmetadata,
    json_chapters,
    links,
    mp4chaps,
    outline_text,
    psc,
    timestamps,
    webvtt,
)
from feedkit.formats.chapters.format import ChapterFormat

FORMATS: tuple[ChapterFormat, ...] = (
    outline_text.FORMAT,
    timestamps.FORMAT,
    links.FORMAT,
    json_chapters.FORMAT,
    psc.FORMAT,
    webvtt.FORMAT,
    ffmetadata.FORMAT,
    audacity_labels.FORMAT,
    mp4chaps.FORMAT,
)

BY_NAME = {each.name: each for each in FORMATS}
