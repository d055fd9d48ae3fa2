"""The folders of a show under watch."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from pathlib import Path

from watchfiles import Change, awatch

from feedkit.diagnostics import WorldFailed

_QUIET = 30
_LONGEST = 200
"""Milliseconds without a further change that end a group of them, and those it may last."""

_NOT_OURS = frozenset({".feedkit", "public", ".git", ".venv", "node_modules", "__pycache__"})


async def changes(root: Path, elsewhere: Collection[Path]) -> AsyncIterator[object]:
    """Something each time a source of a show changes, below its folder or in others it names."""
    others = [each for each in elsewhere if each.is_dir()]

    def is_source(_change: Change, path: str) -> bool:
        return of_the_show(root, Path(path))

    groups = awatch(root, *others, watch_filter=is_source, step=_QUIET, debounce=_LONGEST)
    try:
        async for group in groups:
            yield group
    except OSError as error:
        help = "raise the limit of this system (fs.inotify.max_user_watches), or watch less"
        raise WorldFailed(f"{root} cannot be watched: {error}", help) from error


def of_the_show(root: Path, path: Path) -> bool:
    """Whether a path can be a source: nothing that builds or editors leave there."""
    name = path.name
    if name.endswith(("~", ".swp", ".swx", ".tmp", ".part")) or name.startswith((".#", "#")):
        return False
    parts = path.relative_to(root).parts if path.is_relative_to(root) else path.parts[-1:]
    return not _NOT_OURS.intersection(parts)
