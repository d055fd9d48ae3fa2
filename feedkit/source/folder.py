"""The folder of a show on disk: finding it, its files, and the paths its files name."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from feedkit.diagnostics import Finding, NotAShow, WorldFailed
from feedkit.source.reading import LARGEST, decode

SHOW = "show.yaml"
SHOWS = "shows.yaml"
EPISODES = "episodes"
RESERVED = frozenset({"show"})
"""Slugs that the ledger needs for itself."""

_SLUG = re.compile(r"[^\W_][\w-]{0,119}")


def find_show(start: Path) -> Path:
    """The folder with ``show.yaml``: this one or the nearest above. Raises :class:`NotAShow`."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / SHOW).is_file():
            return folder
        if (folder / SHOWS).is_file():
            message = f"{folder} holds several shows, and this command is for one"
            raise NotAShow(message, "name the folder of one of them with -C")
    message = f"there is no {SHOW} in {start} or above it"
    raise NotAShow(message, "run feedkit init to make a show, or name its folder with -C")


def find_shows(start: Path) -> Path | None:
    """The folder with ``shows.yaml``, this one or above, unless that of a show comes first."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / SHOWS).is_file():
            return folder
        if (folder / SHOW).is_file():
            return None
    return None


def shows_above(root: Path) -> Path | None:
    """The ``shows.yaml`` nearest above the folder of a show, which may list it."""
    places = (folder / SHOWS for folder in root.absolute().parents)
    return next((place for place in places if place.is_file()), None)


def read_text(root: Path, file: str) -> str | Finding:
    """The text of a file of the show, or what is wrong with it."""
    place = f"{root}/{file}"
    try:
        found = os.stat(place)
    except (OSError, ValueError):
        found = None
    if found is None or not stat.S_ISREG(found.st_mode):
        kind = (
            "a folder" if found and stat.S_ISDIR(found.st_mode) else "not a file that can be read"
        )
        return Finding("SRC001", file, f"this is {kind}", "put a YAML file in its place")
    try:
        with open(place, "rb", buffering=0) as stream:
            small = found.st_size <= LARGEST  # room is made for all that is asked for
            return decode(stream.readall() if small else stream.read(LARGEST + 1), file)
    except OSError as error:
        raise WorldFailed(f"{file} cannot be read: {error.strerror}") from error


def episode_files(root: Path) -> tuple[str, ...]:
    """The paths of all episode files from the show's folder, in the order of their names."""
    folder = root / EPISODES
    if not folder.is_dir():
        return ()
    try:
        names = sorted(each.name for each in folder.iterdir())
    except OSError as error:
        raise WorldFailed(f"{EPISODES}/ cannot be read: {error.strerror}") from error
    kinds = (".yaml", ".yml")
    return tuple(
        f"{EPISODES}/{name}"
        for name in names
        if name.lower().endswith(kinds) and not name.startswith((".", "_"))
    )


def slug_of(file: str) -> str:
    """The slug that a file's name gives."""
    return Path(file).stem


def slug_findings(files: tuple[str, ...]) -> Iterator[Finding]:
    """File names that make no address, or the same address twice."""
    seen: dict[str, str] = {}
    for file in files:
        slug = slug_of(file)
        if slug in RESERVED:
            help = "give the file another name"
            yield Finding("SRC021", file, f"“{slug}” is the ledger's name for the show", help)
        elif not _SLUG.fullmatch(slug):
            message = f"“{slug}” becomes part of an address and has characters that cannot"
            help = f"rename it, for instance to {_proposal(slug)}.yaml"
            yield Finding("SRC021", file, message, help)
        other = seen.setdefault(slug.casefold(), file)
        if other != file:
            message = f"{other} has the same name, but for its ending or its capitals"
            yield Finding("SRC006", file, message, "rename one of the two")


def _proposal(slug: str) -> str:
    return re.sub(r"[^\w]+", "-", slug.lower()).strip("-_") or "my-episode"


class Folder(NamedTuple):
    """A folder that files of the show are named in, and what its paths may not leave."""

    path: Path
    fence: Path

    def file(self, name: str) -> Path | str:
        """The file of a name, or a sentence that says why there is none."""
        if not name or "\0" in name or Path(name).is_absolute():
            return "is no path inside the show's folder"
        path = self.path / name
        try:
            real, fence = path.resolve(), self.fence.resolve()
            if not real.is_relative_to(fence):
                return "lies outside the show's folder"
            path.stat()
            return path if real.is_file() else "is a folder, not a file"
        except (FileNotFoundError, NotADirectoryError):
            return "does not exist"
        except (OSError, RuntimeError, ValueError):
            return "cannot be followed: its name is too long, or its links turn in a circle"
