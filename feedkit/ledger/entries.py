"""The ledger's files as JSON, small and clean in a diff: text to value and back."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import Any

from feedkit.model.audio_facts import FileChapter, Levels
from feedkit.model.promise import (
    AudioPromise,
    LedgerEntry,
    Promise,
    RecordedFacts,
    ShowPromise,
)
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration, Timestamp


def write_entry(entry: LedgerEntry) -> str:
    """An episode's page as JSON text."""
    promised, audio, facts = entry.promised, entry.promised.audio, entry.facts
    document: dict[str, Any] = {
        "promised": {
            "guid": promised.guid,
            "published": promised.published.isoformat().replace("+00:00", "Z"),
            "page": promised.page,
            "audio": {
                "address": audio.address,
                "edition": audio.edition,
                "length": audio.length.bytes,
                "type": audio.type,
                "sha256": audio.sha256,
            },
        },
        "facts": {
            "source": facts.source,
            "duration": facts.duration.seconds,
            "bitrate_mode": facts.bitrate_mode,
        },
    }
    if facts.levels is not None:
        document["facts"]["levels"] = _levels_as_json(facts.levels)
    if facts.chapters:
        document["facts"]["chapters"] = [
            {"start": each.start.seconds, "title": each.title} for each in facts.chapters
        ]
    if entry.former:
        document["former"] = list(entry.former)
    if entry.gone:
        document["gone"] = True
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _levels_as_json(levels: Levels) -> dict[str, float | None]:
    return {
        "loudness": levels.loudness,
        "peak": levels.peak,
        "leading_silence": levels.leading_silence.seconds,
        "trailing_silence": levels.trailing_silence.seconds,
    }


def read_entry(text: str) -> LedgerEntry:
    """An episode's page from JSON text. Raises ``ValueError`` that says what is missing."""
    document = _object(text)
    with_names = _Reader()
    promised = with_names.mapping(document, "promised")
    audio = with_names.mapping(promised, "audio")
    facts = with_names.mapping(document, "facts")
    return LedgerEntry(
        promised=Promise(
            guid=with_names.text(promised, "guid"),
            published=_instant(with_names.text(promised, "published")),
            page=_path(with_names.text(promised, "page")),
            audio=AudioPromise(
                address=_path(with_names.text(audio, "address")),
                edition=with_names.whole(audio, "edition"),
                length=Size(with_names.whole(audio, "length")),
                type=with_names.text(audio, "type"),
                sha256=with_names.text(audio, "sha256"),
            ),
        ),
        facts=RecordedFacts(
            source=with_names.text(facts, "source"),
            duration=Duration.of_seconds(with_names.number(facts, "duration")),
            bitrate_mode=facts.get("bitrate_mode", "unknown"),
            levels=_levels(facts["levels"]) if facts.get("levels") else None,
            chapters=tuple(_chapter(each) for each in facts.get("chapters", ())),
        ),
        former=tuple(_path(str(each)) for each in document.get("former", ())),
        gone=document.get("gone") is True,
    )


def write_show(promise: ShowPromise) -> str:
    """``show.json`` as text."""
    return json.dumps({"guid": promise.guid, "feed": promise.feed}, indent=2) + "\n"


def read_show(text: str) -> ShowPromise:
    """``show.json`` from text. Raises ``ValueError`` that says what is missing."""
    document = _object(text)
    reader = _Reader()
    guid = reader.text(document, "guid")
    try:
        uuid.UUID(guid)
    except ValueError:
        raise ValueError(f"“{guid}” is no podcast:guid") from None
    return ShowPromise(guid=guid, feed=reader.text(document, "feed"))


class NoJson(ValueError):
    """The text is no JSON from a place on; ``line`` and ``column`` count from one."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.line, self.column = line, column


class _Reader:
    """Reads values of one type by name; what is missing or of another type is a ``ValueError``."""

    def mapping(self, document: dict[str, Any], name: str) -> dict[str, Any]:
        return dict(self._of(document, name, dict))

    def text(self, document: dict[str, Any], name: str) -> str:
        return str(self._of(document, name, str))

    def whole(self, document: dict[str, Any], name: str) -> int:
        return int(self._of(document, name, int))

    def number(self, document: dict[str, Any], name: str) -> float:
        return float(self._of(document, name, (int, float)))

    def _of(self, document: dict[str, Any], name: str, kind: Any) -> Any:
        value = document.get(name)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise ValueError(f"“{name}” is missing or of the wrong kind")
        return value


def _object(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        merging = error.doc[error.pos :].startswith(("<<<<<<<", "=======", ">>>>>>>"))
        what = "a merge has left its marks here" if merging else f"it is no JSON: {error.msg}"
        raise NoJson(what, error.lineno, error.colno) from None
    except (ValueError, RecursionError) as error:
        raise ValueError(f"it is no JSON: {error}") from None
    if not isinstance(document, dict):
        raise ValueError("it does not begin with {")
    return document


def _path(text: str) -> str:
    """A path of the site, or the whole address of something elsewhere."""
    if text.startswith(("https://", "http://")):
        return text
    parts = text.removesuffix("/").split("/")
    if {"", ".", ".."} & set(parts) or "\\" in text or not text.isprintable():
        raise ValueError(f"“{text}” is no path of the site")
    return text


def _instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("“published” has no offset")
    return moment.astimezone(UTC)


def _chapter(value: Any) -> FileChapter:
    reader = _Reader()
    if not isinstance(value, dict):
        raise ValueError("“chapters” is of the wrong kind")
    start = Duration.of_seconds(reader.number(value, "start"))
    return FileChapter(Timestamp(start.milliseconds), reader.text(value, "title"))


def _levels(value: Any) -> Levels:
    reader = _Reader()
    if not isinstance(value, dict):
        raise ValueError("“levels” is of the wrong kind")
    return Levels(
        loudness=None if value.get("loudness") is None else reader.number(value, "loudness"),
        peak=None if value.get("peak") is None else reader.number(value, "peak"),
        leading_silence=Duration.of_seconds(reader.number(value, "leading_silence")),
        trailing_silence=Duration.of_seconds(reader.number(value, "trailing_silence")),
    )
