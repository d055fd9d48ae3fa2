"""What ffmpeg's ``ebur128`` filter says at its end -> loudness as figures."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from msgspec import Struct

_LINE = re.compile(r"\s*(I|LRA|Peak):\s+(\S+) (?:LUFS|LU|dBFS)$")
_HEADING = re.compile(r"\s*(Integrated loudness|Loudness range|Sample peak|True peak):$")
_SILENCE = -70.0  # LUFS; what the filter says where nothing came over its gate


class Loudness(Struct, frozen=True):
    """Loudness as EBU R 128 has it: integrated in LUFS, range in LU, peaks in dBFS and dBTP.

    ``None`` stands for what is silent, or was not asked for.
    """

    lufs: float | None = None
    range: float = 0.0
    peak: float | None = None
    true_peak: float | None = None


def loudness(lines: Iterable[str]) -> Loudness:
    """Read the summary. The filter may print several; the last one is of the whole recording."""
    found: dict[str, float] = {}
    heading = ""
    for line in lines:
        if began := _HEADING.match(line):
            heading = began[1]
        elif value := _LINE.match(line):
            found[heading] = _number(value[2])
    lufs = found.get("Integrated loudness", -math.inf)
    return Loudness(
        lufs=lufs if lufs > _SILENCE else None,
        range=max(0.0, _finite(found.get("Loudness range")) or 0.0),
        peak=_finite(found.get("Sample peak")),
        true_peak=_finite(found.get("True peak")),
    )


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
