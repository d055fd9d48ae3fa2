"""Processes that read, resolve and render episodes side by side, where there are many."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from feedkit.cache.spool import Spool
from feedkit.files.lasting import Exchange, Handed
from feedkit.model.artifact import Artifact
from feedkit.model.catalog import Catalog, Episode
from feedkit.model.episode_file import EpisodeFile
from feedkit.model.layout import Layout
from feedkit.outputs.noting import Noted, formats, note, parts, unnoted
from feedkit.outputs.publication import Lent, Publication
from feedkit.outputs.table import RENDERERS
from feedkit.processes import Processes, Still
from feedkit.resolve.episode import ResolvedEpisode, Undecided, resolve_episodes
from feedkit.resolve.surroundings import Surroundings
from feedkit.site.placing import Put, put_texts
from feedkit.source.load import Document, read_episodes
from feedkit.source.reading import read_bytes

FEWEST = 500
"""With fewer episodes than these we are done before another process has even begun."""

FEWEST_FOR_COPIES = 50
"""The same where processes begin as copies of this one."""

_FILES_EACH = 5
"""How many files an episode has, as a rule."""

_FILES_AT_ONCE = 100
"""How many files a process makes at a time: results of more would fill memory."""

T = TypeVar("T")
R = TypeVar("R")

_Wanted = tuple[list[tuple[Artifact, bytes | None]], tuple[Lent, ...]]
"""Files that are about episodes, with their bytes if they are made already, and the episodes."""


class Crew:
    """Up to so many processes at work on a show. They end with the block, or with us.

    With one job, or where there is little to do, everything is done in this process. Whoever does
    it, it comes to the same bytes. ``spool`` is for what is made before it has its place. ``still``
    keeps threads of this process from running for a block, as far as they may be halted.
    """

    def __init__(self, *, root: Path, jobs: int, spool: Spool, still: Still = nullcontext) -> None:
        self.spool = spool
        self._root = root
        self._jobs = jobs
        self._told: object = None
        self._processes = Processes(jobs, still)

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_error: object) -> None:
        self.leave()

    def pays(self, count: int) -> bool:
        """Whether so many episodes are worth beginning other processes."""
        if self._jobs == 1 or count < FEWEST_FOR_COPIES:
            return False
        return count >= FEWEST or self._processes.copied

    def _pays_early(self, count: int) -> bool:
        """Whether it is worth it before there is a publication: only copies need not begin anew."""
        return self.pays(count) and self._processes.copied

    def read(self, root: Path, files: Sequence[str]) -> Iterator[Document[EpisodeFile]]:
        """What the files of episodes say, in their order."""
        if not self._pays_early(len(files)):
            return read_episodes(root, files)
        tasks = ((root, part) for part in parts(files))
        return chain.from_iterable(self._processes.each(_read, tasks))

    def resolve(
        self, around: Surroundings, episodes: Sequence[Undecided]
    ) -> Iterator[ResolvedEpisode]:
        """Decide everything about some episodes, in their order."""
        if not self._pays_early(len(episodes)):
            return resolve_episodes(around, episodes)
        self._told = around
        self._processes.tell(around)
        return chain.from_iterable(self._processes.each(_resolve, parts(episodes)))

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
        for made in self._spread(publication, _render, self._tasks(publication, artifacts)):
            yield from ((each.path, content) for each, content in made)

    def writes(self, files: int) -> bool:
        """Whether others put so many files in their places, which takes that they are copies.

        Copies hold the lock of the build along with this process.
        """
        return self._pays_early(files // _FILES_EACH)

    def put(
        self,
        publication: Publication,
        artifacts: Sequence[Artifact],
        folder: Path,
        exchange: Exchange,
    ) -> Generator[Put, None, None]:
        """Have files that are each about one episode put in their places below a folder.

        They may be made already, and wait in the spool.
        """
        tasks = ((folder, each) for each in self._tasks(publication, artifacts))
        with closing(self._spread(publication, _put, tasks, _forget)) as coming:
            for puts, handed in coming:
                exchange.take_over(handed)
                yield from puts

    def _tasks(self, publication: Publication, artifacts: Sequence[Artifact]) -> Iterator[_Wanted]:
        for chunk in parts(artifacts, _FILES_AT_ONCE):
            made = [(each, self.spool.get(each.path)) for each in chunk]
            slugs = dict.fromkeys(each.about for each, content in made if content is None)
            yield made, publication.lend(slugs)

    def _spread(
        self,
        publication: Publication,
        work: Callable[[Publication, T], R],
        tasks: Iterable[T],
        unwanted: Callable[[R], None] = lambda _result: None,
    ) -> Generator[R, None, None]:
        if self._told is not publication:
            self._told = publication
            self._processes.tell(_shared(publication, self._root))
        yield from self._processes.each(work, tasks, unwanted)

    def leave(self) -> None:
        """End the processes; they begin anew if there is more to do."""
        self._processes.end()
        self._told = None


def _same(text: bytes) -> bytes:
    return text


def _shared(publication: Publication, root: Path) -> Publication:
    """What every process is told of a publication: episodes are lent, few at a time."""
    catalog = publication.catalog
    episodes = tuple(
        each.listed() if isinstance(each, Episode) else each for each in catalog.episodes[:1]
    )
    feeds = tuple(replace(each, episodes=()) for each in formats(publication).values())
    return Publication(
        catalog=Catalog(show=catalog.show, episodes=episodes, feeds=feeds),
        templates=dict(publication.templates),
        overridden=publication.overridden,
        words=publication.words,
        noindex=publication.noindex,
        version=publication.version,
        index=publication.index,
        items=_Items(publication.items.known()),
        source=partial(_source, root),
    )


def _source(root: Path, file: str) -> bytes:
    return read_bytes(root / file)


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


def _read(_told: object, task: tuple[Path, Sequence[str]]) -> list[Document[EpisodeFile]]:
    """What the files of some episodes say."""
    return list(read_episodes(*task))


def _resolve(around: Surroundings, episodes: Sequence[Undecided]) -> list[ResolvedEpisode]:
    """Some episodes with everything decided."""
    return list(resolve_episodes(around, episodes))


def _note(publication: Publication, episodes: Sequence[Episode]) -> tuple[Noted, dict[str, bytes]]:
    """What outputs note of some episodes, and their items by digest."""
    items = publication.items
    assert isinstance(items, _Items)
    return note(publication, episodes), items.handed_over()


def _render(publication: Publication, wanted: _Wanted) -> list[tuple[Artifact, bytes]]:
    """Files about episodes, which are lent for as long as that takes."""
    made, lent = wanted
    lending = publication.lending(lent)
    return [
        (each, RENDERERS[each.kind](lending, each) if content is None else content)
        for each, content in made
    ]


def _put(publication: Publication, task: tuple[Path, _Wanted]) -> tuple[list[Put], Handed]:
    """The same in their places, as far as they need not wait."""
    folder, wanted = task
    return put_texts(folder, _render(publication, wanted))


def _forget(done: tuple[list[Put], Handed]) -> None:
    """Take away what waits for its place and never takes it."""
    done[1].forget()
