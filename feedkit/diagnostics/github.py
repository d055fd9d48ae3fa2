"""Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feedkit.diagnostics.codes import Severity
from feedkit.diagnostics.diagnostic import Diagnostic

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def lines(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """One command a diagnostic."""
    for each in diagnostics:
        place = each.place
        properties = {
            "file": place.file,
            "line": str(place.line),
            "col": str(place.column),
            "title": f"{each.code} {each.name}",
        }
        listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        words = f"{each.message}; {each.help}" if each.help else each.message
        yield f"::{_COMMANDS[each.severity]} {listed}::{_data(words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
