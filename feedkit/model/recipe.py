"""What a published recording is made of, and what came of making it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from feedkit.model.size import Size
from feedkit.model.tagging import Embedded
from feedkit.model.timestamp import Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A recording of the author's, and what its published copy is to carry.

    ``sha256`` is the digest of the author's file. ``pictures`` are the JPEG files of this machine
    by the names that ``embedded`` calls them; one that is lost is not among them.
    """

    source: Path
    sha256: str
    duration: Duration
    embedded: Embedded
    pictures: Mapping[str, Path] = field(default_factory=dict, compare=False)

    @property
    def key(self) -> str:
        """A digest of everything that the bytes of the copy follow from."""
        parts = self.sha256, self.duration, self.embedded
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    @property
    def lost(self) -> tuple[str, ...]:
        """The names of pictures without which the copy cannot be made."""
        return tuple(sorted(self.embedded.pictures() - self.pictures.keys()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A published copy as it came out.

    ``refused`` says why nothing could be put into it, and that it is the author's file as it is.
    """

    size: Size
    sha256: str
    refused: str = ""
