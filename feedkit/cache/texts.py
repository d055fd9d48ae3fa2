"""Texts kept under the digest of what they are made from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from feedkit.cache.whole import read_whole, replace_whole


class Texts:
    """A folder of texts. A damaged one is made again without a word."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def remember(self, digest: str, make: Callable[[], str]) -> str:
        """The text kept under a digest; or the one that ``make`` makes, kept from now on."""
        path = self._folder / digest[:2] / digest[2:]
        kept = read_whole(path)
        if kept is not None:
            return kept.decode()
        text = make()
        replace_whole(path, text.encode())
        return text
