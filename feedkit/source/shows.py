"""``shows.yaml``: the folders of several shows, and what they share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from msgspec import Struct, field
from pydantic import TypeAdapter

from feedkit.diagnostics import Finding
from feedkit.model.shows_file import ShowsFile
from feedkit.source.document import Document, read_document
from feedkit.source.folder import SHOW, SHOWS, read_text, shows_above

SHOWS_FILE: TypeAdapter[ShowsFile] = TypeAdapter(ShowsFile)

_NAME = re.compile(r"[^\W_][\w-]*(/[^\W_][\w-]*)*")
_TAKEN = frozenset({"assets", "public"})
"""The folders that the common site, or a build of it, has for itself."""


class Shared(Struct, frozen=True, kw_only=True):
    """What a show has from the ``shows.yaml`` that lists it, and the mistakes in that."""

    given: Mapping[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def read_shows(root: Path, *, file: str = SHOWS) -> Document[ShowsFile]:
    """What ``shows.yaml`` says, whatever becomes of its list; ``file`` is its path from ``root``.

    Mistakes carry that path.
    """
    text = read_text(root, file)
    if isinstance(text, Finding):
        return Document(None, (text,))
    return read_document(text, file, SHOWS_FILE)


def shared_with(root: Path) -> Shared:
    """What the show of a folder shares with others, where a ``shows.yaml`` above lists it."""
    place = shows_above(root)
    if place is None:
        return Shared()
    folder = root.absolute().relative_to(place.parent)
    document = read_shows(root, file="/".join([".."] * len(folder.parts) + [SHOWS]))
    shows = document.value
    if shows is None:
        return Shared(findings=document.findings)
    name = folder.as_posix()
    if name not in {str(PurePosixPath(each)) for each in shows.shows}:
        return Shared()
    people = {key: _said(asdict(person)) for key, person in shows.people.items()}
    given = {"address": address_of(shows, name), **({"people": people} if people else {})}
    return Shared(given=given, findings=document.findings)


def _said(person: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in person.items() if value is not None}


def address_of(shows: ShowsFile, folder: str) -> str:
    """The address of a show that gives none of its own: below the common one."""
    return f"{shows.address.rstrip('/')}/{quote(folder)}/"


def list_findings(root: Path, shows: ShowsFile) -> Iterator[Finding]:
    """What is wrong with the list of folders."""
    if (root / SHOW).is_file():
        message = f"{SHOW} stands beside {SHOWS}: this folder would be a show that holds the others"
        yield Finding("SRC024", SHOWS, message, "give that show a folder of its own, and list it")
    seen: dict[str, str] = {}
    for index, written in enumerate(shows.shows):
        at = ("shows", index)
        wrong = _wrong(root, written) or _clash(written, seen)
        if wrong:
            yield Finding("SRC024", SHOWS, f"“{written}” {wrong[0]}", wrong[1], at=at)
        seen.setdefault(str(PurePosixPath(written)).casefold(), written)


def _wrong(root: Path, written: str) -> tuple[str, str] | None:
    """What is wrong with one folder by itself, and what to do about it."""
    path = PurePosixPath(written)
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:|\\|\.?$", written):
        return "is no path below this folder", "write the folder's name, such as harbour"
    if not _NAME.fullmatch(str(path)):
        help = "use letters, digits and hyphens: it becomes part of the show's address"
        return "becomes part of an address and has characters that cannot", help
    if path.parts[0].lower() in _TAKEN:
        help = "give the show's folder another name"
        return "is a folder that the common site has for itself", help
    return _missing(root, path)


def _missing(root: Path, path: PurePosixPath) -> tuple[str, str] | None:
    """What a folder lacks to be a show's."""
    folder = root / path
    if not folder.resolve().is_relative_to(root.resolve()):
        return "is a link that leads out of this folder", "put the show itself there"
    if not folder.is_dir():
        return "does not exist", f"correct the name, or make the show: feedkit init {path}"
    if not (folder / SHOW).is_file():
        return f"holds no {SHOW}", f"make the show there: feedkit init {path}"
    return None


def _clash(written: str, seen: Mapping[str, str]) -> tuple[str, str] | None:
    """What stands between a folder and those that were listed before."""
    path = PurePosixPath(str(PurePosixPath(written)).casefold())
    for other in map(PurePosixPath, seen):
        if path == other:
            return "is listed twice", "take one of the two out of the list"
        if path.is_relative_to(other) or other.is_relative_to(path):
            help = "put the two folders side by side: one's site would lie inside the other's"
            return f"and “{seen[str(other)]}” lie one inside the other", help
    return None
