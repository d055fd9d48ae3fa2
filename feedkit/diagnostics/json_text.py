"""Diagnostics for programs: one JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from feedkit.diagnostics.diagnostic import Diagnostic


def lines(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """A list of objects with ``code``, ``severity``, ``file``, ``line``, ``column`` and words."""
    found = [
        {
            "code": each.code,
            "name": each.name,
            "severity": each.severity.value,
            "file": each.place.file,
            "line": each.place.line,
            "column": each.place.column,
            "message": each.message,
            "help": each.help,
        }
        for each in diagnostics
    ]
    yield json.dumps(found, ensure_ascii=False, indent=2)
