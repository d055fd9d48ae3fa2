"""What an ID3 tag says, as mutagen has read it: texts, cover, chapters.

ID3v2.4.0 frames; the chapter frames of the ID3v2 Chapter Frame Addendum, section 3.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mutagen.id3 import APIC, CHAP, COMM, TXXX, USLT, WXXX, TextFrame, UrlFrame

from feedkit.media.foreign import picture_type
from feedkit.model.audio_facts import CoverFacts, FileChapter
from feedkit.model.size import Size
from feedkit.model.timestamp import Timestamp

_NO_TIME = 0xFFFFFFFF
# mutagen makes the fields of its frames at run time, where no type checker sees them.
_PICTURE: Any = APIC
_CHAPTER: Any = CHAP
_DESCRIBED: Any = (COMM, TXXX, WXXX, USLT)
_LINK: Any = (UrlFrame, WXXX)
_LYRICS: Any = USLT
_TEXT: Any = (TextFrame, COMM)


def texts(tags: Any) -> tuple[tuple[str, str], ...]:
    """Every text and link of a tag, by the name of its frame, in the file's order.

    Frames that exist many times have their description behind the name: ``TXXX:mood``.
    """
    return tuple(pair for frame in _frames(tags) for pair in _pairs(frame))


def cover(tags: Any) -> CoverFacts | None:
    """The front cover (type 3), or the first picture where there is none."""
    pictures = [frame for frame in _frames(tags) if isinstance(frame, _PICTURE) and frame.data]
    if not pictures:
        return None
    picture = next((each for each in pictures if each.type == 3), pictures[0])
    media_type = picture_type(picture.data) or str(picture.mime)
    return CoverFacts(media_type, Size(len(picture.data)))


def chapters(tags: Any) -> tuple[FileChapter, ...]:
    """The chapters by time, whatever order the frames stand in."""
    found = (
        FileChapter(Timestamp(frame.start_time), _title(frame))
        for frame in _frames(tags)
        if isinstance(frame, _CHAPTER) and frame.start_time != _NO_TIME
    )
    return tuple(sorted(found, key=lambda chapter: chapter.start))


def _frames(tags: Any) -> list[Any]:
    return [] if tags is None else list(tags.values())


def _title(frame: Any) -> str:
    titles = [str(text) for each in frame.sub_frames.getall("TIT2") for text in each.text]
    return titles[0] if titles else ""


def _pairs(frame: Any) -> Iterator[tuple[str, str]]:
    if isinstance(frame, _DESCRIBED):
        name = f"{frame.FrameID}:{frame.desc}" if frame.desc else frame.FrameID
    else:
        name = frame.FrameID
    if isinstance(frame, _LINK):
        yield name, str(frame.url)
    elif isinstance(frame, _LYRICS):
        yield name, str(frame.text)
    elif isinstance(frame, _TEXT):
        yield from ((name, str(text)) for text in frame.text)
