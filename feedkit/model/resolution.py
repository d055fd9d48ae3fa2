"""What resolving a show comes to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from feedkit.diagnostics import Diagnostic, Finding
from feedkit.model.artifact import MadeFile
from feedkit.model.catalog import Catalog, Episode, Listed
from feedkit.model.encoding import Encoding
from feedkit.model.material import AudioMaterial
from feedkit.model.podcast.alternate import Alternate
from feedkit.model.promise import AudioPromise, Promise, RecordedFacts, ShowPromise
from feedkit.model.recipe import Recipe
from feedkit.model.tagging import Embedded


class EncodedAlternate(Struct, frozen=True, kw_only=True):
    """An alternate to be encoded of an episode's recording.

    ``recorded`` is what the ledger has of it for the present edition, ``recipe`` the way to make
    it where its recording is on this machine.
    """

    wish: Alternate
    recorded: AudioPromise | None = None
    recipe: Recipe | None = None


class Standing(Struct, frozen=True, kw_only=True):
    """What an episode promises, and where it was written, as far as others need to know it.

    ``kept`` is the slug under which the ledger knows the episode, empty where it does not.
    ``audio_path`` is where the site keeps a copy of the audio, whoever serves it; ``audio_here``
    says that the copy can be made, or that none is kept. ``alternates`` are files that were
    encoded besides. The ``facts`` may be without a waveform and without chapters.
    """

    slug: str
    file: str
    episode: Listed
    promise: Promise
    facts: RecordedFacts
    kept: str = ""
    audio_path: str = ""
    audio_here: bool = True
    alternates: tuple[AudioPromise, ...] = ()


class Intent(Standing, frozen=True, kw_only=True):
    """What building an episode would promise, with all that takes.

    ``lines`` says for each chapter, in order, which line or item of the outline it is.
    ``recording`` is the author's, where it is on this machine. ``embedded`` is what the copy
    carries, ``wanted`` what a new edition of it would carry; where nothing is to be put into
    recordings they are absent. ``encoding`` is what the author wants a new edition to be encoded
    as, where its recording is here and takes that.
    ``recipe`` is what the copy is made of, where it is not the author's own file. ``recorded``
    says that the ledger has the copy's length and digest, which the promise has from there.
    ``encoded`` are alternates to be encoded.
    """

    episode: Episode
    lines: tuple[int, ...] = ()
    recording: AudioMaterial | None = None
    embedded: Embedded | None = None
    wanted: Embedded | None = None
    encoding: Encoding | None = None
    recorded: bool = False
    recipe: Recipe | None = None
    encoded: tuple[EncodedAlternate, ...] = ()

    def standing(self) -> Standing:
        """What others need to know of it."""
        whole = {name: getattr(self, name) for name in Standing.__struct_fields__}
        levels = replace(self.facts.levels, waveform=()) if self.facts.levels else None
        facts = replace(self.facts, levels=levels, chapters=(), old_levels=())
        return Standing(**{**whole, "episode": self.episode.listed(), "facts": facts})


class Unchanged(Struct, frozen=True, kw_only=True):
    """An episode that is as it was when it was built last, so that nobody reads it again.

    ``aliases`` are as written, ``former`` and ``pictures`` as the ledger has them. ``files`` are
    those that the site has of it, ``said`` what there was to say about it, and ``notes`` are what
    outputs noted of it.
    """

    standing: Standing
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    pictures: frozenset[str] = frozenset()
    files: tuple[MadeFile, ...] = ()
    said: tuple[Diagnostic, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


class Resolution(Struct, frozen=True, kw_only=True):
    """The catalog to be published, and all that is to be checked and kept along with it.

    ``pictures`` are the show's pictures for recordings, by :func:`picture_name`. ``owned`` are the
    paths of the files that an episode puts into the site, by its slug.

    ``intents`` are all episodes that are no drafts, due or not, in the order of their files, but
    for those that are ``unchanged``; ``due`` is when the next one that waits is to appear.
    ``unclear`` are episodes that are written and have mistakes, so that nobody can say what they
    promise: their slugs, and their names in the ledger. ``of_show`` is said about the show and
    episodes as they stand to each other, ``of_episodes`` about single ones.
    """

    catalog: Catalog
    show: ShowPromise
    intents: tuple[Intent, ...]
    files: tuple[MadeFile, ...]
    drafts: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    due: datetime | None = None
    unclear: frozenset[str] = frozenset()
    of_show: tuple[Finding, ...] = ()
    of_episodes: tuple[Finding, ...] = ()
    unchanged: tuple[Unchanged, ...] = ()
    pictures: Mapping[str, Path] = field(default_factory=dict)
    owned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All there is to say."""
        return (*self.of_show, *self.of_episodes)

    @property
    def standing(self) -> tuple[Standing, ...]:
        """All episodes that are no drafts, due or not, in the order of their files."""
        known = (each.standing for each in self.unchanged)
        return tuple(sorted((*self.intents, *known), key=lambda each: each.file))
