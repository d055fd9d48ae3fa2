"""Decoded samples -> how loud they are. The only home of pydub."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from math import log10
from pathlib import Path

from feedkit.media.ffmpeg import SAMPLE_RATE, SAMPLE_WIDTH, decode

with warnings.catch_warnings():
    # pydub 0.25 is not written for the Pythons of today, and looks for ffmpeg by itself.
    warnings.filterwarnings("ignore", r".*invalid escape sequence", SyntaxWarning)
    warnings.filterwarnings("ignore", r".*invalid escape sequence", DeprecationWarning)
    warnings.filterwarnings("ignore", r"'audioop' is deprecated", DeprecationWarning)
    warnings.filterwarnings("ignore", r"Couldn't find ff", RuntimeWarning)
    from pydub import AudioSegment

QUIET = -60.0  # dBFS; below it a window counts as silence
_WINDOWS_A_SECOND = 10
_FULL_SCALE = 1 << 15


@dataclass(frozen=True, slots=True)
class Loudness:
    """What the samples of a recording add up to.

    ``power`` is the mean square and ``peak`` the highest sample, both of 16 bits. The silences
    count windows of 100 ms at either end; in a recording without sound both are all of it.
    """

    samples: int
    power: float
    peak: int
    leading: int
    trailing: int

    @property
    def seconds(self) -> float:
        """How long the samples play."""
        return self.samples / SAMPLE_RATE

    @property
    def loudness(self) -> float | None:
        """The mean level in dBFS, ``None`` for digital silence."""
        return 10 * log10(self.power / _FULL_SCALE**2) if self.power else None

    @property
    def peak_level(self) -> float | None:
        """The level of the highest sample in dBFS, ``None`` for digital silence."""
        return 20 * log10(self.peak / _FULL_SCALE) if self.peak else None


def loudness(path: Path, *, ffmpeg: Path, timeout: float) -> Loudness:
    """Decode a file and measure it; raises what :func:`feedkit.media.ffmpeg.decode` raises."""
    AudioSegment.converter = str(ffmpeg)
    window = SAMPLE_RATE // _WINDOWS_A_SECOND
    with closing(decode(path, ffmpeg=ffmpeg, window=window, timeout=timeout)) as windows:
        return _added_up(windows)


def seconds(windows: int) -> float:
    """The length of a number of windows."""
    return windows / _WINDOWS_A_SECOND


def _added_up(windows: Iterable[bytes]) -> Loudness:
    samples, energy, peak, count = 0, 0.0, 0, 0
    first_sound: int | None = None
    last_sound = -1
    for data in windows:
        segment = _segment(data)
        frames = int(segment.frame_count())
        samples += frames
        energy += float(segment.rms) ** 2 * frames
        peak = max(peak, int(segment.max))
        if segment.dBFS >= QUIET:
            first_sound = count if first_sound is None else first_sound
            last_sound = count
        count += 1
    leading = count if first_sound is None else first_sound
    return Loudness(samples, energy / max(1, samples), peak, leading, count - 1 - last_sound)


def _segment(data: bytes) -> AudioSegment:
    whole = data[: len(data) // SAMPLE_WIDTH * SAMPLE_WIDTH]
    return AudioSegment(whole, sample_width=SAMPLE_WIDTH, frame_rate=SAMPLE_RATE, channels=1)
