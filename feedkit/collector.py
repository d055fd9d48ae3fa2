"""Python's search for garbage in memory, which a build hardly makes."""

from __future__ import annotations

import gc


def put_off_collector() -> None:
    """Search nothing while modules are loaded: they stay."""
    gc.disable()


def tame_collector() -> None:
    """Search seldom: nearly all that a build makes, it keeps. What is there is never searched.

    Processes that are forked from then on share what is there.
    """
    gc.freeze()
    gc.set_threshold(100_000, 50, 1000)
    gc.enable()
