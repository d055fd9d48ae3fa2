"""Processes that make files of episodes side by side, where there are many to be made."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from feedkit.diagnostics import WorldFailed
from feedkit.model.artifact import Artifact
from feedkit.model.catalog import Catalog, Episode
from feedkit.outputs.feed.feed import item_digest, item_text
from feedkit.outputs.noting import note_costly
from feedkit.outputs.publication import Publication
from feedkit.outputs.table import OUTPUTS, RENDERERS
from feedkit.source.reading import read_bytes

FEWEST = 400
"""Fewer episodes than these are made before another process has even begun."""

_CHUNK = 40
"""How many files or episodes a process gets at a time: results of more would fill memory."""

_TASKS = 40
"""What a process does before another takes its place: reading Markdown leaks memory."""

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Noted:
    """What outputs noted of some episodes, by their slugs, and their items by digest."""

    notes: Mapping[str, Mapping[str, str]]
    items: Mapping[str, bytes]


class Crew:
    """Up to so many processes at work on a publication. They end with the block, or with us.

    With one job, or where there is little to do, everything is made in this process. Whoever makes
    it, it comes to the same bytes.
    """

    def __init__(self, *, root: Path, jobs: int) -> None:
        self._root = root
        self._jobs = jobs
        self._told: Publication | None = None
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_error: object) -> None:
        self._end()

    def pays(self, count: int) -> bool:
        """Whether so much work is worth beginning other processes."""
        return self._jobs > 1 and count >= FEWEST

    def note(self, publication: Publication) -> None:
        """Have everything noted of the episodes that were read, and their items made."""
        read = [each for each in publication.catalog.episodes if isinstance(each, Episode)]
        if not self.pays(len(read)):
            note_costly(publication)
            return
        for noted in self._spread(publication, _note, read):
            for slug, notes in noted.notes.items():
                publication.notes.setdefault(slug, {}).update(notes)
            for digest, text in noted.items.items():
                publication.items.remember(digest, partial(_same, text))

    def render(
        self, publication: Publication, artifacts: Iterable[Artifact]
    ) -> Iterator[tuple[str, bytes]]:
        """The bytes of files that are each about one episode, by their paths, in any order."""
        listed = sorted(artifacts, key=lambda each: each.about)
        if not self.pays(len(listed)):
            for each in listed:
                yield each.path, RENDERERS[each.kind](publication, each)
            return
        tasks = [(each, publication.episode(each.about)) for each in listed]
        for made in self._spread(publication, _render, tasks):
            yield from made

    def _spread(
        self, publication: Publication, work: Callable[[list[T]], R], listed: list[T]
    ) -> Iterator[R]:
        """The results of work on all, in order; few tasks wait at a time."""
        if self._executor is None or self._told is not publication:
            self._end()
            self._told, self._executor = publication, self._begun(publication)
        try:
            yield from _in_order(self._executor, work, listed, ahead=2 * self._jobs)
        except BrokenExecutor as error:
            message = "a process that was making pages has been ended from outside"
            help = "run the command again; where memory is short, with -j 1"
            raise WorldFailed(message, help) from error

    def _begun(self, publication: Publication) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._jobs,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(_shared(publication), self._root),
            max_tasks_per_child=_TASKS,
        )

    def _end(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


def _in_order(
    executor: ProcessPoolExecutor, work: Callable[[list[T]], R], listed: list[T], *, ahead: int
) -> Iterator[R]:
    waiting: deque[Future[R]] = deque()
    for start in range(0, len(listed), _CHUNK):
        waiting.append(executor.submit(work, listed[start : start + _CHUNK]))
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
    )


class _Task:
    """What this process has been told, as one of a crew."""

    publication: Publication


def _begin(shared: Publication, root: Path) -> None:
    """Begin work as one of a crew; it ends when the process is gone that wanted it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _Task.publication = replace(shared, source=lambda file: read_bytes(root / file))


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _note(episodes: list[Episode]) -> Noted:
    """What outputs note of some episodes; nothing of it depends on any other episode."""
    shared = _Task.publication
    slugs = tuple(each.slug for each in episodes)
    feeds = tuple(replace(each, episodes=slugs) for each in shared.catalog.feeds)
    catalog = replace(shared.catalog, episodes=tuple(episodes), feeds=feeds)
    publication = replace(shared, catalog=catalog)
    items = {
        item_digest(publication, each, feed.encoding): item_text(publication, each, feed.encoding)
        for each in episodes
        for feed in feeds
    }
    note_costly(publication)
    for output in OUTPUTS:
        for _ in output.artifacts(publication):
            pass
    return Noted(publication.notes, items)


def _render(tasks: list[tuple[Artifact, Episode]]) -> list[tuple[str, bytes]]:
    """Files about episodes, which are lent for as long as that takes."""
    lent = {episode.slug: episode for _, episode in tasks}
    publication = _Task.publication.lending(lent)
    return [(each.path, RENDERERS[each.kind](publication, each)) for each, _ in tasks]
