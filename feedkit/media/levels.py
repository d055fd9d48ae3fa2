"""How loud a recording is."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from feedkit.media.defect import Defect, shown
from feedkit.media.ffmpeg import Undecodable
from feedkit.model.audio_facts import Levels
from feedkit.model.timestamp import Duration

TIMEOUT = 1800.0  # seconds; two hours of sound take about ten


@dataclass(frozen=True, slots=True)
class Measured:
    """A recording's levels, and its length as decoded."""

    levels: Levels
    duration: Duration


def measure(path: Path, ffmpeg: Path, *, timeout: float = TIMEOUT) -> Measured | Defect:
    """Decode a file and measure it, or say that it cannot be decoded.

    ``WorldFailed`` where ffmpeg does not start or is not done after ``timeout`` seconds.
    """
    samples = import_module("feedkit.media.samples")  # pydub takes a while to load
    try:
        found = samples.loudness(path, ffmpeg=ffmpeg, timeout=timeout)
    except Undecodable as error:
        return Defect(
            "AUD021",
            f"{shown(path.name)} cannot be decoded{f' ({error})' if str(error) else ''}",
            "export it again, or copy it again from where it came from",
        )
    levels = Levels(
        _rounded(found.loudness),
        _rounded(found.peak_level),
        Duration.of_seconds(min(samples.seconds(found.leading), found.seconds)),
        Duration.of_seconds(min(samples.seconds(found.trailing), found.seconds)),
    )
    return Measured(levels, Duration.of_seconds(found.seconds))


def _rounded(level: float | None) -> float | None:
    return None if level is None else round(level, 1)
