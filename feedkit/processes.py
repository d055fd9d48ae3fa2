"""Processes beside this one that work for it, and each know what they are told once."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from typing import Any, BinaryIO, TypeVar

from msgspec import Struct

from feedkit.collector import tame_collector
from feedkit.diagnostics import WorldFailed

T = TypeVar("T")
R = TypeVar("R")


_AGAIN = "run the command again; where memory is short, with -j 1"

Still = Callable[[], AbstractContextManager[None]]


def fork_is_safe() -> bool:
    """Whether other processes can begin as copies of this one, which takes no time.

    Copies of threads stand still with their locks, and libraries of other systems mind copies.
    """
    return sys.platform == "linux" and threading.active_count() == 1


class _Page(Struct, frozen=True):
    """Where on the board stands what processes are told now: behind all that they were told."""

    board: int
    start: int
    size: int


class Processes:
    """Up to so many processes. They begin when there is work, and end with this one.

    Copies read what they are told from a board, a file in memory that they have from their
    beginning: they can begin before it is known, and are small. Others are told when they begin.
    ``still`` keeps threads of this process from running for a block, as far as they may be halted.
    """

    def __init__(self, count: int, still: Still = nullcontext) -> None:
        self._count = count
        self._still = still
        self._executor: ProcessPoolExecutor | None = None
        self._board: BinaryIO | None = None
        self._page: _Page | None = None

    @property
    def copied(self) -> bool:
        """Whether the others are copies of this one, or would be if they began now."""
        if self._executor is not None:
            return self._board is not None
        with self._still():
            return fork_is_safe()

    def tell(self, told: object) -> None:
        """Have all know something from now on, instead of what they were told before."""
        if self._board is None:
            self.end()
            self._begin(told)
        if self._board is not None:
            content = pickle.dumps(told, pickle.HIGHEST_PROTOCOL)
            start = self._board.seek(0, os.SEEK_END)
            self._board.write(content)
            self._page = _Page(self._board.fileno(), start, len(content))

    def each(
        self,
        work: Callable[[Any, T], R],
        tasks: Iterable[T],
        unwanted: Callable[[R], None] = lambda _result: None,
    ) -> Iterator[R]:
        """What a function makes of what was told and of each task, in the order of the tasks.

        Few tasks wait at a time. Results that nobody comes to want, as something failed, are given
        to ``unwanted``; close the iterator for that. Raises :class:`WorldFailed` where a process
        was ended.
        """
        executor = self._executor or self._begin(None)
        page = self._page

        def given(task: T) -> Future[R]:
            return executor.submit(_work, work, page, task)

        try:
            yield from _in_order(given, tasks, unwanted, ahead=2 * self._count)
        except BrokenExecutor as error:
            message = "a process that was making pages has been ended from outside"
            raise WorldFailed(message, _AGAIN) from error

    def end(self) -> None:
        """End them; others begin if there is more to do, and have been told nothing."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
        if self._board is not None:
            self._board.close()
        self._executor = self._board = self._page = None

    def _begin(self, told: object) -> ProcessPoolExecutor:
        with self._still():
            self._board = _board() if fork_is_safe() else None
            executor = self._executor = ProcessPoolExecutor(
                self._count,
                mp_context=multiprocessing.get_context("fork" if self._board else "spawn"),
                initializer=_join,
                initargs=(None if self._board else told,),
            )
            # All begin at once, as copies do: Python 3.11 begins others beneath the first tasks,
            # and wait in vain for one that was beginning while another was lost.
            executor._safe_to_dynamically_spawn_children = False  # type: ignore[attr-defined]
            try:
                executor.submit(os.getpid)
            except OSError as error:
                message = f"no other process can begin: {error.strerror}"
                raise WorldFailed(message, _AGAIN) from error
        return executor


def _board() -> BinaryIO | None:
    """A file in memory, where a system gives one."""
    try:
        return os.fdopen(os.memfd_create("told"), "wb+", buffering=0)
    except OSError:
        return None


def _in_order(
    given: Callable[[T], Future[R]],
    tasks: Iterable[T],
    unwanted: Callable[[R], None],
    *,
    ahead: int,
) -> Iterator[R]:
    waiting: deque[Future[R]] = deque()
    try:
        for task in tasks:
            waiting.append(given(task))
            if len(waiting) > ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for each in [each for each in waiting if not each.cancel()]:
            if each.exception() is None:
                unwanted(each.result())


class _Heard:
    """What this process has been told, as one of several."""

    told: Any = None
    page: _Page | None = None


def _join(told: object) -> None:
    """Begin work as one of several; it ends when the process is gone that wanted it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _Heard.told = told
    tame_collector()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(work: Callable[[Any, T], R], page: _Page | None, task: T) -> R:
    if page is not None and page != _Heard.page:
        _Heard.told = pickle.loads(_read(page))  # noqa: S301  of our own memory, and no file's
        _Heard.page = page
    return work(_Heard.told, task)


def _read(page: _Page) -> bytes:
    """What stands on a page. The board has one place for reading and writing: it is not moved."""
    parts: list[bytes] = []
    start, left = page.start, page.size
    while left and (part := os.pread(page.board, left, start)):
        parts.append(part)
        start, left = start + len(part), left - len(part)
    return b"".join(parts)
