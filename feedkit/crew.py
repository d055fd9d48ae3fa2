"""Processes that make files of episodes side by side, where there are many to be made."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from feedkit.cache.spool import Spool
from feedkit.collector import tame_collector
from feedkit.diagnostics import WorldFailed
from feedkit.model.artifact import Artifact
from feedkit.model.catalog import Catalog, Episode
from feedkit.outputs.noting import Noted, note, parts, unnoted
from feedkit.outputs.publication import Layout, Publication
from feedkit.outputs.table import RENDERERS
from feedkit.source.reading import read_bytes

FEWEST = 500
"""Fewer episodes than these are made before another process has even begun."""

_FILES_EACH = 5
"""How many files an episode has, as a rule."""

_FILES_AT_ONCE = 100
"""How many files a process makes at a time: results of more would fill memory."""

T = TypeVar("T")
R = TypeVar("R")


class Crew:
    """Up to so many processes at work on a publication. They end with the block, or with us.

    With one job, or where there is little to do, everything is made in this process. Whoever makes
    it, it comes to the same bytes. ``spool`` is for what is made before it has its place.
    """

    def __init__(self, *, root: Path, jobs: int, spool: Spool) -> None:
        self.spool = spool
        self._root = root
        self._jobs = jobs
        self._told: Publication | None = None
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_error: object) -> None:
        self.leave()

    def pays(self, count: int) -> bool:
        """Whether so much work is worth beginning other processes."""
        return self._jobs > 1 and count >= FEWEST

    def note(self, publication: Publication) -> None:
        """Have everything noted of the episodes that nothing is known of, and their items made."""
        read = unnoted(publication)
        if not self.pays(len(read)):
            for each in parts(read):
                note(publication, each).tell(publication)
            return
        for noted, items in self._spread(publication, _note, parts(read)):
            noted.tell(publication)
            for digest, text in items.items():
                publication.items.remember(digest, partial(_same, text))

    def render(
        self, publication: Publication, artifacts: Sequence[Artifact]
    ) -> Iterator[tuple[str, bytes]]:
        """The bytes of files that are each about one episode, with their paths, in their order.

        Files of an episode should stand together: it goes to another process once for them.
        """
        if not self.pays(len(artifacts) // _FILES_EACH):
            for each in artifacts:
                yield each.path, RENDERERS[each.kind](publication, each)
            return
        chunks = parts(artifacts, _FILES_AT_ONCE)
        tasks = ([(each, publication.episode(each.about)) for each in chunk] for chunk in chunks)
        for made in self._spread(publication, _render, tasks):
            yield from made

    def _spread(
        self, publication: Publication, work: Callable[[T], R], tasks: Iterable[T]
    ) -> Iterator[R]:
        """The results of all tasks, in order; few tasks wait at a time."""
        if self._executor is None or self._told is not publication:
            self.leave()
            self._told, self._executor = publication, self._begun(publication)
        try:
            yield from _in_order(self._executor, work, tasks, ahead=2 * self._jobs)
        except BrokenExecutor as error:
            message = "a process that was making pages has been ended from outside"
            help = "run the command again; where memory is short, with -j 1"
            raise WorldFailed(message, help) from error

    def _begun(self, publication: Publication) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._jobs,
            # Forks would hold our lock when we are gone, and their server leaves a folder behind.
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(_shared(publication), self._root),
        )

    def leave(self) -> None:
        """End the processes; they begin anew if there is more to do."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


def _in_order(
    executor: ProcessPoolExecutor, work: Callable[[T], R], tasks: Iterable[T], *, ahead: int
) -> Iterator[R]:
    waiting: deque[Future[R]] = deque()
    for task in tasks:
        waiting.append(executor.submit(work, task))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _same(text: bytes) -> bytes:
    return text


def _shared(publication: Publication) -> Publication:
    """What every process is told of a publication: each episode as lists need it."""
    catalog = publication.catalog
    episodes = tuple(
        each.listed() if isinstance(each, Episode) else each for each in catalog.episodes
    )
    feeds = {each.encoding: replace(each, episodes=()) for each in catalog.feeds}
    return Publication(
        catalog=Catalog(show=catalog.show, episodes=episodes, feeds=tuple(feeds.values())),
        templates=dict(publication.templates),
        overridden=publication.overridden,
        words=publication.words,
        noindex=publication.noindex,
        version=publication.version,
        index=publication.index,
        items=_Items(publication.items.known()),
    )


class _Items:
    """The items that a process makes; those of ``known`` digests are made already."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known
        self._made: dict[str, bytes] = {}

    def remember(self, digest: str, make: Callable[[], bytes]) -> bytes:
        found = self._made.get(digest)
        if found is None:
            found = self._made[digest] = make()
        return found

    def knows(self, digest: str) -> bool:
        return digest in self._known

    def known(self) -> frozenset[str]:
        return self._known

    def keep(self, _feeds: Mapping[str, Layout]) -> None:
        """Whoever writes the feeds knows where items lie in them."""

    def handed_over(self) -> dict[str, bytes]:
        """The items, which are not kept here any longer."""
        made, self._made = self._made, {}
        return made


class _Task:
    """What this process has been told, as one of a crew."""

    publication: Publication
    items: _Items


def _begin(shared: Publication, root: Path) -> None:
    """Begin work as one of a crew; it ends when the process is gone that wanted it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _Task.items = _Items(shared.items.known())
    _Task.publication = replace(
        shared, items=_Task.items, source=lambda file: read_bytes(root / file)
    )
    tame_collector()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _note(episodes: Sequence[Episode]) -> tuple[Noted, dict[str, bytes]]:
    """What outputs note of some episodes, and their items by digest."""
    return note(_Task.publication, episodes), _Task.items.handed_over()


def _render(tasks: list[tuple[Artifact, Episode]]) -> list[tuple[str, bytes]]:
    """Files about episodes, which are lent for as long as that takes."""
    lent = {episode.slug: episode for _, episode in tasks}
    publication = _Task.publication.lending(lent)
    return [(each.path, RENDERERS[each.kind](publication, each)) for each, _ in tasks]
