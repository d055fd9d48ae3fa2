from __future__ import annotations

import asyncio
import threading

import pytest

from feedkit.serve.rebuild import Rebuilding
from feedkit.serve.standing import Report, Standing

LIMIT = 20


class Builds:
    """Builds that take as long as the test wants."""

    def __init__(self, *reports):
        self.begun = threading.Semaphore(0)
        self.go_on = threading.Semaphore(0)
        self.count = 0
        self._reports = iter(reports)

    def __call__(self):
        self.count += 1
        self.begun.release()
        assert self.go_on.acquire(timeout=LIMIT)
        return next(self._reports, Report(changed=True))


async def until(condition):
    async with asyncio.timeout(LIMIT):
        while not condition():
            await asyncio.sleep(0)


def test_changes_during_a_build_make_one_more():
    builds, changes, standing = Builds(), asyncio.Queue(), Standing("t")

    async def watch(_elsewhere):
        while True:
            yield await changes.get()

    async def follow():
        task = asyncio.create_task(Rebuilding(builds, watch, standing).run())
        await until(lambda: builds.begun.acquire(blocking=False))
        for _ in range(5):
            changes.put_nowait("changed")
        await until(changes.empty)
        assert builds.count == 1
        builds.go_on.release()
        await until(lambda: builds.begun.acquire(blocking=False))
        builds.go_on.release()
        await until(lambda: standing.site == "t-2")
        changes.put_nowait("changed")
        await until(lambda: builds.begun.acquire(blocking=False))
        builds.go_on.release()
        await until(lambda: standing.site == "t-3")
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(follow())
    assert builds.count == 3


def test_folders_that_a_show_begins_to_name_are_watched_and_built_again(tmp_path):
    watched = []

    async def watch(elsewhere):
        watched.append(set(elsewhere))
        await asyncio.Event().wait()
        yield None

    reports = [Report(elsewhere=frozenset({tmp_path})), Report(elsewhere=frozenset({tmp_path}))]
    builds, standing = Builds(*reports), Standing("t")

    async def follow():
        task = asyncio.create_task(Rebuilding(builds, watch, standing).run())
        for _ in reports:
            builds.go_on.release()
        await until(lambda: builds.count == 2 and len(watched) == 2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(follow())
    assert watched == [set(), {tmp_path}]


def test_nobody_waits_for_a_build_that_is_cut_off():
    builds = Builds()

    async def watch(_elsewhere):
        await asyncio.Event().wait()
        yield None

    async def follow():
        rebuilding = Rebuilding(builds, watch, Standing("t"))
        task = asyncio.create_task(rebuilding.run())
        await until(lambda: builds.begun.acquire(blocking=False))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return rebuilding

    rebuilding = asyncio.run(follow())
    assert rebuilding.busy
    [thread] = [each for each in threading.enumerate() if each.name == "feedkit build"]
    assert thread.daemon
    builds.go_on.release()
    thread.join(LIMIT)
    assert not rebuilding.busy
