"""An address as a QR code that a phone reads from a screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from feedkit.outputs.pages.views import CodeView

_BORDER = 3


def qr_code(address: str) -> CodeView:
    """The code, with a margin that keeps it apart from what is around it."""
    import segno  # noqa: PLC0415  slow, and one page needs it

    rows = tuple(bytes(row) for row in segno.make(address, error="m", micro=False).matrix)
    path = "".join(part for y, row in enumerate(rows) for part in _row(row, y + _BORDER))
    return CodeView(size=len(rows) + 2 * _BORDER, path=path)


def _row(row: bytes, y: int) -> Iterator[str]:
    """The dark stretches of a row, a line each."""
    x = _BORDER
    for dark, run in groupby(row):
        length = len(tuple(run))
        if dark:
            yield f"M{x} {y}h{length}v1h-{length}z"
        x += length
