"""Copies of pictures that browsers choose from."""

from __future__ import annotations

from msgspec import Struct


class Sized(Struct, frozen=True):
    """A copy of a picture for pages: its type, how many pixels wide it is, and its path."""

    media_type: str
    width: int
    path: str
