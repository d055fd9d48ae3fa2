"""MP3: MPEG audio frames, with ID3 tags around them."""

from __future__ import annotations

from typing import Any

from mutagen.mp3 import MP3, BitrateMode

from feedkit.media import id3_tags
from feedkit.media.defect import Defect, Flawed
from feedkit.media.format import Format, Inside, parsed
from feedkit.media.mp3_frames import Walk, walk
from feedkit.media.mp3_header import SYNC, lengths_in, stream_of
from feedkit.media.opened import Opened
from feedkit.model import audio_facts
from feedkit.model.timestamp import Duration

_FRAMES_THAT_PROVE = 3


def recognises(head: bytes) -> bool:
    """Whether frames follow each other here, or the little there is is whole frames."""
    found = SYNC.search(head)
    while found is not None:
        if _begins_frames(head, found.start()):
            return True
        found = SYNC.search(head, found.start() + 1)
    return False


def read(file: Opened) -> Inside:
    """Length and bitrate from the frames, everything else from mutagen."""
    with file.mapped() as data:
        frames = walk(data)
    _refuse_broken(file, frames)
    mp3 = parsed(MP3, file, "MP3", translate=False)
    return Inside(
        codec=f"mp{frames.stream.layer}",
        duration=frames.duration,
        bitrate=frames.bitrate,
        bitrate_mode=_mode(frames, mp3),
        sample_rate=frames.stream.sample_rate,
        channels=frames.channels,
        tags=id3_tags.texts(mp3.tags),
        cover=id3_tags.cover(mp3.tags),
        chapters=id3_tags.chapters(mp3.tags),
    )


FORMAT = Format(
    name="mp3",
    words="MP3",
    media_type="audio/mpeg",
    extensions=("mp3", "mp2"),
    recognises=recognises,
    read=read,
)


def _begins_frames(head: bytes, start: int) -> bool:
    lengths = lengths_in(stream_of(head[start : start + 3]))
    at, frames = start, 0
    while frames < _FRAMES_THAT_PROVE and (length := lengths.get(head[at : at + 3])):
        frames += 1
        at += length
    return frames == _FRAMES_THAT_PROVE or (frames > 0 and start == 0 and at >= len(head))


def _refuse_broken(file: Opened, frames: Walk) -> None:
    if not frames.frames:
        raise Flawed(Defect("AUD020", f"{file.name} has no sound in it", "export it again"))
    if frames.junk > (frames.end - frames.start) // 2:
        raise Flawed(file.unreadable("MP3"))
    stated = _stated(frames)
    if stated is not None and frames.duration < stated:
        raise Flawed(file.breaks_off(frames.duration, stated=stated))
    if frames.cut_off and (stated is None or _fewer_than_claimed(frames)):
        raise Flawed(file.truncated("it breaks off in the middle of its last frame"))


def _stated(frames: Walk) -> Duration | None:
    """How long the summary says it plays; the same as it does where only a frame is missing.

    Some encoders count the frame of the summary itself, so one frame is no difference.
    """
    claimed = frames.summary
    if claimed is None or claimed.frames is None:
        return _stated_by_bytes(frames)
    if claimed.frames <= frames.frames + 1:
        return frames.duration
    samples = claimed.frames * frames.stream.samples - claimed.trimmed
    return Duration.of_seconds(samples / frames.stream.sample_rate)


def _fewer_than_claimed(frames: Walk) -> bool:
    claimed = frames.summary.frames if frames.summary else None
    return claimed is not None and frames.frames < claimed


def _stated_by_bytes(frames: Walk) -> Duration | None:
    if frames.summary is None or frames.summary.bytes is None:
        return None
    here = frames.end - frames.start
    missing = frames.summary.bytes - here
    if missing <= frames.bitrate * frames.stream.samples // frames.stream.sample_rate // 8:
        return frames.duration
    return Duration(frames.duration.milliseconds * frames.summary.bytes // here)


def _mode(frames: Walk, mp3: Any) -> audio_facts.BitrateMode:
    if frames.constant:
        return "constant"
    return "average" if mp3.info.bitrate_mode == BitrateMode.ABR else "variable"
