"""A recording as a drawing: bars as high as it is loud, above a line cut where chapters begin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from operator import add

from feedkit.model.catalog import Episode
from feedkit.outputs.pages.outline_view import shown
from feedkit.outputs.pages.views import WaveView

BARS = 100
"""How many bars are drawn at most: so many can still be told apart on a phone."""

WIDTH, HEIGHT = 1200, 100
_LOWEST = 3
_SEAM = 3
_UPRIGHT = tuple(f"{(HEIGHT - each) / 2:g}v{each}" for each in range(HEIGHT + 1))


def wave_view(episode: Episode) -> WaveView:
    """The drawing of an episode; without peaks it is the line alone."""
    return WaveView(
        width=WIDTH,
        height=HEIGHT,
        bars="".join(_bars(_heights(episode.peaks))),
        line="".join(_line(episode)),
        seconds=episode.enclosure.duration.whole_seconds,
    )


def begins(episode: Episode) -> list[int]:
    """Where the headings of the top level begin, in milliseconds: all that it shows of those."""
    return sorted({each.start.milliseconds for each in shown(episode.outline.chapters)})


def _heights(peaks: tuple[int, ...]) -> Iterator[int]:
    """The peaks in at most so many bars, the loudest of them to the top."""
    loudest = max(peaks, default=0) or 1
    count = min(len(peaks), BARS)
    for number in range(count):
        inside = peaks[number * len(peaks) // count : (number + 1) * len(peaks) // count]
        yield max(_LOWEST, max(inside) * HEIGHT // loudest)


def _bars(heights: Iterator[int]) -> Iterator[str]:
    listed = tuple(heights)
    yield from map(add, _places(len(listed)), (_UPRIGHT[each] for each in listed))


@lru_cache(maxsize=BARS)
def _places(count: int) -> tuple[str, ...]:
    """Where so many bars stand."""
    return tuple(f"M{(number + 0.5) * WIDTH / count:.5g} " for number in range(count))


def _line(episode: Episode) -> Iterator[str]:
    """A stretch for each chapter of the top level, and for what is before the first."""
    whole = episode.enclosure.duration.milliseconds or 1
    inside = (start for start in begins(episode) if 0 < start < whole)
    edges = [round(each * WIDTH / whole) for each in (0, *inside, whole)]
    for left, right in pairwise(edges):
        seam = min(_SEAM, (right - left - 1) // 2) if right - left > 1 else 0
        yield f"M{left + seam} 0H{right - seam}"
