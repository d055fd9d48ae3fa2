"""What resolving a show comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedkit.diagnostics import Finding
from feedkit.model.artifact import MadeFile
from feedkit.model.catalog import Catalog, Episode
from feedkit.model.promise import Promise, RecordedFacts, ShowPromise


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What building an episode would promise, and where it was written.

    ``kept`` is the slug under which the ledger knows the episode, empty where it does not.
    ``lines`` says for each chapter, in order, which line or item of the outline it is.
    ``audio_path`` is where the site keeps a copy of the audio, whoever serves it; ``audio_here``
    says that the copy can be made, or that none is kept.
    """

    slug: str
    file: str
    episode: Episode
    promise: Promise
    facts: RecordedFacts
    kept: str = ""
    lines: tuple[int, ...] = ()
    audio_path: str = ""
    audio_here: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The catalog to be published, and all that is to be checked and kept along with it.

    ``intents`` are all episodes that are no drafts, due or not, in the order of their files;
    ``due`` is when the next one that waits is to appear. ``unclear`` are episodes that are written
    and have mistakes, so that nobody can say what they promise: their slugs, and their names in
    the ledger.
    """

    catalog: Catalog
    show: ShowPromise
    intents: tuple[Intent, ...]
    files: tuple[MadeFile, ...]
    drafts: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    due: datetime | None = None
    unclear: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()
