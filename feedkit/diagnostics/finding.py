"""A mistake before anyone has looked up its line."""

from __future__ import annotations

from typing import NamedTuple

from feedkit.diagnostics.codes import CODES, Severity


class Finding(NamedTuple):
    """What is wrong with which field of which file.

    ``file`` is the path from the show's folder. ``at`` is the way from the top of the file to the
    field: keys, positions in a list, and behind a block of text the number of a line in it, all
    from nought; the deepest part that exists counts, and an empty way is the file's first line.
    ``quote`` is the part of the text there that is meant, where it is less than the whole value.
    ``line`` and ``column``, from one, take the place of ``at`` for what is no YAML.
    ``weight`` is how bad it is, where that depends on more than the code.
    """

    code: str
    file: str
    message: str
    help: str = ""
    at: tuple[str | int, ...] = ()
    quote: str = ""
    key: bool = False
    line: int = 0
    column: int = 0
    weight: Severity | None = None

    def under(self, code: str) -> Finding:
        """The same as a mistake of another code."""
        return self._replace(code=code)

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.weight or CODES[self.code].severity
