"""How much memory and time it takes to tag a large recording, container by container.

Run it with `python benchmarks/tagging_memory.py`. Recordings of the wanted size are made of the
small ones of the tests; each is probed and tagged in a process of its own, whose peak is the
figure. The exit status is 1 where one is above the limit.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from mutagen.ogg import OggPage

from feedkit.media import probe, tag
from feedkit.media.chapters.mp4.atoms import Atom, changed, full, holding
from feedkit.model.outline import Chapter, Outline
from feedkit.model.tagging import EmbeddedPicture, Tagging
from feedkit.model.timestamp import Duration, Timestamp

FILES = Path(__file__).parents[1] / "tests" / "media" / "files"
MEGABYTE = 1_000_000
LIMIT = 150
HOURS = Duration(10 * 3_600_000)


def main() -> None:
    """Make the recordings, and measure each in a process of its own."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--megabytes", type=int, default=200)
    arguments.add_argument("--measure", nargs=2, metavar=("WHAT", "FILE"), help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.measure:
        measure(given.measure[0], Path(given.measure[1]))
    else:
        sys.exit(compare(given.megabytes))


def compare(megabytes: int) -> int:
    """Print a line for each, and say whether one is above the limit."""
    above = False
    with tempfile.TemporaryDirectory() as folder:
        for name, make in MAKERS.items():
            path = Path(folder) / name
            make(path, megabytes * MEGABYTE)
            for what in MEASURED:
                peak, seconds = measured(what, path)
                above |= peak > LIMIT
                size = path.stat().st_size / MEGABYTE
                print(f"{what:6} {name:10} {size:6.1f} MB {peak:7.1f} MB at most {seconds:6.2f} s")
            path.unlink()
    return int(above)


def measured(what: str, path: Path) -> tuple[float, float]:
    """The peak in megabytes, and the seconds of the work itself."""
    words = [sys.executable, __file__, "--measure", what, str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    peak, seconds = done.stdout.split()
    return float(peak), float(seconds)


def measure(what: str, path: Path) -> None:
    """Do one thing to a recording, and print the peak of this process and how long it took."""
    start = time.perf_counter()
    MEASURED[what](path)
    seconds = time.perf_counter() - start
    print(peak_bytes() / MEGABYTE, seconds)


def peak_bytes() -> int:
    """The most memory that this process has had; on Linux without what its parent had."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8"))
        if found:
            return int(found[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def tagged(path: Path) -> None:
    """Write a copy with fifty chapters and a cover."""
    chapters = (Chapter(Timestamp(at * 600_000), f"Chapter {at}") for at in range(50))
    tagging = Tagging(
        title="A long talk",
        duration=HOURS,
        show="A show",
        outline=Outline(tuple(chapters)),
        published=date(2024, 3, 5),
        cover=EmbeddedPicture(media_type="image/jpeg", content=b"\xff\xd8\xff\xe0" + bytes(99_000)),
    )
    target = path.with_name(f"tagged{path.suffix}")
    found = tag(path, target, tagging)
    if not isinstance(found, tuple):
        sys.exit(found.message)
    target.unlink()


def probed(path: Path) -> None:
    """Ask what the recording is."""
    probe(path, ffmpeg=None, levels=False)


MEASURED: dict[str, Callable[[Path], None]] = {"tag": tagged, "probe": probed}


def repeated(path: Path, head: bytes, sound: bytes, size: int) -> None:
    """Write a beginning, and the same sound again and again."""
    many = sound * max(1, MEGABYTE // len(sound))
    with path.open("wb") as file:
        file.write(head)
        while file.tell() < size:
            file.write(many)


def make_mp3(path: Path, size: int) -> None:
    """An MP3 of constant bitrate."""
    content = (FILES / "constant.mp3").read_bytes()
    frames = content[content.index(b"\xff\xfb") :]
    repeated(path, b"", frames[104:-104], size)


def make_m4a(path: Path, size: int) -> None:
    """An M4A with its movie at the end and a chunk for every 20 samples, as encoders write it."""
    boxes = Atom(b"file", (FILES / "tone.m4a").read_bytes()).children()
    ftyp, moov = boxes[0], next(box for box in boxes if box.name == b"moov")
    length, held = 400, 20
    count = size // length // held * held
    begin = ftyp.length + 8
    places = (begin + at * length for at in range(0, count, held))
    table = (
        full(b"stts", b"\0\0\0\1", count.to_bytes(4), (1024).to_bytes(4)),
        full(b"stsc", b"\0\0\0\1", b"\0\0\0\1", held.to_bytes(4), b"\0\0\0\1"),
        full(b"stsz", bytes(4), count.to_bytes(4), length.to_bytes(4) * count),
        full(b"stco", (count // held).to_bytes(4), *(place.to_bytes(4) for place in places)),
    )

    def larger(box: Atom) -> Atom:
        return holding(b"stbl", box.children()[0], *table)

    def inside(name: bytes, change: Callable[[Atom], Atom]) -> Callable[[Atom], Atom]:
        return lambda box: changed(box, name, change)

    change = inside(b"trak", inside(b"mdia", inside(b"minf", inside(b"stbl", larger))))
    with path.open("wb") as file:
        file.write(ftyp.written() + (count * length + 8).to_bytes(4) + b"mdat")
        for _ in range(count // held):
            file.write(bytes(range(250)) * (length * held // 250))
        file.write(change(moov).written())


def make_opus(path: Path, size: int) -> None:
    """An Opus file of many pages."""
    with (FILES / "tone.opus").open("rb") as source, path.open("wb") as file:
        first, comments = OggPage(source), OggPage(source)
        file.write(first.write() + comments.write())
        page = OggPage()
        page.serial, page.packets = first.serial, [bytes(200)] * 40
        page.sequence = 1
        while file.tell() < size:
            page.sequence += 1
            page.position = page.sequence * 40 * 960
            page.last = file.tell() + page.size >= size
            file.write(page.write())


def make_flac(path: Path, size: int) -> None:
    """A FLAC file whose sound nobody will decode."""
    content = (FILES / "tone.flac").read_bytes()
    begin = content.index(b"\xff\xf8")
    repeated(path, content[:begin], content[begin:], size)


MAKERS: dict[str, Callable[[Path, int], None]] = {
    "talk.mp3": make_mp3,
    "talk.m4a": make_m4a,
    "talk.opus": make_opus,
    "talk.flac": make_flac,
}

if __name__ == "__main__":
    main()
