"""How loud a recording is, where it is silent, and what it looks like."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.media.decoder import Ear, Undecodable, decoder
from feedkit.media.defect import Defect, shown
from feedkit.media.loudness_report import Loudness, loudness
from feedkit.media.wave_stream import wave_stream
from feedkit.model.audio_facts import Levels
from feedkit.model.timestamp import Duration

if TYPE_CHECKING:
    from feedkit.media.samples import Sound

TIMEOUT = 3600.0  # seconds; two hours of sound take about fifteen


class Measured(Struct, frozen=True):
    """A recording's levels, and its length as decoded."""

    levels: Levels
    duration: Duration


def measure(
    path: Path,
    ffmpeg: Path,
    *,
    true_peak: bool = False,
    ear: Ear | None = None,
    timeout: float = TIMEOUT,
) -> Measured | Defect:
    """Decode a file once and measure it, or say that it cannot be decoded.

    ``WorldFailed`` where ffmpeg does not start, is ended by somebody else, or is not done after
    ``timeout`` seconds. The true peak takes twice as long as all the rest.
    """
    samples = import_module("feedkit.media.samples")  # pydub takes a while to load
    ear = ear or Ear()
    try:
        with decoder(path, ffmpeg=ffmpeg, true_peak=true_peak, ear=ear, timeout=timeout) as running:
            sound = samples.listened(wave_stream(running.samples), ear)
    except Undecodable as error:
        return Defect(
            "AUD021",
            f"{shown(path.name)} cannot be decoded{f' ({error})' if str(error) else ''}",
            "export it again, or copy it again from where it came from",
        )
    return Measured(_levels(loudness(running.said), sound), Duration.of_seconds(sound.seconds))


def _levels(loud: Loudness, sound: Sound) -> Levels:
    return Levels(
        lufs=loud.lufs,
        range=loud.range,
        peak=loud.peak,
        true_peak=loud.true_peak,
        clipped=sound.clipped,
        leading_silence=Duration.of_seconds(sound.leading),
        trailing_silence=Duration.of_seconds(sound.trailing),
        stereo=sound.stereo,
        waveform=sound.waveform,
    )
