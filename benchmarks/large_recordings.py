"""How much memory and time large recordings take: to look at, to tag, and to publish.

Run it with `python benchmarks/large_recordings.py`. Recordings of the wanted size are made of the
small ones of the tests; each is probed, tagged and, where directories take it, published by a
whole build, in a process of its own. The figure is the peak of that process, together with that of
ffmpeg where it listens. The exit status is 1 where one is above the limit.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from mutagen.ogg import OggPage

from feedkit.cli import feedkit
from feedkit.media import find_ffmpeg, probe, tag
from feedkit.media.chapters.mp4.atoms import Atom, changed, full, holding
from feedkit.model.outline import Chapter, Outline
from feedkit.model.tagging import EmbeddedPicture, Tagging
from feedkit.model.timestamp import Duration, Timestamp

FILES = Path(__file__).parents[1] / "tests" / "media" / "files"
MEGABYTE = 1_000_000
LIMIT = 150
RIGHT = FILES.parents[1] / "cases" / "right"
UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts memory."""
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
            for what, endings in MEASURED.items():
                if path.suffix not in endings:
                    continue
                peak, seconds = measured(what, path)
                above |= peak > LIMIT
                size = path.stat().st_size / MEGABYTE
                print(f"{what:6} {name:10} {size:6.1f} MB {peak:7.1f} MB at most {seconds:6.2f} s")
            path.unlink()
    return int(above)


def measured(what: str, path: Path) -> tuple[float, float]:
    """The peak in megabytes, and the seconds of the work itself."""
    words = [sys.executable, __file__, "--measure", what, str(path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        together = 0
        while run.poll() is None:
            together = max(together, resident(run.pid))
            time.sleep(0.01)
        said = run.stderr.read() if run.stderr else ""
    if run.returncode != 0:
        sys.exit(said)
    peak, seconds = said.split()[-2:]
    return max(float(peak), together / MEGABYTE), float(seconds)


def resident(process: int) -> int:
    """The memory that a process and those it has started take together, where that can be seen."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize() + sum(resident(int(each)) for each in children)


def measure(what: str, path: Path) -> None:
    """Do one thing to a recording, and print the peak of this process and how long it took."""
    start = time.perf_counter()
    {"probe": probed, "tag": tagged, "build": published}[what](path)
    seconds = time.perf_counter() - start
    print(peak_bytes() / MEGABYTE, seconds, file=sys.stderr)


def peak_bytes() -> int:
    """The most memory that this process has had; on Linux without what its parent had."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8"))
        if found:
            return int(found[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT


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
    refused = tag(path, target, tagging)
    if refused is not None:
        sys.exit(refused.message)
    target.unlink()


def probed(path: Path) -> None:
    """Ask what the recording is."""
    probe(path, ffmpeg=None, levels=False)


def published(path: Path) -> None:
    """Build a show of one episode with fifty chapters, twice; the second time nothing is to do."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        root = Path(folder)
        (root / "episodes").mkdir()
        (root / "episodes" / path.name).hardlink_to(path)
        shutil.copy(RIGHT / "artwork.png", root)
        show = (RIGHT / "show.yaml").read_text(encoding="utf-8")
        (root / "show.yaml").write_text(show, encoding="utf-8")
        lines = (f"  (00:{at:02d}) Chapter {at}" for at in range(50))
        episode = "title: A long talk\ndate: 2024-03-05\nnotes: Long.\noutline: |\n"
        text = episode + "\n".join(lines) + "\n"
        (root / f"episodes/{path.stem}.yaml").write_text(text, encoding="utf-8")
        for _ in range(2):
            feedkit.main(["-C", folder, "build"], standalone_mode=False)
        copy = root / "public/media" / path.name
        if copy.stat().st_size <= path.stat().st_size:
            sys.exit("the published copy carries nothing")


MEASURED = {
    "probe": (".mp3", ".m4a", ".opus", ".flac"),
    "tag": (".mp3", ".m4a", ".opus", ".flac"),
    "build": (".mp3",),
}
"""What is measured, and of which recordings."""


def repeated(path: Path, head: bytes, sound: bytes, size: int) -> None:
    """Write a beginning, and the same sound again and again."""
    many = sound * max(1, MEGABYTE // len(sound))
    with path.open("wb") as file:
        file.write(head)
        while file.tell() < size:
            file.write(many)


def make_mp3(path: Path, size: int) -> None:
    """An MP3 whose frames stand each for itself, so that they can be repeated."""
    ffmpeg = find_ffmpeg(os.environ)
    if ffmpeg is None:
        sys.exit("ffmpeg is needed to make the recordings")
    alone = ["-b:a", "256k", "-reservoir", "0", "-write_xing", "0", "-id3v2_version", "0"]
    words = [ffmpeg, "-v", "error", "-f", "lavfi", "-i", "sine=d=60", *alone, "-f", "mp3", "-"]
    repeated(path, b"", subprocess.run(words, capture_output=True, check=True).stdout, size)


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
