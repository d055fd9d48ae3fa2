"""Many recordings -> facts about each, a file on each core or on another machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from msgspec import Struct

from feedkit.diagnostics import WorldFailed
from feedkit.media.audio import probe
from feedkit.media.decoder import Ear
from feedkit.media.defect import Defect
from feedkit.model.audio_facts import AudioFacts
from feedkit.model.timestamp import Duration

_GLANCE = 0.25  # seconds between two looks at how far everybody is
_TOO_EARLY = 2.0  # seconds before anybody can say how long it will take


class Recording(Struct, frozen=True):
    """A file to listen to, how long it says it is, and its digest for who may see another one."""

    path: Path
    length: Duration
    sha256: str = ""


Hear = Callable[[Recording, Ear], AudioFacts | Defect]
"""What probes and measures one recording, wherever that happens; it can be pickled."""


def listen(
    recordings: Sequence[Recording],
    *,
    ffmpeg: Path | None,
    executor: Executor,
    progress: Callable[[str], None],
    true_peak: bool = False,
    hear: Hear | None = None,
) -> Generator[AudioFacts | Defect, None, None]:
    """Probe and measure every recording; the facts come in the order of the recordings.

    The executor decides how many at once, and where; ``hear`` does it in a way of its own. When
    anything goes wrong, or the generator is closed before its end, no ffmpeg of this process goes
    on. Raises what :func:`feedkit.media.audio.probe` raises, for the first recording that has
    something, and ``WorldFailed`` where the executor itself fails.
    """
    so_far = SoFar([each.length.seconds for each in recordings])
    futures: list[Future[AudioFacts | Defect]] = []
    hear = hear or partial(_heard, ffmpeg=ffmpeg, true_peak=true_peak)
    try:
        for each, ear in zip(recordings, so_far.ears, strict=True):
            futures.append(executor.submit(hear, each, ear))
        for future in futures:
            yield _awaited(future, futures, so_far, progress)
    except BrokenExecutor as error:
        raise WorldFailed(f"what was to listen to the recordings broke down: {error}") from error
    finally:
        for future in futures:
            future.cancel()
        for ear in so_far.ears:
            ear.closed = True


def _heard(
    recording: Recording, ear: Ear, *, ffmpeg: Path | None, true_peak: bool
) -> AudioFacts | Defect:
    return probe(recording.path, ffmpeg=ffmpeg, levels=True, true_peak=true_peak, ear=ear)


def _awaited(
    future: Future[AudioFacts | Defect],
    futures: Iterable[Future[AudioFacts | Defect]],
    so_far: SoFar,
    progress: Callable[[str], None],
) -> AudioFacts | Defect:
    """Wait for one, and say meanwhile how far all of them are."""
    while not future.done():
        progress(so_far.words([each.done() for each in futures]))
        try:
            future.exception(timeout=_GLANCE)
        except NotYet:
            continue
    return future.result()


@dataclass(slots=True)
class SoFar:
    """How far recordings of these lengths, in seconds, have been heard, or whatever is done."""

    lengths: Sequence[float]
    clock: Callable[[], float] = time.monotonic
    doing: str = "Listening"
    ears: list[Ear] = field(init=False)
    _began: float = field(init=False)

    def __post_init__(self) -> None:
        self.ears = [Ear() for _ in self.lengths]
        self._began = self.clock()

    def words(self, done: Sequence[bool]) -> str:
        """How many files and hours of how many, and how long it will take."""
        whole = sum(self.lengths)
        each = zip(self.lengths, self.ears, done, strict=True)
        heard = sum(length if over else min(ear.seconds, length) for length, ear, over in each)
        files = f"{sum(done)} of {len(done)} recording{'s' * (len(done) != 1)}"
        return f"{self.doing}: {files}, {_hours(heard, whole)}{self._left(heard, whole)}"

    def _left(self, heard: float, whole: float) -> str:
        elapsed = self.clock() - self._began
        if not heard or elapsed < _TOO_EARLY:
            return ""
        seconds = round(elapsed * (whole - heard) / heard)
        return f", {Duration(1000 * seconds)} left"


def _hours(heard: float, whole: float) -> str:
    if whole < 3600:
        return f"{heard / 60:.1f} of {whole / 60:.1f} minutes"
    return f"{heard / 3600:.1f} of {whole / 3600:.1f} hours"
