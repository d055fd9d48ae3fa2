"""A file of the site before it is written."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path

from msgspec import Struct

from feedkit.model.recipe import Recipe
from feedkit.model.size import Size


class Stage(IntEnum):
    """When a file is written: nothing is named by a feed before it is there."""

    MEDIA = 1
    IMAGES = 2
    SIDE_FILES = 3
    PAGES = 4
    FEEDS = 5


class Artifact(Struct, frozen=True, kw_only=True):
    """A text file of the site: what it is and the digest of everything it is made from.

    ``key`` tells its kind's renderer which one is meant. ``path`` is below the site's folder.
    ``about`` is the slug of the episode that it cannot be made without, where there is one.
    """

    kind: str
    key: str
    path: str
    digest: str
    stage: Stage
    about: str = ""


class MadeFile(Struct, frozen=True, kw_only=True):
    """A file that the site gets a copy of: the one at ``source``, or what a recipe makes of it.

    ``size`` and ``sha256`` are those of the copy. Where ``ours``, the source is of no further use
    and may be moved instead.
    """

    path: str
    source: Path
    size: Size
    sha256: str
    stage: Stage
    recipe: Recipe | None = None
    ours: bool = False
