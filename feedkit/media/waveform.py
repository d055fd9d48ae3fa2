"""Any number of peaks -> a few hundred, evenly spread, for a picture of the sound."""

from __future__ import annotations

from array import array
from itertools import pairwise

from msgspec import Struct, field

from feedkit.model.audio_facts import HIGHEST_PEAK, MOST_PEAKS

_ROOM = 16 * MOST_PEAKS


class Waveform(Struct):
    """Peaks as they come, in memory that does not grow: where it is full, pairs become one."""

    _kept: array[int] = field(default_factory=lambda: array("H"))
    _each: int = 1
    _begun: int = 0
    _highest: int = 0

    def add(self, peak: int) -> None:
        """Take the next peak."""
        self._highest = max(self._highest, peak)
        self._begun += 1
        if self._begun == self._each:
            self._kept.append(self._highest)
            self._highest = self._begun = 0
        if len(self._kept) == _ROOM:
            self._kept = array("H", map(max, self._kept[::2], self._kept[1::2]))
            self._each *= 2

    def drawn(self) -> tuple[int, ...]:
        """At most ``MOST_PEAKS``, in hundredths of the highest."""
        kept = [*self._kept, self._highest] if self._begun else self._kept
        top, count = max(kept, default=0), min(len(kept), MOST_PEAKS)
        edges = [at * len(kept) // count for at in range(count + 1)] if count else []
        peaks = (max(kept[one:two]) for one, two in pairwise(edges))
        return tuple(round(HIGHEST_PEAK * peak / max(1, top)) for peak in peaks)
