"""Smaller copies of pictures: made once, and kept in a folder by the picture's digest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit import media
from feedkit.diagnostics import WorldFailed
from feedkit.media.chapters.new_file import PART
from feedkit.media.renditions import Wanted, wanted
from feedkit.model.audio_facts import ImageFacts
from feedkit.model.material import Copies, Copy, Icon, Rendition
from feedkit.model.size import Size
from feedkit.model.tagging import LARGEST_COVER

if TYPE_CHECKING:
    from PIL.Image import Image

SMALL = 640
"""How many pixels wide the pictures inside recordings are, and those for old browsers."""
ICONS = (192, 512)
"""How many pixels wide the icons are that a web manifest is expected to have."""


def renditions_of(facts: ImageFacts) -> tuple[Wanted, ...]:
    """The renditions that pages have of a picture."""
    return tuple(wanted(facts, largest=SMALL))


class Smaller(Struct, frozen=True):
    """Where smaller copies are kept: what is in none of the folders is made in the last one."""

    folders: tuple[Path, ...]

    def copies(self, path: Path, facts: ImageFacts, *, on_pages: bool) -> Copies:
        """The copy of a picture for recordings, and those for pages where it is shown there.

        The picture is opened once, and only where one of them is lacking.
        """
        image = cache(partial(media.reduced, path, pixels=SMALL))
        small = self._copy(
            f"{facts.sha256}-{SMALL}.jpg", lambda: media.as_jpeg(image(), most=LARGEST_COVER)
        )
        made = []
        for each in renditions_of(facts) if on_pages else ():
            copy = self._copy(f"{facts.sha256}-{each.name}", partial(_rendition, each, image))
            made.append(Rendition(media_type=each.form.media_type, width=each.width, copy=copy))
        return Copies(small=small, renditions=tuple(made))

    def icons(self, path: Path, facts: ImageFacts) -> Iterator[Icon]:
        """The icons of a site that are made of its artwork."""
        for pixels in ICONS:
            name = f"{facts.sha256}-{pixels}.png"
            copy = self._copy(name, partial(_icon, path, pixels=pixels))
            yield Icon(pixels=pixels, copy=copy)

    def _copy(self, name: str, make: Callable[[], bytes]) -> Copy:
        kept = (folder / name for folder in self.folders if (folder / name).is_file())
        place = next(kept, None)
        if place is None:
            place = self.folders[-1] / name
            _keep(place, make())
        content = place.read_bytes()
        return Copy(path=place, size=Size(len(content)), sha256=hashlib.sha256(content).hexdigest())


def _icon(path: Path, *, pixels: int) -> bytes:
    return media.icon(path, pixels=pixels)


def _rendition(each: Wanted, image: Callable[[], Image]) -> bytes:
    return each.of(image())


def _keep(place: Path, content: bytes) -> None:
    # Two of a kind may be made side by side, in one process or in two.
    part = place.with_name(f".{place.name}.{os.getpid()}.{get_ident()}{PART}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())  # it is looked for by its name alone from now on
        part.replace(place)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise WorldFailed(f"{place} cannot be written: {error.strerror}") from error
