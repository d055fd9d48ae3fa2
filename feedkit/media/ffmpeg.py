"""ffmpeg: finding it, and having it decode a file into samples."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import deque
from collections.abc import Generator, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from threading import Event, Thread, Timer
from typing import IO

from feedkit.diagnostics import ProgramMissing, WorldFailed
from feedkit.media.cure import GET_FFMPEG
from feedkit.media.defect import shown

SAMPLE_RATE = 8000  # Hz, one channel
SAMPLE_WIDTH = 2  # bytes, little-endian
_VARIABLE = "FEEDKIT_FFMPEG"
_LINES_KEPT = 20


class Undecodable(Exception):
    """ffmpeg found no sound that it could decode. The text is the last it said about it."""


def find_ffmpeg(environment: Mapping[str, str]) -> Path | None:
    """The ffmpeg to use: ``FEEDKIT_FFMPEG``, else the one on ``PATH``, else imageio-ffmpeg's.

    The path is absolute. Folders that ``PATH`` gives relative to the current one do not count.
    A ``FEEDKIT_FFMPEG`` that is no program raises ``ProgramMissing``; none at all is ``None``.
    """
    path = environment.get("PATH", "")
    if named := environment.get(_VARIABLE, ""):
        found = _program(named, path)
        if found is None:
            raise ProgramMissing(f"{_VARIABLE} is {named}, and that is no program", GET_FFMPEG)
        return found
    return _program("ffmpeg", path) or _packaged()


def decode(
    path: Path, *, ffmpeg: Path, window: int, timeout: float
) -> Generator[bytes, None, None]:
    """Decode the first audio stream of a file to one channel at 8 kHz, in little memory.

    Each window is ``window`` samples of 16 bits, the last one what is left. Closing the generator
    ends ffmpeg. Behind the last window ``Undecodable`` is raised where ffmpeg failed, and
    ``WorldFailed`` where it took longer than ``timeout`` seconds.
    """
    complaints: deque[bytes] = deque(maxlen=_LINES_KEPT)
    late = Event()
    with _started(_arguments(path, ffmpeg)) as process:
        listener = Thread(target=_listen, args=(process.stderr, complaints), daemon=True)
        timer = Timer(timeout, _stop, args=(process, late))
        listener.start()
        timer.start()
        try:
            yield from _windows(process.stdout, window * SAMPLE_WIDTH)
            process.wait()
        finally:
            process.kill()
            timer.cancel()
            listener.join()
    if late.is_set():
        raise WorldFailed(f"ffmpeg was still busy with {shown(path.name)} after {timeout:g} s")
    if process.returncode:
        raise Undecodable(_last_words(complaints))


def _program(name: str, path: str) -> Path | None:
    folders = [folder for folder in path.split(os.pathsep) if Path(folder).is_absolute()]
    found = shutil.which(name, path=os.pathsep.join(folders))
    if found is None or not (Path(found).is_absolute() or Path(name).name != name):
        return None
    return Path(found).absolute()


def _packaged() -> Path | None:
    try:
        found = Path(import_module("imageio_ffmpeg").get_ffmpeg_exe())
    except (ImportError, RuntimeError):
        return None
    return found if found.is_absolute() else None


def _arguments(path: Path, ffmpeg: Path) -> list[str]:
    """The command. ``file:`` and the list of protocols keep a name from being anything else."""
    quiet = ["-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe"]
    source = ["-i", f"file:{path.absolute()}", "-map", "0:a:0"]
    samples = ["-ac", "1", "-ar", str(SAMPLE_RATE), "-f", "s16le", "-c:a", "pcm_s16le"]
    return [str(ffmpeg), *quiet, *source, *samples, "pipe:1"]


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


def _windows(output: IO[bytes] | None, length: int) -> Iterator[bytes]:
    while output is not None and (window := output.read(length)):
        yield window


def _listen(errors: IO[bytes] | None, complaints: deque[bytes]) -> None:
    """Read what ffmpeg complains of as it comes, so that it never waits for a reader."""
    complaints.extend(errors or ())


def _stop(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _last_words(complaints: deque[bytes]) -> str:
    return shown(complaints[-1].decode(errors="replace").strip()) if complaints else ""
