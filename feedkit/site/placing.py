"""Single pieces of a site into their places, by this process or by others beside it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Generator, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from feedkit.files.lasting import Exchange, Handed
from feedkit.files.whole import copying, has_content, has_digest, unwritten, write_bytes
from feedkit.model.artifact import Artifact, MadeFile
from feedkit.site.guard import Yard
from feedkit.site.manifest import Written
from feedkit.site.standing import content_digest, digest_of


class Put(NamedTuple):
    """What is known of a piece in its place, as in :class:`Written`; and if that took writing."""

    size: int
    changed: int
    content: str
    is_new: bool

    def record(self, piece: Artifact | MadeFile) -> Written:
        """What the manifest is to say of it."""
        return Written(digest_of(piece), self.size, self.changed, self.content)


class Hands(Struct, frozen=True, kw_only=True):
    """Who puts files in their places besides us: which ones, and how, in the order of the plan.

    What has to wait for its place goes to the exchange that ``put`` is given.
    """

    paths: Collection[str]
    put: Callable[[Exchange], Generator[Put, None, None]]


def _none(_exchange: Exchange) -> Generator[Put, None, None]:
    yield from ()


OURS = Hands(paths=(), put=_none)
"""Nobody else puts anything anywhere."""


def put_texts(folder: Path, made: Iterable[tuple[Artifact, bytes]]) -> tuple[list[Put], Handed]:
    """Put texts in their places in a site's folder, and hand over what is to be settled."""
    yard = Yard(folder)
    with Exchange() as exchange:
        puts = [put_text(yard, each, content, exchange) for each, content in made]
        return puts, exchange.hand_over()


def put_text(yard: Yard, artifact: Artifact, content: bytes, exchange: Exchange) -> Put:
    """Put a text in its place, at once or later, unless it stands there already."""
    place = yard.place(artifact.path)
    told, found = content_digest(content), None
    if not has_content(place, content):
        found = exchange.put(place, partial(write_bytes, content=content))
    return _put(found, place, told)


def put_file(yard: Yard, file: MadeFile, exchange: Exchange) -> Put:
    """Put a copy of a file in its place, or itself where it is ours, unless it stands there."""
    place, found = yard.place(file.path), None
    if not has_digest(Path(place), file.sha256, file.size.bytes):
        if file.ours:
            exchange.move(file.source, place, sha256=file.sha256)
            found = _stat(place)
        else:
            found = exchange.put(place, copying(file.source, sha256=file.sha256))
    return _put(found, place, "")


def _put(found: os.stat_result | None, place: str, content: str) -> Put:
    stat = found or _stat(place)
    return Put(stat.st_size, stat.st_mtime_ns, content, found is not None)


def _stat(place: str) -> os.stat_result:
    try:
        return os.stat(place)
    except OSError as error:
        raise unwritten(place, error) from error
