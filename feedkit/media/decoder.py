"""ffmpeg at work on one recording: its samples as WAV, and what it says about them.

One process decodes the file once. Its ``ebur128`` filter listens to the samples as they are, and
says on standard error what it has heard; the same samples come out of standard output, as 16 bits
in one channel or two. They keep their rate: another one costs more time than it saves, and moves
the peaks.
"""

from __future__ import annotations

import subprocess
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import IO

from msgspec import Struct, field

from feedkit.diagnostics import WorldFailed
from feedkit.media.cure import GET_FFMPEG
from feedkit.media.defect import shown

_LINES_KEPT = 40
_LONGEST_LINE = 4096
_ERROR = (b"[error] ", b"[fatal] ")
_SIGNAL = "[info] Exiting normally, received signal"
_GLANCE = 0.2  # seconds between two looks at whether to go on


class Undecodable(Exception):
    """ffmpeg found no sound that it could decode. The text is the last it said about it."""


class Ear(Struct):
    """How many seconds of a recording have been heard, and whether anybody still wants to know.

    Whoever waits for the result may read the one and set the other. Beyond this process an ear is
    a copy, which nobody reads or sets.
    """

    seconds: float = 0.0
    closed: bool = False


class Decoder(Struct):
    """A running ffmpeg: the samples as they come, and the last lines that it said."""

    samples: IO[bytes]
    said: deque[str] = field(default_factory=lambda: deque(maxlen=_LINES_KEPT))
    complaint: str = ""
    interrupted: bool = False


@contextmanager
def decoder(
    path: Path, *, ffmpeg: Path, true_peak: bool, ear: Ear, timeout: float
) -> Iterator[Decoder]:
    """Have ffmpeg decode the first audio stream of a file while the block reads the samples.

    Whatever ends the block ends ffmpeg. Where the block has read all samples, ``Undecodable`` is
    raised where ffmpeg failed, and ``WorldFailed`` where something ended it from outside or it took
    longer than ``timeout`` seconds.
    """
    process = _started(_arguments(path, ffmpeg, true_peak=true_peak))
    assert process.stdout is not None
    running = Decoder(process.stdout)
    done, late = Event(), Event()
    helpers = (
        Thread(target=_listen, args=(process.stderr, running), daemon=True),
        Thread(target=_watch, args=(process, ear, timeout, done, late), daemon=True),
    )
    with process:
        try:
            for helper in helpers:
                helper.start()
            yield running
            process.wait()
        finally:
            done.set()
            process.kill()
            for helper in helpers:
                helper.join()
    if late.is_set():
        raise WorldFailed(f"ffmpeg was still busy with {shown(path.name)} after {timeout:g} s")
    if process.returncode < 0 or (process.returncode and running.interrupted):
        raise WorldFailed(f"ffmpeg was ended from outside while it read {shown(path.name)}")
    if process.returncode:
        raise Undecodable(running.complaint.removeprefix(f"{_address(path)}: "))


def _arguments(path: Path, ffmpeg: Path, *, true_peak: bool) -> list[str]:
    """The command. ``file:`` and the list of protocols keep a name from being anything else."""
    quiet = ["-nostdin", "-hide_banner", "-nostats", "-v", "level+info"]
    source = ["-protocol_whitelist", "file,pipe", "-i", _address(path)]
    peaks = "sample+true" if true_peak else "sample"
    graph = (
        f"[0:a:0]asplit[heard][kept];[heard]ebur128=framelog=verbose:peak={peaks},anullsink;"
        "[kept]aformat=sample_fmts=s16:channel_layouts=mono|stereo[wave]"
    )
    samples = ["-map", "[wave]", "-c:a", "pcm_s16le", "-f", "wav", "pipe:1"]
    return [str(ffmpeg), *quiet, *source, "-filter_complex", graph, *samples]


def _address(path: Path) -> str:
    return f"file:{path.absolute()}"


def _started(arguments: list[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    except OSError as error:
        raise WorldFailed(f"{arguments[0]} did not start: {error.strerror}", GET_FFMPEG) from error


def _listen(errors: IO[bytes] | None, running: Decoder) -> None:
    """Read what ffmpeg says as it comes, so that it never waits for a reader."""
    while errors and (line := errors.readline(_LONGEST_LINE)):
        text = line.decode(errors="replace").rstrip()
        running.said.append(text)
        running.interrupted |= text.startswith(_SIGNAL)
        for mark in _ERROR:
            if mark in line:
                running.complaint = shown(text.partition(mark.decode())[2])


def _watch(
    process: subprocess.Popen[bytes], ear: Ear, timeout: float, done: Event, late: Event
) -> None:
    """End ffmpeg where it takes too long, or where nobody listens any more."""
    until = time.monotonic() + timeout
    while not done.wait(_GLANCE):
        if ear.closed or time.monotonic() > until:
            if not ear.closed:
                late.set()
            process.kill()
            return
