"""A build that says where it is when it is about to do a deed, and waits to be told to go on."""

from __future__ import annotations

import sys

import edge

from feedkit.cli import main

if __name__ == "__main__":
    folder, moment = sys.argv[1], int(sys.argv[2])

    def wait(_edge: edge.Edge, number: int, _kind: str) -> None:
        """Wait at the moment."""
        if number == moment:
            print("here", flush=True)
            sys.stdin.readline()

    edge.Edge((f"{folder}/",), wait).stand()
    sys.argv = ["feedkit", "-C", folder, "build"]
    main()
