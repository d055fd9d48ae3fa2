"""Chapters and tags in MP3: ID3v2, with the chapter frames of its addendum.

Says everything: levels, links, pictures, milliseconds. The tag is of version 2.3 whatever it was
before: it is the one most widely read, and in 2.4 ffmpeg misreads what is longer than 127 bytes
inside a chapter. Nothing is unsynchronised, since some players do not undo that. More than 255
chapters are grouped, which some readers do not look into. A hidden chapter is a frame outside the
table of contents, and is written only for its picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mutagen.id3 import ID3

from feedkit.media.chapters.container import Container
from feedkit.media.chapters.id3 import frames, old_tag, outline
from feedkit.media.chapters.id3.frames import FRONT_COVER
from feedkit.media.chapters.id3.layout import Layout
from feedkit.media.chapters.id3.tag import Frame, head
from feedkit.media.chapters.languages import UNKNOWN, three_letters
from feedkit.media.chapters.new_file import copy, new_file
from feedkit.media.chapters.parts import hidden, tree
from feedkit.media.defect import Defect, Flawed
from feedkit.media.format import parsed
from feedkit.media.opened import Opened, opened
from feedkit.model.outline import Chapter
from feedkit.model.tagging import Tagging

_LONGEST = 0x0FFFFFFF
_OTHER_PICTURE = 0
_NAMELESS = {
    False: (b"\0",),
    True: (b"\0\0", b"\xff\xfe\0\0", b"\xfe\xff\0\0"),
}
"""How a comment without a name goes on behind its language: in one byte a letter, or in two."""


def write(source: Path, target: Path, tagging: Tagging) -> None:
    """Write a copy of an MP3 with another tag before the same frames."""
    with opened(source) as file:
        found = head(file)
        layout = Layout(tree(tagging), hidden(tagging))
        tag = _tag(file, found.frames, tagging, layout)
        tail = file.tail(old_tag.LENGTH) if file.size - found.end >= old_tag.LENGTH else b""
        end = file.size - old_tag.LENGTH if old_tag.is_old_tag(tail) else file.size
        with new_file(file, target) as writing:
            writing.write(tag)
            copy(file, found.end, end, writing)
            writing.write(old_tag.updated(tail, tagging) if end < file.size else b"")


def read(path: Path) -> tuple[Chapter, ...]:
    """The chapters of an MP3, with their levels."""
    with opened(path) as file:
        if file.at(0, 3) != b"ID3":
            return ()
        loads: Any = ID3
        tags = parsed(lambda each: loads(each, translate=False, load_v1=False), file, "MP3")
        return outline.chapters(tags)


CONTAINER = Container(format="mp3", write=write, read=read, nests=True, pictures=True)


def _tag(file: Opened, found: tuple[Frame, ...], tagging: Tagging, layout: Layout) -> bytes:
    texts = tuple(_texts(tagging))
    replaced = _replaced(tagging, texts)
    kept = (frame.written() for frame in found if not _is_replaced(frame, replaced))
    contents = layout.written() if tagging.outline else ()
    cover = frames.picture(tagging.cover) if tagging.cover else b""
    body = b"".join((*texts, *kept, *contents, cover))
    if len(body) > _LONGEST:
        raise Flawed(
            Defect("AUD024", f"{file.name} gets a tag that is too long", "use smaller pictures")
        )
    length = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + length + body


def _texts(tagging: Tagging) -> Iterator[bytes]:
    language = three_letters(tagging.language)
    texts = {
        "TIT2": tagging.title,
        "TPE1": ", ".join(tagging.artists),
        "TALB": tagging.show,
        "TRCK": str(tagging.number or ""),
        "TPOS": str(tagging.season or ""),
        "TLAN": "" if language == UNKNOWN else language,
        **_date(tagging),
    }
    for name, value in texts.items():
        if value:
            yield frames.text(name, value.replace("\0", ""))
    if tagging.people:
        yield frames.people((each.role, each.name) for each in tagging.people)
    if tagging.link:
        yield frames.link("WOAF", tagging.link)
    if tagging.description:
        yield frames.comment(tagging.description.replace("\0", ""), language)


def _date(tagging: Tagging) -> dict[str, str]:
    day = tagging.published
    if day is None:
        return {}
    return {"TYER": f"{day.year:04d}", "TDAT": f"{day.day:02d}{day.month:02d}"}


def _replaced(tagging: Tagging, texts: tuple[bytes, ...]) -> frozenset[str]:
    """The names of frames of which ours take the place."""
    names = {text[:4].decode() for text in texts}
    if tagging.published:
        names |= {"TIME", "TDRC"}
    if tagging.people:
        names |= {"TIPL"}
    if tagging.outline:
        names |= {"CHAP", "CTOC"}
    if tagging.cover:
        names |= {"APIC"}
    return frozenset(names)


def _is_replaced(frame: Frame, replaced: frozenset[str]) -> bool:
    """Comments with a name and pictures of other things are the author's own."""
    if frame.name not in replaced:
        return False
    if frame.name == "COMM":
        return frame.content[4:].startswith(_NAMELESS[frame.content[0] in (1, 2)])
    if frame.name == "APIC":
        place = frame.content.find(b"\0", 1) + 1
        return frame.content[place : place + 1] in (bytes([FRONT_COVER]), bytes([_OTHER_PICTURE]))
    return True
