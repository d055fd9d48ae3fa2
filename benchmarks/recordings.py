"""Recordings to measure with, made by ffmpeg: noise with the ups and downs of speech.

The noise has a seed, so the same ffmpeg makes the same files everywhere.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus import episodes, feedkit_show

TEN_MINUTES = 600
FORMATS = {"mp3": ("-c:a", "libmp3lame", "-b:a", "128k"), "m4a": ("-c:a", "aac", "-b:a", "96k")}


def find_ffmpeg() -> str:
    """The ffmpeg of the machine."""
    return shutil.which("ffmpeg") or sys.exit("there is no ffmpeg here")


def recordings(folder: Path, hours: float, formats: list[str]) -> Iterator[Path]:
    """Ten minutes, and as many of them as make the hours, in each format."""
    for ending in formats:
        short, long = (folder / f"{name}.{ending}" for name in ("short", "long"))
        noise(short, TEN_MINUTES)
        parts = folder / "parts"
        parts.write_text(f"file '{short}'\n" * round(hours * 3600 / TEN_MINUTES), encoding="utf-8")
        _run("-f", "concat", "-safe", "0", "-i", str(parts), "-c", "copy", str(long))
        yield from (short, long)


def noise(path: Path, seconds: int, seed: int = 7) -> None:
    """A recording of so many seconds, in the format of its ending."""
    source = f"anoisesrc=color=pink:amplitude=0.5:sample_rate=44100:duration={seconds}:seed={seed}"
    voice = f"{source},tremolo=f=0.3:d=0.9,pan=stereo|c0=c0|c1=0.8*c0"
    _run("-f", "lavfi", "-i", voice, *FORMATS[path.suffix[1:]], str(path))


def recorded_show(root: Path, count: int, seconds: int, more: str) -> None:
    """A show of the corpus whose recordings lie beside its episodes, each another one."""
    feedkit_show(root, count, more)
    for each in episodes(count):
        path = root / f"episodes/{each.slug}.yaml"
        text = path.read_text(encoding="utf-8")
        kept = text.partition("outline: |")[0]
        begin, _, end = kept.partition("audio: ")
        path.write_text(begin + end.partition("\n")[2], encoding="utf-8")
        noise(path.with_suffix(".mp3"), seconds, seed=each.number)


def _run(*words: str) -> None:
    subprocess.run([find_ffmpeg(), "-nostdin", "-v", "error", "-y", *words], check=True)
