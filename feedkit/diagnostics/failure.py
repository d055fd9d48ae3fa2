"""What the world did: the one family of exceptions that ends a command.

Failure                exit 3
├── WorldFailed        a file could not be read or written, a disk is full
├── ProgramMissing     a program or an optional package is not installed
├── FolderRefused      a folder holds what is not ours to touch
└── NotAShow           exit 2: no show.yaml here or above
"""

from __future__ import annotations


class Failure(Exception):
    """Something outside the show failed. ``help`` says what a person can do about it."""

    exit_status = 3

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class WorldFailed(Failure):
    """A file could not be read or written."""


class ProgramMissing(Failure):
    """A program or an optional package is not installed."""


class FolderRefused(Failure):
    """A folder holds files that feedkit did not write."""


class NotAShow(Failure):
    """There is no ``show.yaml`` here or above."""

    exit_status = 2
