"""Whether directories take a recording as an episode's main audio."""

from __future__ import annotations

from feedkit.media.cure import by_ffmpeg
from feedkit.media.defect import Defect, shown
from feedkit.model.audio_facts import AudioFacts, is_master

_WORDS = {
    "opus": "Opus",
    "vorbis": "Ogg Vorbis",
    "flac": "FLAC",
    "pcm": "WAV",
    "alac": "Apple Lossless",
    "mp2": "MPEG layer II",
    "mp1": "MPEG layer I",
}


def refused_as_enclosure(facts: AudioFacts, name: str) -> Defect | None:
    """The defect (AUD003) of everything but MP3 and AAC in MP4. ``name`` is the file's."""
    if not is_master(facts):
        return None
    words = _WORDS.get(facts.codec, f"{facts.codec} in {facts.format.upper()}")
    rate = "96k" if facts.channels == 1 else "128k"
    return refused(name, words=words, cure=f"-vn -c:a aac -b:a {rate}")


def refused(name: str, *, words: str, cure: str) -> Defect:
    """The defect of a recording in another format, which ffmpeg's options in ``cure`` change."""
    return Defect(
        "AUD003",
        f"{shown(name)} is {words}, which directories such as Apple Podcasts and Spotify refuse; "
        "they take MP3 and AAC in M4A",
        "write enclosure: aac-128k in show.yaml, and feedkit makes one of it; or make it yourself: "
        f"{by_ffmpeg(name, cure, 'm4a')}",
    )
