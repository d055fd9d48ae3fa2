"""Building whenever something has changed: one build at a time, one for all changes meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

from feedkit.serve.standing import Report, Standing

Build = Callable[[], Report]
Watch = Callable[[Collection[Path]], AsyncIterator[object]]
"""Says, each time something has changed in the show's folder or in these, anything at all."""


class Rebuilding:
    """Keeps a site up to date with its sources, from the first moment on."""

    def __init__(self, build: Build, watch: Watch, standing: Standing) -> None:
        self.busy = False
        self._build = build
        self._watch = watch
        self._standing = standing
        self._wanted = asyncio.Event()
        self._elsewhere: frozenset[Path] = frozenset()

    async def run(self) -> None:
        """Build, and build again after changes, until cancelled."""
        self._wanted.set()
        async with asyncio.TaskGroup() as tasks:
            watching = tasks.create_task(self._look())
            await asyncio.sleep(0)  # whoever watches begins before anything is read
            while True:
                await self._wanted.wait()
                self._wanted.clear()
                report = await self._built()
                self._standing.tell(report)
                if report.elsewhere is not None and report.elsewhere != self._elsewhere:
                    self._elsewhere = report.elsewhere
                    watching.cancel()
                    watching = tasks.create_task(self._look())
                    self._wanted.set()  # something may have changed before they were watched

    async def _look(self) -> None:
        async for _change in self._watch(self._elsewhere):
            self._wanted.set()

    async def _built(self) -> Report:
        """The report of one build, made in a thread that keeps nobody from leaving."""
        loop = asyncio.get_running_loop()
        made: asyncio.Future[Report] = loop.create_future()

        def settle(way: Callable[[Any], None], value: Any) -> None:
            self.busy = False
            with suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(lambda: None if made.done() else way(value))

        def work() -> None:
            try:
                report = self._build()
            except BaseException as error:
                settle(made.set_exception, error)
            else:
                settle(made.set_result, report)

        self.busy = True
        Thread(target=work, name="feedkit build", daemon=True).start()
        return await made
