"""What a published recording is made of, and what came of making it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from feedkit.model.encoding import Encoding
from feedkit.model.size import Size
from feedkit.model.tagging import Embedded
from feedkit.model.timestamp import Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A recording of the author's, and what is to become of it in its published copy.

    ``sha256`` is the digest of the author's file. Without an ``encoding`` its sound stays as it
    is, without ``embedded`` nothing is put into it; one of the two there is. ``pictures`` are the
    JPEG files of this machine by the names that ``embedded`` calls them; one that is lost is not
    among them.
    """

    source: Path
    sha256: str
    duration: Duration
    channels: int = 2
    embedded: Embedded | None = None
    encoding: Encoding | None = None
    pictures: Mapping[str, Path] = field(default_factory=dict, compare=False)

    @property
    def key(self) -> str:
        """A digest of everything that the bytes of the copy follow from."""
        parts = self.sha256, self.duration, self.embedded, self.encoding
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    @property
    def lost(self) -> tuple[str, ...]:
        """The names of pictures without which the copy cannot be made."""
        wanted = self.embedded.pictures() if self.embedded else frozenset[str]()
        return tuple(sorted(wanted - self.pictures.keys()))

    @property
    def extension(self) -> str:
        """The ending of the copy, without a dot."""
        return self.encoding.extension if self.encoding else self.source.suffix[1:].lower()


class Made(Struct, frozen=True, kw_only=True):
    """A published copy as it came out.

    ``refused`` says why nothing could be put into it, and that it is the author's file as it is.
    """

    size: Size
    sha256: str
    refused: str = ""
