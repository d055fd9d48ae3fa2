"""What is to be seen at the moment, and who waits for it to change."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

from msgspec import Struct

_PATIENCE = 20.0
"""Seconds after which a waiting browser is told that nothing has happened: it may be gone."""


class Report(Struct, frozen=True, kw_only=True):
    """What a build came to.

    ``said`` is what keeps the site from being written; nothing where it was. ``prefix`` is the
    path of the show's address, where its pages stand. ``elsewhere`` are folders that hold its files
    and do not lie in its own. Both are absent where they are not known.
    """

    said: tuple[str, ...] = ()
    changed: bool = False
    prefix: str | None = None
    elsewhere: frozenset[Path] | None = None


class Standing:
    """The last good site, what stands against a newer one, and the browsers that look on.

    ``token`` tells the sites of one server from those of another at the same address.
    """

    def __init__(self, token: str) -> None:
        self.prefix = "/"
        self.said: tuple[str, ...] = ()
        self._token = token
        self._number = 0
        self._closed = False
        self._news = asyncio.Event()

    @property
    def site(self) -> str:
        """The name of the site as it stands: another one after each change of it."""
        return f"{self._token}-{self._number}"

    def tell(self, report: Report) -> None:
        """Take a build's report, and wake all who wait."""
        self.said = report.said
        self.prefix = report.prefix or self.prefix
        self._number += report.changed
        self._wake()

    def close(self) -> None:
        """End what waits: there will be no more news."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    async def events(self) -> AsyncIterator[str]:
        """The present state, then each new one, as server-sent events."""
        while not self._closed:
            news = self._news
            yield f"data: {json.dumps({'site': self.site, 'said': self.said})}\n\n"
            while not news.is_set():
                try:
                    await asyncio.wait_for(news.wait(), _PATIENCE)
                except TimeoutError:
                    yield ": nothing new\n\n"
