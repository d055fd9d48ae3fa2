"""Vorbis comments with ours in place of those that say the same.

Chapters as in the "Chapter Extension" proposal: ``CHAPTER000=00:00:00.000``, ``CHAPTER000NAME``
and ``CHAPTER000URL``. A thousand numbers are all there are. AntennaPod tells chapters apart by the
last two digits of the number, and reads whole seconds.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from typing import Any

from mutagen.flac import Picture

from feedkit.media.chapters.languages import UNKNOWN, three_letters
from feedkit.media.chapters.parts import Part, listed, tree
from feedkit.model.outline import Chapter
from feedkit.model.tagging import EmbeddedPicture, Tagging
from feedkit.model.timestamp import Timestamp

MOST = 1000
REPLACED_PICTURES = (0, 3)
"""The types of pictures that a cover takes the place of: of no kind, and the front cover."""

_PICTURE = "METADATA_BLOCK_PICTURE"
_FRONT_COVER = 3
_CHAPTER = re.compile(r"CHAPTER(\d{3})(NAME|URL)?", re.ASCII | re.IGNORECASE)
_OLD_COVER = ("COVERART", "COVERARTMIME")
_NO_NAME = re.compile(r"[^ -<>-}]")

Comment = tuple[str, str]


def merged(comments: Iterable[Comment], tagging: Tagging) -> list[Comment]:
    """All comments that a copy gets, ours first. The cover is not among them."""
    ours = list(_comments(tagging))
    names = {name for name, _ in ours}
    if tagging.cover:
        names |= {*_OLD_COVER}

    def stays(name: str) -> bool:
        chapter = tagging.outline and _CHAPTER.fullmatch(name)
        return not chapter and name.upper() not in names

    return [*ours, *(each for each in comments if stays(each[0])), *_chapters(tagging)]


def picture(cover: EmbeddedPicture) -> Any:
    """A cover as mutagen's block; its size in pixels is left unsaid."""
    make: Any = Picture
    made = make()
    made.type, made.mime, made.data = _FRONT_COVER, cover.media_type, cover.content
    return made


def change(ogg: Any, tagging: Tagging) -> None:
    """Change the comments of an Ogg file, which has its pictures among them."""
    found = list(ogg.tags)
    if not tagging.cover:
        ogg.tags[:] = merged(found, tagging)
        return
    cover = base64.b64encode(picture(tagging.cover).write()).decode()
    kept = [each for each in found if not _is_cover(*each)]
    ogg.tags[:] = [*merged(kept, tagging), (_PICTURE, cover)]


def chapters(comments: Iterable[Comment]) -> tuple[Chapter, ...]:
    """The chapters by time. One whose time cannot be read is left out."""
    known = {name.upper(): value for name, value in reversed(list(comments))}
    return tuple(sorted(_read(known), key=lambda chapter: chapter.start))


def _is_cover(name: str, value: str) -> bool:
    """Whether a comment is a picture that a cover takes the place of."""
    if name.upper() != _PICTURE:
        return False
    try:
        kind = base64.b64decode(value[:8], validate=True)[:4]
    except ValueError:
        return False
    return int.from_bytes(kind) in REPLACED_PICTURES


def _comments(tagging: Tagging) -> Iterator[Comment]:
    language = three_letters(tagging.language)
    texts = (
        ("TITLE", tagging.title),
        *(("ARTIST", name) for name in tagging.artists),
        ("ALBUM", tagging.show),
        ("DATE", tagging.published.isoformat() if tagging.published else ""),
        ("TRACKNUMBER", str(tagging.number or "")),
        ("DISCNUMBER", str(tagging.season or "")),
        ("LANGUAGE", "" if language == UNKNOWN else language),
        ("URL", tagging.link),
        *((_NO_NAME.sub("_", each.role.upper()), each.name) for each in tagging.people),
        ("DESCRIPTION", tagging.description),
    )
    return ((name, text) for name, text in texts if name and text)


def _chapters(tagging: Tagging) -> Iterator[Comment]:
    for number, part in enumerate(listed(tree(tagging))[:MOST]):
        yield from _of(f"CHAPTER{number:03d}", part)


def _of(name: str, part: Part) -> Iterator[Comment]:
    yield name, Timestamp(part.start).normal_play_time
    yield f"{name}NAME", part.title
    if part.link:
        yield f"{name}URL", part.link


def _read(comments: dict[str, str]) -> Iterator[Chapter]:
    for name, value in comments.items():
        match = _CHAPTER.fullmatch(name)
        if match and not match[2]:
            try:
                start = Timestamp.parse(value)
            except ValueError:
                continue
            link = comments.get(f"{name}URL") or None
            yield Chapter(start, comments.get(f"{name}NAME", ""), link)
