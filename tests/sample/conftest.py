from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from feedkit.cli import feedkit

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    """The repository's own show, built in a folder of its own."""
    root = tmp_path_factory.mktemp("sample")
    for name in ("show.yaml", "artwork.png"):
        shutil.copy(CHECKOUT / name, root / name)
    for name in ("episodes", "ledger"):
        shutil.copytree(CHECKOUT / name, root / name)
    done = CliRunner().invoke(feedkit, ["-C", str(root), "build", "--locked", "--strict"])
    assert done.exit_code == 0, done.output
    return root


@pytest.fixture(scope="session")
def public(sample) -> Path:
    """The built site."""
    return sample / "public"


@pytest.fixture(scope="session")
def decoder() -> str:
    program = shutil.which("ffmpeg")
    if program is None:
        pytest.skip("no ffmpeg here")
    return program


@pytest.fixture(scope="session")
def essay_as_mp3(sample, tmp_path_factory, decoder) -> Path:
    """The published recording of the essay's show, were its source an MP3."""
    root = tmp_path_factory.mktemp("mp3")
    slug = "can-we-safely-automate"
    (root / "episodes").mkdir()
    for name in ("show.yaml", "artwork.png", f"episodes/{slug}.yaml", f"episodes/{slug}.png"):
        shutil.copy(sample / name, root / name)
    source = sample / f"episodes/{slug}.m4a"
    words = ["-ac", "1", "-ar", "8000", "-b:a", "8k", str(root / f"episodes/{slug}.mp3")]
    subprocess.run([decoder, "-v", "error", "-i", str(source), *words], check=True)
    done = CliRunner().invoke(feedkit, ["-C", str(root), "build", "-o", "elsewhere"])
    assert done.exit_code == 0, done.output
    return root / f"elsewhere/media/{slug}.mp3"


@pytest.fixture
def heard(decoder) -> Callable[[Path], bytes]:
    """A digest of the samples of a recording."""

    def listen(path: Path) -> bytes:
        words = ["-map", "0:a", "-f", "md5", "-"]
        done = subprocess.run(
            [decoder, "-v", "error", "-i", str(path), *words], capture_output=True, check=True
        )
        return done.stdout

    return listen


@pytest.fixture
def probed_chapters() -> Callable[[Path], list[tuple[int, str]]]:
    """The chapters that ffprobe finds, in milliseconds."""
    program = shutil.which("ffprobe")
    if program is None:
        pytest.skip("no ffprobe here")

    def probe(path: Path) -> list[tuple[int, str]]:
        words = ["-v", "error", "-of", "json", "-show_chapters", str(path)]
        done = subprocess.run([program, *words], capture_output=True, check=True)
        found = json.loads(done.stdout)["chapters"]
        return [(round(float(each["start_time"]) * 1000), each["tags"]["title"]) for each in found]

    return probe
