"""The picture that a message shows of a link: what is on it, before it is drawn."""

from __future__ import annotations

import hashlib

from msgspec import Struct

WIDTH, HEIGHT = 1200, 630
"""Pixels: what messengers and networks show large."""

_EDITION = 1
"""Goes up whenever the same card is drawn differently."""


class CardColours(Struct, frozen=True, kw_only=True):
    """The colours of a card, as ``#rrggbb``: its ground, and what stands on it."""

    ground: str
    ink: str
    soft: str
    accent: str
    bar: str


class Card(Struct, frozen=True, kw_only=True):
    """What is on a card: ``label`` above the title, ``place`` below it.

    ``artwork`` is the path of a small JPEG of the site, and ``flat`` that it is drawn rather than a
    photograph. ``peaks`` draw the sound, from 0 to 100 each; there may be none.
    """

    title: str
    label: str
    place: str
    artwork: str
    flat: bool
    colours: CardColours
    peaks: tuple[int, ...] = ()

    @property
    def extension(self) -> str:
        """The ending of its file: drawings are smaller as PNG, photographs as JPEG."""
        return "png" if self.flat else "jpg"

    @property
    def key(self) -> str:
        """A digest of everything that the picture follows from."""
        colours = (getattr(self.colours, name) for name in CardColours.__struct_fields__)
        texts = (
            str(_EDITION),
            self.extension,
            self.title,
            self.label,
            self.place,
            self.artwork,
            *colours,
        )
        sha = hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass"))
        sha.update(bytes(self.peaks))
        return sha.hexdigest()
