"""All files of a show, read at once: what they say, and every mistake in any of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from feedkit.diagnostics import Finding
from feedkit.model.episode_file import EpisodeFile
from feedkit.model.show_file import ShowFile
from feedkit.model.written import WrittenEpisode, WrittenShow
from feedkit.source.folder import SHOW, episode_files, read_text, slug_findings, slug_of
from feedkit.source.nodes import MappingNode, Node, Unreadable, compose
from feedkit.source.problems import findings_of
from feedkit.source.values import Walk

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Document(Generic[T]):
    """One file as it was read. ``value`` is absent where something in it is in error."""

    value: T | None
    findings: tuple[Finding, ...]


SHOW_FILE: TypeAdapter[ShowFile] = TypeAdapter(ShowFile)
EPISODE_FILE: TypeAdapter[EpisodeFile] = TypeAdapter(EpisodeFile)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read of a show's folder. ``show`` is absent where show.yaml is in error."""

    show: WrittenShow | None
    findings: tuple[Finding, ...]


def load(root: Path) -> Loaded:
    """Read ``show.yaml`` and all episodes of a folder."""
    files = episode_files(root)
    show = _file(root, SHOW, SHOW_FILE)
    read = {file: _file(root, file, EPISODE_FILE) for file in files}
    episodes = tuple(
        WrittenEpisode(slug_of(file), file, each.value)
        for file, each in read.items()
        if each.value is not None
    )
    found = (*show.findings, *(finding for each in read.values() for finding in each.findings))
    unread = frozenset(slug_of(file) for file, each in read.items() if each.value is None)
    whole = WrittenShow(show.value, episodes, unread) if show.value is not None else None
    return Loaded(whole, (*slug_findings(files), *found))


def _file(root: Path, file: str, adapter: TypeAdapter[T]) -> Document[T]:
    text = read_text(root, file)
    if isinstance(text, Finding):
        return Document(None, (text,))
    return read_document(text, file, adapter)


def read_document(text: str, file: str, adapter: TypeAdapter[T]) -> Document[T]:
    """What one YAML text says, with all that is wrong in it."""
    try:
        node = compose(text)
    except Unreadable as error:
        line, column = error.line, error.column
        found = Finding("SRC001", file, error.message, error.help, line=line, column=column)
        return Document(None, (found,))
    if not isinstance(node, MappingNode):
        return Document(None, (_no_mapping(file, node, text),))
    walk = Walk(file, text)
    written: dict[str, Any] = walk.value(node)
    if walk.gave_up:
        return Document(None, tuple(walk.findings))
    try:
        value = adapter.validate_python(written)
    except ValidationError as error:
        wrong = findings_of(error, file=file, written=written, adapter=adapter)
        return Document(None, (*walk.findings, *wrong))
    return Document(value, tuple(walk.findings))


def _no_mapping(file: str, node: Node | None, text: str) -> Finding:
    message = "the file does not begin with “key: value”"
    if node is None:
        message = "there are only comments in the file" if text.strip() else "the file is empty"
    return Finding("SRC001", file, message, "its first lines are keys, such as title: My title")
