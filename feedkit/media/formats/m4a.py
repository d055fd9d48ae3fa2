"""MP4 with sound: M4A and M4B, nearly always AAC."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mutagen.mp4 import MP4

from feedkit.media.chapters.mp4 import track_reader
from feedkit.media.chapters.mp4.atoms import Atom
from feedkit.media.cure import by_ffmpeg
from feedkit.media.defect import Defect, Flawed
from feedkit.media.foreign import picture_type
from feedkit.media.format import Format, Inside, parsed
from feedkit.media.mp4_boxes import Box, Track, boxes, tracks
from feedkit.media.opened import Opened
from feedkit.model.audio_facts import CoverFacts, FileChapter
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration

_STILL_PICTURES = (b"jpeg", b"png ", b"mjpa", b"mjpb", b"tiff", b"gif ")
# mutagen 1.48 steps over a picture's name by its length, and nought is never over.
_ENDLESS = re.compile(rb"covr.{0,64}\0\0\0\0name", re.DOTALL)

# The descriptors of ISO/IEC 14496-1, section 7.2.6: of the stream, its decoder, and AAC's own.
_PLAIN_AAC = re.compile(
    rb"esds.{4}\x03\x80{0,3}.{4}\x04\x80{0,3}.{14}\x05\x80{0,3}.(..)", re.DOTALL
)


class _WithoutChapters(MP4):
    """Leaves chapters to us: mutagen knows one of two forms, and refuses what it finds odd."""

    class MP4Chapters:
        """Loads nothing."""

        def __init__(self, *_: Any) -> None:
            pass


def recognises(head: bytes) -> bool:
    """Whether a file type box comes first."""
    return head[4:8] == b"ftyp"


def read(file: Opened) -> Inside:
    """Boxes are checked by us, and read by mutagen."""
    top = tuple(boxes(file, 0, file.size))
    moov = _whole_movie(file, top)
    sound = _sound(file, moov)
    movie = Atom(b"moov", file.at(moov.content, moov.end - moov.content))
    if _ENDLESS.search(movie.content):
        raise Flawed(file.unreadable("MP4"))
    mp4 = parsed(_WithoutChapters, file, "MP4")
    info = mp4.info
    return Inside(
        codec=_codec(info),
        duration=_duration(info.length, fragmented=any(box.name == b"moof" for box in top)),
        bitrate=int(info.bitrate),
        bitrate_mode="lossless" if info.codec == "alac" else "unknown",
        sample_rate=int(info.sample_rate),
        channels=_channels(sound, info),
        tags=tuple(_texts(mp4.tags)),
        cover=_cover(mp4.tags),
        chapters=_chapters(file, movie),
    )


FORMAT = Format(
    name="m4a",
    words="M4A",
    media_type="audio/x-m4a",
    extensions=("m4a", "m4b", "mp4"),
    recognises=recognises,
    read=read,
)


def _whole_movie(file: Opened, top: tuple[Box, ...]) -> Box:
    if top and top[-1].end > file.size:
        missing = Size(top[-1].end - file.size)
        raise Flawed(file.truncated(f"{missing} are missing at its end"))
    found = {box.name: box for box in reversed(top)}
    if b"moov" not in found:
        raise Flawed(file.truncated("the index at its end is missing"))
    if b"mdat" not in found:
        raise Flawed(file.truncated("there is an index, but no sound behind it"))
    return found[b"moov"]


def _sound(file: Opened, moov: Box) -> Track:
    """The first track of sound; a video has more to it and is refused."""
    found = tuple(tracks(file, moov))
    if any(track.handler == b"vide" and track.entry not in _STILL_PICTURES for track in found):
        raise Flawed(
            Defect(
                "AUD002",
                f"{file.name} is a video, where a recording was wanted",
                f"take the sound out: {by_ffmpeg(file.path.name, '-vn -c:a copy', 'm4a')}",
            )
        )
    for track in found:
        if track.handler == b"soun":
            return track
    raise Flawed(Defect("AUD020", f"{file.name} has no sound in it", "export it again"))


def _channels(sound: Track, info: Any) -> int:
    """The channels that the decoder is told of.

    The sample entry often says two whatever there is, and mutagen believes it where one channel
    of plain AAC could be stereo by an extension.
    """
    config = _PLAIN_AAC.search(sound.description)
    told = int.from_bytes(config[1]) >> 3 & 15 if config and info.codec == "mp4a.40.2" else 0
    return told if told in (1, 2) else int(info.channels)


def _codec(info: Any) -> str:
    codec = str(info.codec)
    return "aac" if codec.startswith("mp4a.40") or codec == "mp4a" else codec or "unknown"


def _duration(seconds: float, *, fragmented: bool) -> Duration | None:
    """What the header states; in a fragmented file that is nothing, or the first fragment's."""
    return None if fragmented else Duration.of_seconds(seconds)


def _texts(tags: Any) -> Iterator[tuple[str, str]]:
    for name, values in (tags or {}).items():
        if name != "covr":
            for value in values if isinstance(values, list) else [values]:
                yield name, _text(value)


def _text(value: Any) -> str:
    if isinstance(value, tuple):  # a number and how many there are
        return "/".join(str(part) for part in value)
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _cover(tags: Any) -> CoverFacts | None:
    pictures = [picture for picture in (tags or {}).get("covr", []) if picture]
    if not pictures:
        return None
    media_type = picture_type(bytes(pictures[0])) or "application/octet-stream"
    return CoverFacts(media_type, Size(len(pictures[0])))


def _chapters(file: Opened, movie: Atom) -> tuple[FileChapter, ...]:
    found = track_reader.chapters(file, movie)
    return tuple(FileChapter(each.start, each.title) for each in found)
