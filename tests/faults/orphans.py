"""A build that shares its work between processes, and is killed while they are at it.

Says how the build ended and how many processes it had left, once all of them are gone.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

from feedkit import crew, processes
from feedkit.cli import main

_SUBREAPER = 36
"""Whoever loses its parent below this process becomes its child, says prctl(2)."""


def build_and_die(folder: str, moment: str) -> None:
    """Build until the first work is given out, or comes back, or has been put into the site."""
    real = processes._in_order

    def dying(given, tasks, unwanted, *, ahead):
        results = real(given, tasks, unwanted, ahead=ahead)
        if moment == "put in its place" and unwanted is not crew._forget:
            yield from results
            return
        if moment == "given out":
            given(next(iter(tasks)))
        else:
            next(results)
        os.kill(os.getpid(), signal.SIGKILL)

    crew.FEWEST = crew.FEWEST_FOR_COPIES = 2
    crew._FILES_AT_ONCE = 5
    processes._in_order = dying
    sys.argv = ["feedkit", "-C", folder, "build", "--jobs", "2"]
    main()


def watch() -> None:
    """Let a build die, and wait for every process that it leaves behind."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    signal.alarm(120)
    child = os.fork()
    if not child:
        build_and_die(*sys.argv[1:])
        os._exit(0)
    _, status = os.waitpid(child, 0)
    left = 0
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
        left += 1
    print(os.waitstatus_to_exitcode(status), left)


if __name__ == "__main__":
    watch()
