from __future__ import annotations

import math
import os
import sys
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from feedkit.media import Defect, find_ffmpeg, probe
from feedkit.model.audio_facts import AudioFacts

FILES = Path(__file__).parent / "files"


@pytest.fixture
def recording(tmp_path: Path) -> Callable[..., Path]:
    """Copies a recording under a name, cut to a length where one is given (from the end: < 0)."""

    def copy(source: str, name: str = "", *, cut: int | None = None) -> Path:
        path = tmp_path / (name or source)
        path.write_bytes((FILES / source).read_bytes()[:cut])
        return path

    return copy


@pytest.fixture
def ffmpeg() -> Path:
    found = find_ffmpeg(os.environ)
    if found is None:
        pytest.skip("no ffmpeg here")
    return found


@pytest.fixture
def facts() -> Callable[[Path], AudioFacts]:
    """What a file says of itself, without a decoder."""

    def read(path: Path) -> AudioFacts:
        found = probe(path, ffmpeg=None, levels=False)
        assert isinstance(found, AudioFacts), found
        return found

    return read


@pytest.fixture
def defect() -> Callable[[Path], Defect]:
    """What is wrong with a file, found without a decoder."""

    def read(path: Path) -> Defect:
        found = probe(path, ffmpeg=None, levels=False)
        assert isinstance(found, Defect), found
        return found

    return read


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str, str], Path]:
    """Makes programs in Python; the name may have a folder."""

    def make(name: str, code: str = "") -> Path:
        if os.name == "nt":
            pytest.skip("a script is no program here")
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return make


class Studio:
    """Makes WAV files of tones and silences. Levels are in dBFS, times in seconds."""

    def __init__(self, folder: Path, rate: int = 8000) -> None:
        self.folder, self.rate = folder, rate

    def sine(self, seconds: float, level: float = -20.0, hertz: float = 400.0) -> array[int]:
        top, step = 32767 * 10 ** (level / 20), 2 * math.pi * hertz / self.rate
        return array("h", (round(top * math.sin(step * i)) for i in self._times(seconds)))

    def silence(self, seconds: float) -> array[int]:
        return array("h", bytes(2 * len(self._times(seconds))))

    def _times(self, seconds: float) -> range:
        return range(int(seconds * self.rate))

    def recorded(self, name: str, *parts: array[int], channels: int = 1) -> Path:
        """One part after the other in one channel."""
        with wave.open(str(self.folder / name), "wb") as file:
            file.setparams((channels, 2, self.rate, 0, "NONE", ""))
            for part in parts:
                file.writeframes(part.tobytes())
        return self.folder / name

    def stereo(self, name: str, left: array[int], right: array[int]) -> Path:
        """One channel beside the other."""
        both = array("h", bytes(4 * len(left)))
        both[0::2], both[1::2] = left, right
        return self.recorded(name, both, channels=2)


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


@pytest.fixture
def files() -> Path:
    return FILES
