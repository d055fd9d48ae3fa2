"""What is known of episodes that have not changed: a line for each, told by its files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from feedkit.cache.kept import read_unchanged, write_unchanged
from feedkit.cache.scan import Stamp
from feedkit.cache.whole import read_whole, replace_whole
from feedkit.model.resolution import Unchanged


class Row(Struct, frozen=True):
    """An episode's file, the files that it was made of, and what came of it.

    ``beside`` are all files that bear the episode's name, ``others`` those that are named in it,
    and its page of the ledger. ``text`` is what came of it, read when it is needed.
    """

    file: str
    beside: Mapping[str, Stamp]
    others: Mapping[str, Stamp]
    text: bytes

    @classmethod
    def of(
        cls, unchanged: Unchanged, beside: Mapping[str, Stamp], others: Mapping[str, Stamp]
    ) -> Row:
        """The row of an episode."""
        return cls(unchanged.standing.file, beside, others, write_unchanged(unchanged))

    def unchanged(self) -> Unchanged | None:
        """What is known of the episode; nothing where that cannot be read."""
        try:
            return read_unchanged(self.text)
        except ValueError:
            return None


def read_rows(path: Path, *, holds: Callable[[Any], bool]) -> dict[str, Row]:
    """The rows of a file by the episodes' files, if what they were written under still holds."""
    written, *lines = (read_whole(path) or b"").split(b"\n")
    try:
        if not written or not holds(json.loads(written)):
            return {}
        return {row.file: row for row in map(_row, filter(None, lines))}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def write_rows(path: Path, rows: Iterable[Row], *, under: Any) -> None:
    """Keep rows, under what has to hold when they are read again."""
    parts = (part for each in rows for part in (_beginning(each), each.text))
    replace_whole(path, json.dumps(under).encode(), *parts)


def _row(line: bytes) -> Row:
    told, _, text = line.partition(b"\t")
    file, beside, others = json.loads(told)
    return Row(file, _stamps(beside), _stamps(others), text)


def _stamps(told: Mapping[str, list[int]]) -> dict[str, Stamp]:
    return {path: (size, changed) for path, (size, changed) in told.items()}


def _beginning(row: Row) -> bytes:
    return f"\n{json.dumps([row.file, row.beside, row.others])}\t".encode()
