"""A file of the site before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from feedkit.model.size import Size


class Stage(IntEnum):
    """When a file is written: nothing is named by a feed before it is there."""

    MEDIA = 1
    IMAGES = 2
    SIDE_FILES = 3
    PAGES = 4
    FEEDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A text file of the site: what it is and the digest of everything it is made from.

    ``key`` tells its kind's renderer which one is meant. ``path`` is below the site's folder.
    """

    kind: str
    key: str
    path: str
    digest: str
    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFile:
    """A finished file on this machine that the site gets a copy of."""

    path: str
    source: Path
    size: Size
    sha256: str
    stage: Stage
