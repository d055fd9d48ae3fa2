"""Python's search for garbage in memory, which a build hardly makes."""

from __future__ import annotations

import gc


def tame_collector() -> None:
    """Let memory be searched seldom: nearly all that a build imports and makes, it keeps."""
    gc.set_threshold(100_000, 50, 1000)


def spare_what_is_there() -> None:
    """Never search what is in memory by now; processes that are forked then share it."""
    gc.freeze()
