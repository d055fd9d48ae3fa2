"""The picture of a page where a link to it is shown: its card, or else the artwork."""

from __future__ import annotations

from msgspec import Struct

from feedkit.model.card import HEIGHT, WIDTH
from feedkit.model.catalog import Picture
from feedkit.outputs.pages.cards import Placed, card_of
from feedkit.outputs.pages.links import whole
from feedkit.outputs.pages.phrases import cover, excerpt
from feedkit.outputs.publication import Publication

_LONGEST_ALT = 420


class Preview(Struct, frozen=True, kw_only=True):
    """A picture with its whole address; ``kind`` is how large it is to be shown."""

    address: str
    media_type: str
    width: int
    height: int
    alt: str
    kind: str


def preview(
    publication: Publication, subject: str, picture: Picture | None, card: Placed | None
) -> Preview:
    """The picture of a page about a subject that has an artwork and a card, or neither."""
    show = publication.catalog.show
    placed = card or card_of(publication)
    if placed is not None:
        named = (placed.card.title, placed.card.label)
        return Preview(
            address=whole(show.address, placed.path),
            media_type=placed.media_type,
            width=WIDTH,
            height=HEIGHT,
            alt=excerpt(" – ".join(filter(None, named)), _LONGEST_ALT),
            kind="summary_large_image",
        )
    shown = picture or show.artwork
    return Preview(
        address=shown.address,
        media_type=shown.media_type,
        width=shown.width,
        height=shown.height,
        alt=cover(subject if picture else show.title, publication.words),
        kind="summary",
    )
