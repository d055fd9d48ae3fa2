"""Threads for what other processes do, or Pillow does, with one file after another."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor


def a_file_per_core() -> Executor:
    """Threads, one a core: the work itself is done by the processes that they wait for."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  slow, and rarely needed

    able = getattr(os, "sched_getaffinity", None)
    return ThreadPoolExecutor(len(able(0)) if able else os.cpu_count() or 1)
