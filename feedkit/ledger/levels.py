"""How a recording sounds, as the ledger keeps it: figures, and the waveform on one line."""

from __future__ import annotations

import base64
from typing import Any, cast, get_args

from feedkit.ledger.fields import Fields
from feedkit.model.audio_facts import HIGHEST_PEAK, MOST_PEAKS, Levels, Stereo
from feedkit.model.timestamp import Duration


def as_json(levels: Levels) -> dict[str, Any]:
    """Levels as JSON. The waveform is a byte a peak, in base 64."""
    document: dict[str, Any] = {
        "lufs": levels.lufs,
        "range": levels.range,
        "peak": levels.peak,
        "clipped": levels.clipped,
        "leading_silence": levels.leading_silence.seconds,
        "trailing_silence": levels.trailing_silence.seconds,
        "stereo": levels.stereo,
        "waveform": base64.b64encode(bytes(levels.waveform)).decode(),
    }
    if levels.true_peak is not None:
        document["true_peak"] = levels.true_peak
    return document


def are_comparable(fields: Fields) -> bool:
    """Whether levels are by EBU R 128; feedkit once had a mean level in dBFS in their place."""
    return "lufs" in fields.names()


def of_json(fields: Fields) -> Levels:
    """Levels from JSON. Raises ``ValueError`` that says what is missing."""
    return Levels(
        lufs=_decibels(fields, "lufs"),
        range=fields.number("range"),
        peak=_decibels(fields, "peak"),
        true_peak=_decibels(fields, "true_peak"),
        clipped=fields.whole("clipped"),
        leading_silence=Duration.of_seconds(fields.number("leading_silence")),
        trailing_silence=Duration.of_seconds(fields.number("trailing_silence")),
        stereo=_stereo(fields.text("stereo")),
        waveform=_waveform(fields.text("waveform")),
    )


def old(fields: Fields) -> tuple[tuple[str, float | None], ...]:
    """The figures of an older feedkit as they stand, to be written again."""
    return tuple((name, _decibels(fields, name)) for name in fields.names())


def _decibels(fields: Fields, name: str) -> float | None:
    return fields.number(name) if fields.has(name) else None


def _stereo(text: str) -> Stereo:
    if text not in get_args(Stereo):
        raise ValueError(f"“stereo” is “{text}”")
    return cast("Stereo", text)


def _waveform(text: str) -> tuple[int, ...]:
    peaks = tuple(base64.b64decode(text, validate=True))
    if len(peaks) > MOST_PEAKS or max(peaks, default=0) > HIGHEST_PEAK:
        raise ValueError("“waveform” is damaged")
    return peaks
