"""Windows of samples -> silences, clipping, channels and a waveform. The only home of pydub."""

from __future__ import annotations

import re
import warnings

from msgspec import Struct, field

from feedkit.media.decoder import Ear
from feedkit.media.wave_stream import SAMPLE_WIDTH, WINDOWS_A_SECOND, WaveStream
from feedkit.media.waveform import Waveform
from feedkit.model.audio_facts import Stereo

with warnings.catch_warnings():
    # pydub 0.25 is not written for the Pythons of today, and looks for ffmpeg by itself.
    warnings.filterwarnings("ignore", r".*invalid escape sequence", SyntaxWarning)
    warnings.filterwarnings("ignore", r".*invalid escape sequence", DeprecationWarning)
    warnings.filterwarnings("ignore", r"'audioop' is deprecated", DeprecationWarning)
    warnings.filterwarnings("ignore", r"Couldn't find ff", RuntimeWarning)
    from pydub import AudioSegment

QUIET = -60.0  # dBFS; below it a window counts as silence
_FULL = 32767
_CLIPPED = re.compile("\u7fff{3,}|[\u8000\u8001]{3,}")  # three samples in a row at full scale
_ALL_AT_FIRST = 10 * WINDOWS_A_SECOND
_BARELY = 1e-4  # of the energy, 40 dB less: a channel with nothing but noise
_NOTHING = 1e-6


class Sound(Struct, frozen=True):
    """What the samples of a recording add up to.

    In a recording without sound both silences are all of it. ``clipped`` counts the places where
    samples in a row stand at full scale.
    """

    seconds: float
    leading: float
    trailing: float
    clipped: int
    stereo: Stereo
    waveform: tuple[int, ...]


def listened(stream: WaveStream, ear: Ear) -> Sound:
    """Listen to all windows of a stream, in the same memory however many there are."""
    frames = count = clipped = 0
    first_sound: int | None = None
    last_sound = -1
    waveform, channels = Waveform(), _Channels()
    for data in stream.windows():
        segment = AudioSegment(
            data, sample_width=SAMPLE_WIDTH, frame_rate=stream.rate, channels=stream.channels
        )
        frames += int(segment.frame_count())
        ear.seconds = frames / stream.rate
        peak = int(segment.max)
        waveform.add(peak)
        if segment.dBFS >= QUIET:
            first_sound = count if first_sound is None else first_sound
            last_sound = count
        if peak >= _FULL:
            clipped += sum(map(_clips, segment.split_to_mono()))
        if stream.channels == 2 and (count < _ALL_AT_FIRST or count % WINDOWS_A_SECOND == 0):
            channels.add(segment)
        count += 1
    leading = count if first_sound is None else first_sound
    length = frames / max(1, stream.rate)
    return Sound(
        seconds=length,
        leading=min(leading / WINDOWS_A_SECOND, length),
        trailing=min((count - 1 - last_sound) / WINDOWS_A_SECOND, length),
        clipped=clipped,
        stereo="mono" if stream.channels == 1 else channels.stereo(),
        waveform=waveform.drawn(),
    )


def _clips(channel: AudioSegment) -> int:
    """How often a channel clips. Samples are numbers of 16 bits, and so are letters of UTF-16."""
    letters = bytes(channel.raw_data).decode("utf-16-le", "surrogatepass")
    return len(_CLIPPED.findall(letters))


class _Channels(Struct):
    """The energy of the left and the right, of what they share and of what tells them apart."""

    left: float = field(default=0.0)
    right: float = field(default=0.0)
    middle: float = field(default=0.0)
    side: float = field(default=0.0)

    def add(self, segment: AudioSegment) -> None:
        left, right = (each.apply_gain(-6.0206) for each in segment.split_to_mono())
        self.left += float(left.rms) ** 2
        self.right += float(right.rms) ** 2
        self.middle += float(left.overlay(right).rms) ** 2
        self.side += float(left.overlay(right.invert_phase()).rms) ** 2

    def stereo(self) -> Stereo:
        if self.left < _BARELY * self.right:
            return "right only"
        if self.right < _BARELY * self.left:
            return "left only"
        if self.middle < self.side / 10:
            return "opposed"
        return "identical" if self.side < _NOTHING * self.middle else "stereo"
