"""The ID3v2 tags at the beginning of a file, taken apart into frames of version 2.3.

Frames of that version are kept as bytes, so that nothing that an author put in is lost. Those of
other versions are translated by mutagen, and what 2.3 has no name for keeps the name it had.
ID3v2.3.0, section 3.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from mutagen.id3 import ID3

from feedkit.media.defect import Flawed
from feedkit.media.format import parsed
from feedkit.media.id3_extent import after_tags
from feedkit.media.opened import Opened

_NAME = re.compile(rb"[A-Z][A-Z0-9]{3}")
_UNSYNCHRONISED, _EXTENDED = 0x80, 0x40
_HEADER = 10
_TRANSLATED = ("TDRC", "TDOR", "TIPL", "TMCL")
"""What mutagen knows to say in frames of other names."""


class Frame(Struct, frozen=True):
    """A frame: its name, its two bytes of flags, its content."""

    name: str
    flags: bytes
    content: bytes

    def written(self) -> bytes:
        """The frame as bytes."""
        return self.name.encode() + len(self.content).to_bytes(4) + self.flags + self.content


class Head(Struct, frozen=True):
    """What stands before the sound, and the place where the sound begins."""

    frames: tuple[Frame, ...]
    end: int


def head(file: Opened) -> Head:
    """Read all tags at the beginning of a file; of two frames of a name the first tag's count."""
    frames: list[Frame] = []
    start = 0
    while (end := _end(file, start)) > start:
        known = {frame.name for frame in frames}
        frames += [each for each in _frames(file, start, end) if each.name not in known]
        start = end
    return Head(tuple(frames), start)


def _end(file: Opened, start: int) -> int:
    """The place behind the tag that begins here; the same place where none does."""
    end = start + after_tags(file.at(start, _HEADER))
    if end > file.size:
        raise Flawed(file.truncated("it breaks off in the tag at its beginning"))
    return end


def _frames(file: Opened, start: int, end: int) -> Iterator[Frame]:
    tag = file.at(start, end - start)
    if tag[3] == 3:
        yield from _split(tag)
    else:
        loaded = _loaded(file, tag)
        yield from _unknown(loaded)
        yield from _split(_translated(loaded))


def _split(tag: bytes) -> Iterator[Frame]:
    """The frames up to the padding."""
    flags, body = tag[5], tag[_HEADER:]
    if flags & _UNSYNCHRONISED:
        body = body.replace(b"\xff\0", b"\xff")
    # Some taggers set the flag of an extended header and write none.
    extended = flags & _EXTENDED and not _NAME.match(body)
    at = 4 + int.from_bytes(body[:4]) if extended else 0
    while _NAME.match(body[at : at + 4]):
        begin = at + _HEADER
        at = begin + int.from_bytes(body[begin - 6 : begin - 2])
        if at > len(body):
            return
        if at > begin:
            name = body[begin - _HEADER : begin - 6].decode()
            yield Frame(name, body[begin - 2 : begin], body[begin:at])


def _loaded(file: Opened, tag: bytes) -> Any:
    loads: Any = ID3
    given = io.BytesIO(tag)
    return parsed(lambda _: loads(given, translate=False, load_v1=False), file, "MP3")


def _translated(tags: Any) -> bytes:
    before = dict(tags)
    tags.update_to_v23()
    for key, frame in before.items():
        if key not in tags and frame.FrameID not in _TRANSLATED:
            tags[key] = frame
    made = io.BytesIO()
    tags.save(made, v1=0, v2_version=3, padding=lambda _: 0)
    return made.getvalue()


def _unknown(tags: Any) -> Iterator[Frame]:
    """Frames that mutagen does not know, as long as they are no riddle to others, too."""
    for raw in tags.unknown_frames:
        name, flags = raw[:4], raw[8:_HEADER]
        if tags.version[1] == 4 and _NAME.fullmatch(name) and flags == b"\0\0":
            yield Frame(name.decode(), flags, raw[_HEADER:])
