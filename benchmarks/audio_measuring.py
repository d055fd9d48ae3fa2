"""How long feedkit takes to measure recordings, against ffmpeg's `ebur128` alone, and its memory.

Run it with `python benchmarks/audio_measuring.py`. Recordings of ten minutes and two hours are made
with ffmpeg: noise with the ups and downs of speech. Each is measured by `feedkit audio` and by
`ffmpeg -i x -af ebur128 -f null -`, one after the other, several times; the figure is the middle
one of the quotients. Memory is the most that all processes of a measurement had together, as far
as Linux tells. The exit status is 1 where a figure is above its limit; the time of the short ones
has none, since half of it is Python's start.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from feedkit.media import find_ffmpeg

LONGEST = 1.6
MOST = 120  # megabytes
MEGABYTE = 1_000_000
TEN_MINUTES = 600
GLANCE = 0.02
FORMATS = {"mp3": ("-c:a", "libmp3lame", "-b:a", "128k"), "m4a": ("-c:a", "aac", "-b:a", "96k")}


def main() -> None:
    """Make the recordings, and compare."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--hours", type=float, default=2.0)
    arguments.add_argument("--pairs", type=int, default=3)
    given = arguments.parse_args()
    ffmpeg = find_ffmpeg(os.environ)
    if ffmpeg is None:
        sys.exit("there is no ffmpeg here")
    with tempfile.TemporaryDirectory() as folder:
        listed = list(recordings(Path(folder), str(ffmpeg), given.hours))
        above = [compare(path, str(ffmpeg), given.pairs) for path in listed]
        several(listed, str(ffmpeg))
    sys.exit(any(above))


def recordings(folder: Path, ffmpeg: str, hours: float) -> Iterator[Path]:
    """Ten minutes, and as many of them as make the hours."""
    noise = f"anoisesrc=color=pink:amplitude=0.5:sample_rate=44100:duration={TEN_MINUTES}:seed=7"
    voice = f"{noise},tremolo=f=0.3:d=0.9,pan=stereo|c0=c0|c1=0.8*c0"
    for ending, options in FORMATS.items():
        short, long = (folder / f"{name}.{ending}" for name in ("short", "long"))
        run(ffmpeg, "-f", "lavfi", "-i", voice, *options, str(short))
        parts = folder / "parts"
        parts.write_text(f"file '{short}'\n" * round(hours * 3600 / TEN_MINUTES), encoding="utf-8")
        run(ffmpeg, "-f", "concat", "-safe", "0", "-i", str(parts), "-c", "copy", str(long))
        yield from (short, long)


def compare(path: Path, ffmpeg: str, pairs: int) -> bool:
    """Print how they compare, and say whether a figure is above its limit."""
    quotients, most, own = [], 0, 0
    alone = [ffmpeg, "-nostdin", "-i", str(path), "-af", "ebur128", "-f", "null", "-"]
    for _ in range(pairs):
        theirs, _memory = watched(alone)
        ours, memory = watched([sys.executable, "-m", "feedkit", "audio", str(path)])
        quotients.append(ours / theirs)
        most, own = max(most, sum(memory)), max(own, memory[0])
    middle = statistics.median(quotients)
    size = f"{path.name:9} {ours:6.2f} s, ffmpeg alone {theirs:6.2f} s"
    spread = f"{min(quotients):.2f} to {max(quotients):.2f}"
    print(f"{size}: {middle:.2f} times ({spread}), {most} MB, {own} of them feedkit")
    return (middle > LONGEST and path.stem == "long") or most > MOST


def several(paths: list[Path], ffmpeg: str) -> None:
    """Print how long all take in one go, against one after the other by ffmpeg alone."""
    ours, memory = watched([sys.executable, "-m", "feedkit", "audio", *map(str, paths)])
    theirs = sum(
        watched([ffmpeg, "-nostdin", "-i", str(path), "-af", "ebur128", "-f", "null", "-"])[0]
        for path in paths
    )
    print(f"all in one go {ours:.2f} s, {sum(memory)} MB; ffmpeg, one by one: {theirs:.2f} s")


def watched(words: list[str]) -> tuple[float, tuple[int, int]]:
    """Run a command: its seconds, and the most megabytes of itself and of its children."""
    start = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    own = others = 0
    while process.poll() is None:
        own = max(own, resident(process.pid))
        others = max(others, sum(map(resident, children(process.pid))))
        time.sleep(GLANCE)
    if process.returncode:
        sys.exit(f"{' '.join(words)} failed")
    return time.perf_counter() - start, (own // MEGABYTE, others // MEGABYTE)


def resident(number: int) -> int:
    """The bytes that a process has in memory."""
    try:
        status = Path(f"/proc/{number}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) * 1024 if found else 0


def children(number: int) -> list[int]:
    """The processes that a process has started, from any of its threads."""
    lists = Path(f"/proc/{number}/task").glob("*/children")
    try:
        return [int(each) for path in lists for each in path.read_text(encoding="utf-8").split()]
    except OSError:
        return []


def run(ffmpeg: str, *words: str) -> None:
    """Have ffmpeg make a file."""
    subprocess.run([ffmpeg, "-nostdin", "-v", "error", "-y", *words], check=True)


if __name__ == "__main__":
    main()
