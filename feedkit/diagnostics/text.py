"""Diagnostics for people: place, code, the line meant with a mark under it, and help."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from feedkit.diagnostics.codes import Severity
from feedkit.diagnostics.diagnostic import Diagnostic, Excerpt

Paint = Callable[[str, str], str]
"""Colours a text for its part: ``place``, ``error``, ``warning``, ``info``, ``frame``, ``help``."""

_WIDEST = 100
_BEFORE = 30


def plain(text: str, _part: str) -> str:
    """No colours."""
    return text


def lines(diagnostics: Iterable[Diagnostic], *, paint: Paint = plain) -> Iterator[str]:
    """The diagnostics, each a small block, and a last line that counts them."""
    listed = tuple(diagnostics)
    for each in listed:
        yield from _block(each, paint)
        yield ""
    if listed:
        yield counted(listed)


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """How many there are of each kind, such as ``2 errors, 1 warning``."""
    severities = [each.severity for each in diagnostics]
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    counts = ((severities.count(kind), word) for kind, word in words.items())
    return ", ".join(f"{count} {word}{'s' * (count != 1)}" for count, word in counts if count)


def _block(each: Diagnostic, paint: Paint) -> Iterator[str]:
    severity = each.severity.value
    yield f"{paint(safe(str(each.place)), 'place')}  {paint(f'{each.code} {each.name}', severity)}"
    message, margin = safe(each.message), " " * max(3, len(str(each.place.line)) + 1)
    if each.excerpt is None:
        yield f"{margin}{message}"
    else:
        shown, indent, length = _window(each.excerpt)
        bar = paint("|", "frame")
        number = paint(str(each.place.line).rjust(len(margin) - 1), "frame")
        yield f"{margin}{bar}"
        yield f"{number} {bar} {shown}"
        yield f"{margin}{bar} {' ' * indent}{paint('^' * length, severity)} {message}"
    if each.help:
        yield f"{margin}{paint('=', 'frame')} {paint('help:', 'help')} {safe(each.help)}"


def _window(excerpt: Excerpt) -> tuple[str, int, int]:
    """The part of the line that is shown, and where the mark stands under it, in columns."""
    start = max(0, excerpt.start - _BEFORE) if len(excerpt.text) > _WIDEST else 0
    shown = safe(excerpt.text[start : start + _WIDEST])
    cut = "…" if start else ""
    more = "…" if len(excerpt.text) > start + _WIDEST else ""
    here = excerpt.start - start
    length = _columns(shown[here : here + excerpt.length])
    return f"{cut}{shown}{more}", len(cut) + _columns(shown[:here]), max(1, length)


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )


def safe(text: str) -> str:
    """A text without what would command the terminal."""
    return "".join(each if each.isprintable() else " " if each == "\t" else "�" for each in text)
