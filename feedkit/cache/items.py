"""Items of feeds: the last feeds are the store that they are taken from."""

from __future__ import annotations

import hashlib
import json
import mmap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from feedkit.cache.scan import stamp
from feedkit.cache.spool import Spool
from feedkit.cache.whole import read_whole, replace_whole
from feedkit.model.layout import Layout


class Items:
    """Items by the digest of what they are made from.

    ``index`` says where in the feeds of ``folder`` each one lies. It counts for a feed as long as
    its file has the size and the time that it had when it was written, or else its very bytes:
    caches of hosts keep no times to the nanosecond. Those that are new go to ``made``, until the
    feeds are written.
    """

    def __init__(self, index: Path, folder: Path, made: Spool) -> None:
        self._index = index
        self._folder = folder
        self._made = made
        self._kept: dict[str, tuple[str, int, int]] | None = None
        self._feeds: dict[str, mmap.mmap] = {}
        self._document: dict[str, Any] = {}

    def remember(self, digest: str, make: Callable[[], bytes]) -> bytes:
        """The item of a digest, from a feed or made now."""
        found = self._made.get(digest)
        if found is None:
            found = self._from_feed(digest)
        if found is None:
            found = make()
            self._made.put(digest, found)
        return found

    def keep(self, feeds: Mapping[str, Layout]) -> None:
        """Keep where items lie in the feeds as they are written now, by path."""
        told = {path: self._told(path, *layout) for path, layout in feeds.items()}
        document = {path: each for path, each in told.items() if each is not None}
        if document != self._document:
            replace_whole(self._index, json.dumps(document).encode())

    def knows(self, digest: str) -> bool:
        """Whether the item of a digest need not be made."""
        return digest in self._made or digest in self._load()

    def known(self) -> frozenset[str]:
        """The digests of all items that need not be made."""
        return frozenset((*self._made, *self._load()))

    def _told(
        self, path: str, start: int, items: tuple[tuple[str, int], ...]
    ) -> dict[str, Any] | None:
        size, changed = stamp(self._folder / path)
        if size < start + sum(length for _, length in items):
            return None
        before = self._document.get(path, {})
        same = before.get("stamp") == [size, changed] and "content" in before
        return {
            "stamp": [size, changed],
            "content": before["content"] if same else _content(self._folder / path),
            "start": start,
            "items": [list(each) for each in items],
        }

    def _from_feed(self, digest: str) -> bytes | None:
        place = self._load().get(digest)
        if place is None:
            return None
        path, start, length = place
        return self._feeds[path][start : start + length]

    def _load(self) -> dict[str, tuple[str, int, int]]:
        """Where each item lies; whatever is odd about the index or a feed, it is left alone."""
        if self._kept is None:
            self._kept = {}
            try:
                self._document = json.loads(read_whole(self._index) or b"{}")
                for path, each in self._document.items():
                    self._look_into(path, each)
            except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
                self._kept, self._document = {}, {}
        return self._kept

    def _stands(self, path: str, told: Mapping[str, Any]) -> bool:
        """Whether a feed is as it was written."""
        size, changed = stamp(self._folder / path)
        before, then = told["stamp"]
        if size != before:
            return False
        return bool(changed == then or told["content"] == _content(self._folder / path))

    def _look_into(self, path: str, told: Mapping[str, Any]) -> None:
        """Note where the items of one feed lie, if it is as it was."""
        if self._kept is None or not self._stands(path, told):
            return
        try:
            with (self._folder / path).open("rb") as stream:
                self._feeds[path] = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):
            return
        start = int(told["start"])
        for digest, length in told["items"]:
            self._kept[digest] = (path, start, length)
            start += length


def _content(path: Path) -> str:
    """The digest of the bytes of a feed, which may be gone by now."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
