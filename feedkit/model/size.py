"""Amounts of bytes."""

from __future__ import annotations

from typing import NamedTuple


class Size(NamedTuple):
    """A number of bytes, printed in the unit that a person would choose."""

    bytes: int

    def __str__(self) -> str:
        if self.bytes < 1000:
            return f"{self.bytes} bytes"
        amount = float(self.bytes)
        units = ["GB", "MB", "kB"]
        while amount >= 1000 and units:
            amount, unit = amount / 1000, units.pop()
        return f"{amount:.1f} {unit}" if amount < 10 else f"{amount:.0f} {unit}"
