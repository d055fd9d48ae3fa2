"""What feedkit has written into a folder, so that the next build knows what is still right."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_FIRST = "feedkit manifest 3"


class Written(NamedTuple):
    """A file as it was written: the digest of what it was made from, its size and its time.

    There are five for each episode, and a tuple is made in a third of the time of a dataclass.
    """

    digest: str
    size: int
    changed: int
    """The time of last modification in nanoseconds."""
    content: str
    """The digest of its bytes, empty where ``digest`` is that."""


def load(path: Path) -> dict[str, Written] | None:
    """The manifest, by path in the site; nothing where there is none that can be trusted."""
    try:
        first, *lines, last = path.read_bytes().decode().split("\n")
        files = dict(map(_read, lines))
    except (OSError, ValueError):
        return None  # a damaged manifest is as good as none
    if first != _FIRST or last or not all(map(is_path, files)):
        return None
    return files


def _read(line: str) -> tuple[str, Written]:
    digest, size, changed, content, shown = line.split(" ", 4)
    name = json.loads(shown) if shown.startswith('"') else shown
    return name, Written(digest, int(size), int(changed), content)


def is_path(name: str) -> bool:
    """Whether a name is a path that stays below the site's folder."""
    return name not in {"", "."} and name[0] != "/" and ".." not in name.split("/")


def dump(written: Mapping[str, Written]) -> str:
    """The manifest as text, a line for each file."""
    lines = [
        f"{each.digest} {each.size} {each.changed} {each.content} {_shown(name)}"
        for name, each in sorted(written.items())
    ]
    return "\n".join([_FIRST, *lines, ""])


def _shown(name: str) -> str:
    """A path as a line can end with it."""
    return name if name.isprintable() and not name.startswith('"') else json.dumps(name)
