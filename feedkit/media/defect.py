"""What is wrong with a recording or a picture, before anyone knows which line names it."""

from __future__ import annotations

from msgspec import Struct


class Defect(Struct, frozen=True, tag=True):
    """A mistake in a file: its code, what is the case, and what to do about it."""

    code: str
    message: str
    help: str = ""


class Flawed(Exception):
    """Carries a defect up to the function that was asked; never leaves this package."""

    def __init__(self, defect: Defect) -> None:
        super().__init__(defect.message)
        self.defect = defect


def shown(name: str) -> str:
    """A file's name on one line, even where it holds line breaks or stray bytes."""
    return name if name.isprintable() else ascii(name)
