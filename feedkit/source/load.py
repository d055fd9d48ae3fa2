"""All files of a show, read at once: what they say, and every mistake in any of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from pydantic import TypeAdapter

from feedkit.diagnostics import Finding
from feedkit.model.episode_file import EpisodeFile
from feedkit.model.show_file import ShowFile
from feedkit.model.written import WrittenEpisode, WrittenShow
from feedkit.source.document import Document, read_document
from feedkit.source.folder import (
    SHOW,
    episode_files,
    read_text,
    shows_above,
    slug_findings,
    slug_of,
)

if TYPE_CHECKING:
    from feedkit.source.shows import Shared

T = TypeVar("T")


SHOW_FILE: TypeAdapter[ShowFile] = TypeAdapter(ShowFile)
EPISODE_FILE: TypeAdapter[EpisodeFile] = TypeAdapter(EpisodeFile)


class Loaded(Struct, frozen=True):
    """What could be read of a show's folder. ``show`` is absent where show.yaml is in error."""

    show: WrittenShow | None
    findings: tuple[Finding, ...]


def read_episodes(root: Path, files: Iterable[str]) -> Iterator[Document[EpisodeFile]]:
    """What the files of some episodes say, in their order."""
    return (_file(root, file, EPISODE_FILE) for file in files)


Read = Callable[[Path, Sequence[str]], Iterator[Document[EpisodeFile]]]


def load(root: Path, *, but: Collection[str] = (), read: Read = read_episodes) -> Loaded:
    """Read ``show.yaml`` and all episodes of a folder, but for some files of those.

    ``read`` is what reads the files of episodes, if it is not :func:`read_episodes`.
    """
    files = episode_files(root)
    shared = _shared(root)
    show = _file(root, SHOW, SHOW_FILE, shared.given if shared else None)
    wanted = [file for file in files if file not in but]
    documents = dict(zip(wanted, read(root, wanted), strict=True))
    episodes = tuple(
        WrittenEpisode(slug_of(file), file, each.value)
        for file, each in documents.items()
        if each.value is not None
    )
    found = (
        *(shared.findings if shared else ()),
        *show.findings,
        *(finding for each in documents.values() for finding in each.findings),
    )
    unread = frozenset(slug_of(file) for file, each in documents.items() if each.value is None)
    whole = WrittenShow(show.value, episodes, unread) if show.value is not None else None
    return Loaded(whole, (*slug_findings(files), *found))


def _shared(root: Path) -> Shared | None:
    """What the show shares with others, where there is a list of shows above."""
    if shows_above(root) is None:
        return None
    from feedkit.source.shows import shared_with  # noqa: PLC0415  most shows are in no list

    return shared_with(root)


def _file(
    root: Path, file: str, adapter: TypeAdapter[T], given: Mapping[str, Any] | None = None
) -> Document[T]:
    text = read_text(root, file)
    if isinstance(text, Finding):
        return Document(None, (text,))
    return read_document(text, file, adapter, given=given)


__all__ = [
    "EPISODE_FILE",
    "SHOW_FILE",
    "Document",
    "Loaded",
    "load",
    "read_document",
    "read_episodes",
]
