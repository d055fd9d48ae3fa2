"""The ledger's files as JSON, small and clean in a diff: text to value and back."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import Any, cast, get_args

import msgspec

from feedkit.ledger import embedded, levels
from feedkit.ledger.fields import Fields
from feedkit.model.audio_facts import BitrateMode, FileChapter
from feedkit.model.encoding import Encoding
from feedkit.model.promise import (
    AudioPromise,
    FeedPromise,
    FormerEdition,
    LedgerEntry,
    Promise,
    RecordedFacts,
    ShowPromise,
)
from feedkit.model.size import Size
from feedkit.model.tagging import Embedded
from feedkit.model.timestamp import Duration, Timestamp

_MODES = get_args(BitrateMode)


def write_entry(entry: LedgerEntry) -> str:
    """An episode's page as JSON text."""
    promised, facts = entry.promised, entry.facts
    document: dict[str, Any] = {
        "promised": {
            "guid": promised.guid,
            "published": promised.published.isoformat().replace("+00:00", "Z"),
            "page": promised.page,
            "audio": _audio_as_json(promised.audio),
        },
        "facts": {
            "source": facts.source,
            "duration": facts.duration.seconds,
            "bitrate_mode": facts.bitrate_mode,
        },
    }
    for name in ("sample_rate", "channels"):
        if known := getattr(facts, name):
            document["facts"][name] = known
    if facts.levels is not None:
        document["facts"]["levels"] = levels.as_json(facts.levels)
    elif facts.old_levels:
        document["facts"]["levels"] = dict(facts.old_levels)
    if facts.chapters:
        document["facts"]["chapters"] = [
            {"start": each.start.seconds, "title": each.title} for each in facts.chapters
        ]
    if entry.embedded is not None:
        document["embedded"] = embedded.as_json(entry.embedded)
    if entry.alternates:
        document["alternates"] = [_audio_as_json(each) for each in entry.alternates]
    if entry.earlier:
        document["earlier"] = [_edition_as_json(each) for each in entry.earlier]
    if entry.former:
        document["former"] = list(entry.former)
    if entry.gone:
        document["gone"] = True
    return _in_lines(document)


def _audio_as_json(audio: AudioPromise) -> dict[str, Any]:
    document: dict[str, Any] = {
        "address": audio.address,
        "edition": audio.edition,
        "length": audio.length.bytes,
        "type": audio.type,
        "sha256": audio.sha256,
    }
    if audio.encoding is not None:
        document["encoding"] = str(audio.encoding)
    return document


def _edition_as_json(edition: FormerEdition) -> dict[str, Any]:
    document: dict[str, Any] = {
        "audio": _audio_as_json(edition.audio),
        "source": edition.source,
        "duration": edition.duration.seconds,
    }
    if edition.embedded is not None:
        document["embedded"] = embedded.as_json(edition.embedded)
    return document


def read_entry(text: str) -> LedgerEntry:
    """An episode's page from JSON text. Raises ``ValueError`` that says what is missing."""
    document = Fields(_object(text))
    return LedgerEntry(
        promised=_promise(document.mapping("promised")),
        facts=_facts(document.mapping("facts")),
        embedded=_embedded(document),
        alternates=tuple(map(_audio, document.mappings("alternates"))),
        earlier=tuple(map(_edition, document.mappings("earlier"))),
        former=tuple(map(_path, document.texts("former"))),
        gone=document.is_true("gone"),
    )


def _embedded(fields: Fields) -> Embedded | None:
    return embedded.of_json(fields.mapping("embedded")) if fields.has("embedded") else None


def _edition(fields: Fields) -> FormerEdition:
    return FormerEdition(
        audio=_audio(fields.mapping("audio")),
        source=fields.text("source"),
        duration=Duration.of_seconds(fields.number("duration")),
        embedded=_embedded(fields),
    )


def _promise(promised: Fields) -> Promise:
    return Promise(
        guid=promised.text("guid"),
        published=_instant(promised.text("published")),
        page=_path(promised.text("page")),
        audio=_audio(promised.mapping("audio")),
    )


def _audio(audio: Fields) -> AudioPromise:
    return AudioPromise(
        address=_path(audio.text("address")),
        edition=audio.whole("edition"),
        length=Size(audio.whole("length")),
        type=audio.text("type"),
        sha256=audio.text("sha256"),
        encoding=Encoding.parse(audio.text("encoding")) if audio.has("encoding") else None,
    )


def _facts(facts: Fields) -> RecordedFacts:
    mode = facts.text("bitrate_mode", "unknown")
    heard = facts.mapping("levels") if facts.has("levels") else None
    return RecordedFacts(
        source=facts.text("source"),
        duration=Duration.of_seconds(facts.number("duration")),
        bitrate_mode=cast("BitrateMode", mode if mode in _MODES else "unknown"),
        sample_rate=facts.whole("sample_rate") if facts.has("sample_rate") else 0,
        channels=facts.whole("channels") if facts.has("channels") else 0,
        levels=levels.of_json(heard) if heard and levels.are_comparable(heard) else None,
        old_levels=levels.old(heard) if heard and not levels.are_comparable(heard) else (),
        chapters=tuple(map(_chapter, facts.mappings("chapters"))),
    )


def write_show(promise: ShowPromise) -> str:
    """``show.json`` as text."""
    document: dict[str, Any] = {"guid": promise.guid, "feed": promise.feed}
    if promise.prefix:
        document["prefix"] = promise.prefix
    if promise.feeds:
        others = promise.feeds
        document["feeds"] = {each.name: {"guid": each.guid, "feed": each.feed} for each in others}
    return _in_lines(document)


def read_show(text: str) -> ShowPromise:
    """``show.json`` from text. Raises ``ValueError`` that says what is missing."""
    document = Fields(_object(text))
    others = document.mapping("feeds") if document.has("feeds") else Fields({})
    return ShowPromise(
        guid=_podcast_guid(document),
        feed=document.text("feed"),
        prefix=document.text("prefix", ""),
        feeds=tuple(_feed(name, others.mapping(name)) for name in sorted(others.names())),
    )


def _feed(name: str, fields: Fields) -> FeedPromise:
    return FeedPromise(name=name, guid=_podcast_guid(fields), feed=fields.text("feed"))


def _podcast_guid(fields: Fields) -> str:
    guid = fields.text("guid")
    try:
        uuid.UUID(guid)
    except ValueError:
        raise ValueError(f"“{guid}” is no podcast:guid") from None
    return guid


def _in_lines(document: dict[str, Any]) -> str:
    """A document as a diff can show it, as ``json.dumps`` indents it."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


class NoJson(ValueError):
    """The text is no JSON from a place on; ``line`` and ``column`` count from one."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.line, self.column = line, column


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


def _chapter(fields: Fields) -> FileChapter:
    start = Duration.of_seconds(fields.number("start"))
    return FileChapter(Timestamp(start.milliseconds), fields.text("title"))
