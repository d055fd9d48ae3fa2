"""Texts kept under the digest of what they are made from."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection
from pathlib import Path

from feedkit.cache.whole import read_whole, replace_whole


class Texts:
    """A folder of texts. A damaged one is made again without a word."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def remember(self, digest: str, make: Callable[[], str]) -> str:
        """The text kept under a digest; or the one that ``make`` makes, kept from now on."""
        kept = self._kept(digest)
        if kept is not None:
            return kept
        text = make()
        replace_whole(self._path(digest), text.encode())
        return text

    def recall(self, digest: str, make: Callable[[], str]) -> str:
        """The text kept under a digest; or the one that ``make`` makes, which is not kept."""
        kept = self._kept(digest)
        return make() if kept is None else kept

    def forget_all_but(self, digests: Collection[str]) -> None:
        """Drop every text that is kept under another digest."""
        for path in self._folder.glob("*/*"):
            if path.parent.name + path.name not in digests:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _kept(self, digest: str) -> str | None:
        kept = read_whole(self._path(digest))
        return None if kept is None else kept.decode()

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest[2:]
