"""What resolving a show comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from feedkit.diagnostics import Finding
from feedkit.model.artifact import MadeFile
from feedkit.model.catalog import Catalog, Episode
from feedkit.model.encoding import Encoding
from feedkit.model.material import AudioMaterial
from feedkit.model.podcast.alternate import Alternate
from feedkit.model.promise import AudioPromise, Promise, RecordedFacts, ShowPromise
from feedkit.model.recipe import Recipe
from feedkit.model.tagging import Embedded


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedAlternate:
    """An alternate to be encoded of an episode's recording.

    ``recorded`` is what the ledger has of it for the present edition, ``recipe`` the way to make
    it where its recording is on this machine.
    """

    wish: Alternate
    recorded: AudioPromise | None = None
    recipe: Recipe | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What building an episode would promise, and where it was written.

    ``kept`` is the slug under which the ledger knows the episode, empty where it does not.
    ``lines`` says for each chapter, in order, which line or item of the outline it is.
    ``audio_path`` is where the site keeps a copy of the audio, whoever serves it; ``audio_here``
    says that the copy can be made, or that none is kept; ``recording`` is the author's, where it is
    on this machine. ``embedded`` is what the copy carries, ``wanted`` what a new edition of it
    would carry; where nothing is to be put into recordings they are absent. ``encoding`` is what
    the author wants a new edition to be encoded as, where its recording is here and takes that.
    ``recipe`` is what the copy is made of, where it is not the author's own file. ``recorded``
    says that the ledger has the copy's length and digest, which the promise has from there.
    ``encoded`` are alternates to be encoded, ``alternates`` those that came of it.
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
    recording: AudioMaterial | None = None
    embedded: Embedded | None = None
    wanted: Embedded | None = None
    encoding: Encoding | None = None
    recorded: bool = False
    recipe: Recipe | None = None
    encoded: tuple[EncodedAlternate, ...] = ()
    alternates: tuple[AudioPromise, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The catalog to be published, and all that is to be checked and kept along with it.

    ``pictures`` are the show's pictures for recordings, by :func:`picture_name`.

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
    pictures: Mapping[str, Path] = field(default_factory=dict)
