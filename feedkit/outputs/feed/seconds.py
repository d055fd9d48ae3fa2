"""Lengths as the podcast namespace writes them."""

from __future__ import annotations

from feedkit.model.timestamp import Duration, Timestamp


def decimal(duration: Duration) -> str:
    """Seconds without needless digits: ``45`` or ``45.5``."""
    return Timestamp(duration.milliseconds).decimal
