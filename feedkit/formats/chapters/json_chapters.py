"""JSON chapters 1.2, as the podcast namespace describes them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Duration, Timestamp

MEDIA_TYPE = "application/json+chapters"
VERSION = "1.2.0"


def write(
    chapters: Iterable[Chapter],
    *,
    duration: Duration,
    title: str = "",
    podcast_name: str = "",
    file_name: str = "",
) -> str:
    """The chapters as a JSON document, each with its end, the last one ending with the audio."""
    listed = tuple(chapters)
    ends = [after.start for _, after in pairwise(listed)] + [Timestamp(duration.milliseconds)]
    document = {
        "version": VERSION,
        "title": title,
        "podcastName": podcast_name,
        "fileName": file_name,
        "chapters": [_chapter(*pair) for pair in zip(listed, ends, strict=False)],
    }
    filled = {key: value for key, value in document.items() if value != ""}
    return json.dumps(filled, ensure_ascii=False, indent=1) + "\n"


def _chapter(chapter: Chapter, end: Timestamp) -> dict[str, Any]:
    found: dict[str, Any] = {"startTime": _seconds(chapter.start), "title": chapter.title}
    if end > chapter.start:
        found["endTime"] = _seconds(end)
    if chapter.image:
        found["img"] = chapter.image
    if chapter.link:
        found["url"] = chapter.link
    if chapter.hidden:
        found["toc"] = False
    return found


def _seconds(time: Timestamp) -> int | float:
    whole, rest = divmod(time.milliseconds, 1000)
    return time.seconds if rest else whole
