"""Several shows side by side, as their common site tells of them."""

from __future__ import annotations

from msgspec import Struct

from feedkit.model.catalog import Show


class ShelvedShow(Struct, frozen=True, kw_only=True):
    """A show and the folder of the common site that its own stands in.

    ``sitemaps`` are the names of the lists of its pages in that folder.
    """

    folder: str
    show: Show
    sitemaps: tuple[str, ...]


class Shelf(Struct, frozen=True, kw_only=True):
    """The shows of a common site, in the order of its list."""

    title: str
    description: str
    address: str
    language: str
    shows: tuple[ShelvedShow, ...]
    noindex: bool = False
