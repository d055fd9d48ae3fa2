from __future__ import annotations

import os
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
def files() -> Path:
    return FILES
