"""A recording -> the same sound in another encoding, by ffmpeg."""

from __future__ import annotations

import os
import subprocess
from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from feedkit.diagnostics import WorldFailed
from feedkit.media.chapters.new_file import PART
from feedkit.media.cure import GET_FFMPEG
from feedkit.media.defect import Defect, shown
from feedkit.model.encoding import Encoding
from feedkit.model.timestamp import Duration

_ENCODERS = {
    "aac": ("-c:a", "aac", "-f", "ipod"),
    "mp3": ("-c:a", "libmp3lame", "-id3v2_version", "0", "-f", "mp3"),
    "opus": ("-c:a", "libopus", "-f", "opus"),
}
_MOST_CHANNELS = 2
_LINES_KEPT = 20
_TIME = "out_time_us="


def encode(
    source: Path,
    target: Path,
    encoding: Encoding,
    *,
    ffmpeg: Path | None,
    duration: Duration,
    channels: int,
    progress: Callable[[int], None] = lambda _percent: None,
) -> Defect | None:
    """Write the first sound of a recording in another encoding, whole or not at all.

    Returns the defect for which nothing was written, if there is one. ``progress`` is told the
    percentage that is done. There are no tags in what is written; the same ffmpeg gives the same
    bytes. However it ends, no ffmpeg is left running and no part of a file.
    """
    if ffmpeg is None:
        message = f"{shown(source.name)} is to be encoded as {encoding}, and that takes ffmpeg"
        return Defect("AUD025", message, GET_FFMPEG)
    # An ffmpeg that a killed build has left goes on: it must not write into the file of another.
    part = target.with_name(f".{target.name[:80]}.{os.getpid()}{PART}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        complaint = _run(_command(ffmpeg, source, part, encoding, channels), duration, progress)
        if complaint is not None:
            return _failed(source, encoding, complaint)
        part.replace(target)
    except OSError as error:
        raise WorldFailed(f"{target} cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    return None


def _command(
    ffmpeg: Path, source: Path, part: Path, encoding: Encoding, channels: int
) -> list[str]:
    """The command. ``file:`` and the list of protocols keep a name from being anything else."""
    quiet = ["-nostdin", "-v", "error", "-y", "-protocol_whitelist", "file,pipe"]
    taken = ["-map", "0:a:0", "-map_metadata", "-1", "-map_chapters", "-1"]
    same = ["-fflags", "+bitexact", "-flags:a", "+bitexact", "-threads", "1"]
    fewer = ["-ac", str(_MOST_CHANNELS)] if channels > _MOST_CHANNELS else []
    return [
        *(str(ffmpeg), *quiet, "-i", f"file:{source.absolute()}", *taken, *same, *fewer),
        *("-b:a", f"{encoding.kilobits}k", "-progress", "pipe:1", *_ENCODERS[encoding.codec]),
        f"file:{part.absolute()}",
    ]


def _run(command: list[str], duration: Duration, progress: Callable[[int], None]) -> str | None:
    """What ffmpeg complained of in the end, nothing where it did what it was to do."""
    complaints: deque[bytes] = deque(maxlen=_LINES_KEPT)
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    except OSError as error:
        raise WorldFailed(f"{command[0]} did not start: {error.strerror}", GET_FFMPEG) from error
    with process:
        listener = Thread(target=complaints.extend, args=(process.stderr or (),), daemon=True)
        listener.start()
        try:
            for line in process.stdout or ():
                _tell(line.decode(errors="replace"), duration, progress)
            process.wait()
        finally:
            process.kill()
            listener.join()
    if process.returncode == 0:
        return None
    return complaints[-1].decode(errors="replace").strip() if complaints else "it was ended"


def _tell(line: str, duration: Duration, progress: Callable[[int], None]) -> None:
    if line.startswith(_TIME) and line.removeprefix(_TIME).strip().isdigit():
        done = int(line.removeprefix(_TIME)) // 1000
        progress(min(100, done * 100 // max(1, duration.milliseconds)))


def _failed(source: Path, encoding: Encoding, complaint: str) -> Defect:
    if "encoder" in complaint.lower():
        return Defect("AUD025", f"this ffmpeg cannot write {encoding.codec}", GET_FFMPEG)
    if "No space left" in complaint:
        raise WorldFailed(f"{source.name} cannot be encoded: the disk is full")
    return Defect(
        "AUD021",
        f"{shown(source.name)} could not be encoded as {encoding}: {shown(complaint)}",
        "export it again, or copy it again from where it came from",
    )
