"""What an episode needs to know of its show."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from feedkit.model import addresses
from feedkit.model.material import ImageMaterial
from feedkit.model.promise import ShowPromise
from feedkit.model.show_file import ShowFile
from feedkit.resolve.enclosure import Places
from feedkit.resolve.people import Known
from feedkit.text.words import ENGLISH, Words


class Surroundings(Struct, frozen=True, kw_only=True):
    """What an episode needs to know of its show."""

    show: ShowFile
    address: str
    guid: str
    places: Places
    known: Known
    artwork: ImageMaterial | None = None
    words: Words = ENGLISH
    pictures: Mapping[str, Path] = field(default_factory=dict)

    @property
    def promise(self) -> ShowPromise:
        """What subscribers rely on about the show."""
        feed = addresses.feed_address(self.places.own)
        return ShowPromise(guid=self.guid, feed=feed, prefix=self.places.prefix)
