"""A recording on disk -> facts about it, or what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from feedkit.media.cure import GET_FFMPEG, renamed
from feedkit.media.decoder import Ear
from feedkit.media.defect import Defect, Flawed
from feedkit.media.digest import digest
from feedkit.media.enclosure import refused
from feedkit.media.foreign import foreign
from feedkit.media.format import Format, Inside
from feedkit.media.id3_extent import after_tags
from feedkit.media.levels import TIMEOUT, Measured, measure
from feedkit.media.opened import Opened, opened
from feedkit.model.audio_facts import AudioFacts
from feedkit.model.timestamp import Duration

_HEAD = 64 * 1024
_SHORTEST = Duration(1000)
_TOLERANCE = 1000  # milliseconds between what a header states and what is decoded


def probe(
    path: Path,
    *,
    ffmpeg: Path | None,
    levels: bool,
    true_peak: bool = False,
    ear: Ear | None = None,
    timeout: float = TIMEOUT,
) -> AudioFacts | Defect:
    """What a file says of itself, or the first thing that is wrong with it.

    The content decides what it is, never the name. With ``levels`` and an ``ffmpeg``, or where
    there is no other way to know its length, the whole file is decoded and measured, which also
    finds what is cut off behind an intact header; an ``ear`` may follow that and stop it. Raises
    ``WorldFailed`` where the file cannot be read, or decoding takes longer than ``timeout``
    seconds; nothing for what is in it.
    """
    with opened(path) as file:
        try:
            inside_of = recognised(file)
            inside = inside_of.read(file)
            measured = None
            if ffmpeg is not None and (levels or inside.duration is None):
                measured = _measured(
                    measure(path, ffmpeg, true_peak=true_peak, ear=ear, timeout=timeout)
                )
            duration = _duration(file, inside, measured)
            return _facts(file, inside_of, inside, duration, measured)
        except Flawed as flaw:
            return flaw.defect


def recognised(file: Opened) -> Format:
    """What a file is by its content. A name that says something else is a defect, too."""
    if not file.size:
        raise Flawed(Defect("EP012", f"{file.name} is empty", "export or copy it again"))
    from feedkit.media.formats import FORMATS  # noqa: PLC0415  slow, and most builds probe nothing

    head = _head(file)
    found = next((each for each in FORMATS if _is_a(each, head)), None)
    if found is None:
        raise Flawed(_no_recording(file, head))
    suffix = file.path.suffix.removeprefix(".").lower()
    if suffix not in found.extensions:
        raise Flawed(_mislabelled(file, found))
    return found


def _head(file: Opened) -> bytes:
    """The first bytes behind the ID3 tags. They stand before MP3, and now and then before FLAC."""
    with file.mapped() as data:
        start = after_tags(data)
        if start > file.size:
            raise Flawed(file.truncated("it breaks off in the tag at its beginning"))
        return data[start : start + _HEAD]


def _is_a(each: Format, head: bytes) -> bool:
    """A picture or a text can hold bytes like an MP3's, so what is known by name goes first."""
    return each.recognises(head) and (each.name != "mp3" or foreign(head) is None)


def _no_recording(file: Opened, head: bytes) -> Defect:
    kind = foreign(head)
    if not head.strip(b"\0"):
        return Defect("AUD020", f"{file.name} has no sound in it", "export it again")
    if kind is None:
        return Defect(
            "AUD021",
            f"{file.name} is no audio that feedkit knows",
            "export it again as MP3 or M4A",
        )
    if kind.sound:
        return refused(file.path.name, words=kind.words, cure=kind.sound)
    return Defect(
        "AUD002",
        f"{file.name} is {kind.words}, where a recording was wanted",
        "put the recording in its place, or name another file",
    )


def _mislabelled(file: Opened, found: Format) -> Defect:
    suffix = file.path.suffix
    called = f"called {suffix}" if suffix else "and its name has no extension"
    return Defect(
        "AUD002",
        f"{file.name} holds {found.words} audio, {called}",
        f"rename it to {renamed(file.path.name, found.extensions[0])}",
    )


def _measured(found: Measured | Defect) -> Measured:
    if isinstance(found, Defect):
        raise Flawed(found)
    return found


def _duration(file: Opened, inside: Inside, measured: Measured | None) -> Duration:
    """The length the file states; the decoded one where it states none, or too little."""
    stated = inside.duration
    decoded = measured.duration if measured else None
    if stated is None and decoded is None:
        raise Flawed(Defect("AUD023", f"{file.name} does not say how long it is", GET_FFMPEG))
    if stated and decoded and stated.milliseconds - decoded.milliseconds > _TOLERANCE:
        raise Flawed(file.breaks_off(decoded, stated=stated))
    longer = stated and decoded and decoded.milliseconds - stated.milliseconds > _TOLERANCE
    duration = decoded if stated is None or longer else stated
    if duration is None or duration < _SHORTEST:
        raise Flawed(
            Defect("AUD020", f"{file.name} holds less than a second of sound", "export it again")
        )
    return duration


def _facts(
    file: Opened, found: Format, inside: Inside, duration: Duration, measured: Measured | None
) -> AudioFacts:
    size, sha256 = digest(file)
    return AudioFacts(
        format=found.name,
        media_type=found.media_type,
        extension=found.extensions[0],
        codec=inside.codec,
        size=size,
        sha256=sha256,
        duration=duration,
        bitrate_mode=inside.bitrate_mode,
        bitrate=inside.bitrate or round(size.bytes * 8 / duration.seconds),
        sample_rate=inside.sample_rate,
        channels=inside.channels,
        tags=inside.tags,
        cover=inside.cover,
        chapters=inside.chapters,
        levels=measured.levels if measured else None,
    )
