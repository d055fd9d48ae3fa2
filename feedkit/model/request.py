"""What one command asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What one build is asked for. ``address`` stands in for the show's own in a preview.

    ``secret`` is what the addresses of private feeds are made of.
    """

    now: datetime
    drafts: bool = False
    future: bool = False
    address: str | None = None
    secret: str = field(default="", repr=False)

    def reaches(self, published: datetime) -> bool:
        """Whether an episode of that date is to appear."""
        return self.future or published <= self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A build or a check of the show in ``root``, written to ``output``.

    ``preview`` builds are for looking at: they leave the ledger alone and tell search engines to
    stay away. ``jobs`` is how many processes may make files side by side.
    """

    root: Path
    choices: Choices
    output: Path
    preview: bool = False
    locked: bool = False
    strict: bool = False
    clean: bool = False
    dry_run: bool = False
    jobs: int = 1
