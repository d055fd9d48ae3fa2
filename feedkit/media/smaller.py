"""Smaller copies of pictures: made once, and kept in a folder by the picture's digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from feedkit.diagnostics import WorldFailed
from feedkit.media.artwork import icon, thumbnail
from feedkit.model.audio_facts import ImageFacts
from feedkit.model.material import Copy, Icon
from feedkit.model.size import Size
from feedkit.model.tagging import LARGEST_COVER

SMALL = 640
"""How many pixels wide the pictures of pages and inside recordings are."""
ICONS = (192, 512)
"""How many pixels wide the icons are that a web manifest is expected to have."""


@dataclass(frozen=True, slots=True)
class Smaller:
    """Where smaller copies are kept; ``progress`` is told of each one that is made."""

    folder: Path
    progress: Callable[[str], None]

    def small(self, path: Path, facts: ImageFacts) -> Copy:
        """The copy of a picture for pages and recordings."""
        return self._copy(
            path,
            f"{facts.sha256}-{SMALL}.jpg",
            lambda: thumbnail(path, pixels=SMALL, most=LARGEST_COVER),
        )

    def icons(self, path: Path, facts: ImageFacts) -> Iterator[Icon]:
        """The icons of a site that are made of its artwork."""
        for pixels in ICONS:
            name = f"{facts.sha256}-{pixels}.png"
            copy = self._copy(path, name, partial(icon, path, pixels=pixels))
            yield Icon(pixels=pixels, copy=copy)

    def _copy(self, path: Path, name: str, make: Callable[[], bytes]) -> Copy:
        place = self.folder / name
        if not place.is_file():
            self.progress(f"Making {path.name} smaller")
            _keep(place, make())
        content = place.read_bytes()
        return Copy(path=place, size=Size(len(content)), sha256=hashlib.sha256(content).hexdigest())


def _keep(place: Path, content: bytes) -> None:
    part = place.with_suffix(".part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(place)
    except OSError as error:
        raise WorldFailed(f"{place} cannot be written: {error.strerror}") from error
