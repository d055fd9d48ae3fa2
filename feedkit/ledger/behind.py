"""What a published file carries, against what the show says by now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from feedkit.diagnostics import Finding
from feedkit.model.outline import Chapter
from feedkit.model.promise import LedgerEntry
from feedkit.model.resolution import Intent
from feedkit.model.tagging import Embedded

_WORDS = {
    "title": "title",
    "show": "name of the show",
    "published": "date",
    "season": "season",
    "number": "number",
    "artists": "people",
    "people": "people",
    "language": "language",
}


def behind(entry: LedgerEntry, intent: Intent) -> Finding | None:
    """In what the copy that listeners have is behind, if it is.

    The description and the pictures are not looked at, for hardly anybody would want a new file
    for them; nor is the link, since a page that moves leaves a redirect.
    """
    carried, wanted = entry.embedded, intent.wanted
    help = f"to publish it anew, which apps download again: feedkit revise {intent.kept}"
    if not intent.audio_path:
        return None
    encoded = entry.promised.audio.encoding
    if intent.recording is not None and encoded != intent.encoding:
        wish = f", where {intent.encoding} is wanted" if intent.encoding else ""
        message = f"the published file was encoded as {encoded}{wish}"
        return Finding("PUB028", intent.file, message, help)
    if carried is None and wanted is None:
        return None
    if carried is None:
        message = "the published file carries no chapters and no tags of feedkit's"
        return Finding("PUB028", intent.file, message, help)
    if wanted is None:
        message = "the published file carries chapters and tags, which are switched off by now"
        return Finding("PUB028", intent.file, message, help)
    return _chapters(carried, wanted, intent, help) or _words(carried, wanted, intent, help)


def _chapters(carried: Embedded, wanted: Embedded, intent: Intent, help: str) -> Finding | None:
    """Where chapters are missing, are too many or start elsewhere."""
    old, new = carried.outline.carried(), wanted.outline.carried()
    opening = len(new) - len(intent.lines)
    for index, (before, after) in enumerate(zip_longest(old, new)):
        if before is None or after is None or before.start != after.start:
            line = min(max(0, index - opening), len(intent.lines) - 1)
            at = ("outline", intent.lines[line]) if intent.lines else ()
            message = f"the published file still has {_said(before)}, {_here(before, after)}"
            return Finding("PUB018", intent.file, message, help, at=at)
    return None


def _said(before: Chapter | None) -> str:
    return f"“{before.title}” at {before.start}" if before else "no chapter more"


def _here(before: Chapter | None, after: Chapter | None) -> str:
    if after is None:
        return "which the outline has no more"
    where = "where the outline has" if before else "and the outline has"
    return f"{where} “{after.title}” at {after.start}"


def _words(carried: Embedded, wanted: Embedded, intent: Intent, help: str) -> Finding | None:
    """In what else it is behind, in one sentence."""
    older = dict.fromkeys(_older(carried, wanted))
    if not older:
        return None
    message = f"the published file still carries the old {_listed(tuple(older))}"
    return Finding("PUB028", intent.file, message, help)


def _older(carried: Embedded, wanted: Embedded) -> Iterator[str]:
    for name, word in _WORDS.items():
        if getattr(carried, name) != getattr(wanted, name):
            yield word
    old, new = carried.outline.carried(), wanted.outline.carried()
    pairs = tuple(zip(old, new, strict=True))
    if any(before.title != after.title for before, after in pairs):
        yield "titles of chapters"
    if any((before.link, before.hidden) != (after.link, after.hidden) for before, after in pairs):
        yield "links of chapters"


def _listed(words: tuple[str, ...]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
