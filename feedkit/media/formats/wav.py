"""WAV: a RIFF file with a ``fmt`` and a ``data`` chunk."""

from __future__ import annotations

from mutagen.wave import WAVE

from feedkit.media import id3_tags
from feedkit.media.defect import Defect, Flawed
from feedkit.media.format import Format, Inside, parsed
from feedkit.media.opened import Opened
from feedkit.media.riff_chunks import STREAMED, Chunk, chunks
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration

_CODECS = {1: "pcm", 2: "adpcm", 3: "float", 6: "alaw", 7: "mulaw", 17: "adpcm", 85: "mp3"}
_EXTENSIBLE = 0xFFFE


def recognises(head: bytes) -> bool:
    """Whether a RIFF header of the kind WAVE comes first."""
    return head[:4] == b"RIFF" and head[8:12] == b"WAVE"


def read(file: Opened) -> Inside:
    """Length from the bytes of sound and how many a second takes, tags from mutagen."""
    found = {chunk.name: chunk for chunk in chunks(file)}
    layout = file.at(found[b"fmt "].start, 26) if b"fmt " in found else b""
    byte_rate = int.from_bytes(layout[8:12], "little")
    if len(layout) < 16 or not byte_rate:
        raise Flawed(file.unreadable("WAV"))
    sound = _sound(file, found.get(b"data"))
    wave = parsed(WAVE, file, "WAV", translate=False)
    codec = _codec(layout)
    return Inside(
        codec=codec,
        duration=Duration.of_seconds(sound / byte_rate),
        bitrate=byte_rate * 8,
        bitrate_mode="lossless" if codec in ("pcm", "float") else "constant",
        sample_rate=int.from_bytes(layout[4:8], "little"),
        channels=int.from_bytes(layout[2:4], "little"),
        tags=id3_tags.texts(wave.tags),
        cover=id3_tags.cover(wave.tags),
        chapters=id3_tags.chapters(wave.tags),
    )


FORMAT = Format(
    name="wav",
    words="WAV",
    media_type="audio/wav",
    extensions=("wav", "wave"),
    recognises=recognises,
    read=read,
)


def _sound(file: Opened, data: Chunk | None) -> int:
    """The bytes of sound that are there."""
    if data is None:
        raise Flawed(Defect("AUD020", f"{file.name} has no sound in it", "export it again"))
    here = max(0, file.size - data.start)
    if data.length == STREAMED:
        return here
    if data.length > here:
        missing = Size(data.length - here)
        raise Flawed(file.truncated(f"{missing} are missing at its end"))
    return data.length


def _codec(layout: bytes) -> str:
    """The codec's name; an extensible header has its number at the beginning of the subformat."""
    number = int.from_bytes(layout[:2], "little")
    if number == _EXTENSIBLE and len(layout) >= 26:
        number = int.from_bytes(layout[24:26], "little")
    return _CODECS.get(number, "unknown")
