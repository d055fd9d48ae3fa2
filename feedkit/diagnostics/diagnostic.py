"""A mistake with its place, ready to be printed."""

from __future__ import annotations

from typing import NamedTuple

from feedkit.diagnostics.codes import CODES, Severity


class Place(NamedTuple):
    """A place in a file of the show. Lines and columns count from one."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Excerpt(NamedTuple):
    """The line meant, and which part of it: ``start`` from nought, ``length`` at least one."""

    text: str
    start: int
    length: int


class Diagnostic(NamedTuple):
    """A mistake that the author can mend: what, where, and what to do about it.

    ``weight`` is how bad it is, where that depends on more than the code.
    """

    code: str
    place: Place
    message: str
    help: str = ""
    excerpt: Excerpt | None = None
    weight: Severity | None = None

    @property
    def name(self) -> str:
        """The words that stand beside the code."""
        return CODES[self.code].name

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.weight or CODES[self.code].severity
