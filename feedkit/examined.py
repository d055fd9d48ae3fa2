"""A show as far as it could be understood, with everything there is to say about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from feedkit.diagnostics import Diagnostic, Finding, Severity
from feedkit.ledger.compare import Comparison
from feedkit.ledger.folder import ReadLedger
from feedkit.model.artifact import Artifact, MadeFile
from feedkit.model.assets import Assets
from feedkit.model.resolution import Resolution
from feedkit.model.written import WrittenShow
from feedkit.outputs.publication import Publication


class Understood(Struct, frozen=True, kw_only=True):
    """What a show's files said that the next build is to know, and what was found about episodes.

    ``aliases`` are those of the episodes that were read, by slug; what else stands in their files
    would fill memory. ``silent`` are episodes whose recording is named and is not there.
    ``audio_folder`` is the one that show.yaml names. ``of_others`` are the files that something was
    found about which depends on more than they.
    """

    assets: Assets
    audio_folder: str | None
    aliases: Mapping[str, tuple[str, ...]]
    silent: frozenset[str]
    of_episodes: tuple[Diagnostic, ...] = ()
    of_others: frozenset[str] = frozenset()

    @classmethod
    def of(cls, written: WrittenShow, assets: Assets) -> Understood:
        """What is understood of a show that was read, with the files it names."""
        episodes = written.episodes
        silent = (
            each.slug
            for each in episodes
            if isinstance(each.written.audio, str) and assets.episodes[each.slug].audio is None
        )
        return cls(
            assets=assets,
            audio_folder=written.show.audio.folder,
            aliases={each.slug: each.written.aliases for each in episodes},
            silent=frozenset(silent),
        )

    def with_more(
        self, of_episodes: Iterable[Diagnostic], of_show: Iterable[Finding]
    ) -> Understood:
        """The same with more that was found."""
        return replace(
            self,
            of_episodes=(*self.of_episodes, *of_episodes),
            of_others=self.of_others.union(each.file for each in of_show),
        )


class Examined(Struct, frozen=True, kw_only=True):
    """A show as far as it could be understood, with everything there is to say about it.

    ``settled`` says that new editions of recordings were made and are known to the byte, which
    nobody takes the time for while there are mistakes.
    """

    diagnostics: tuple[Diagnostic, ...]
    ledger: ReadLedger
    resolution: Resolution | None = None
    comparison: Comparison | None = None
    publication: Publication | None = None
    pieces: tuple[Artifact | MadeFile, ...] = ()
    unmeasured: tuple[str, ...] = ()
    settled: bool = False
    folders: tuple[Path, ...] = ()
    understood: Understood | None = None

    def refused(self, *, strict: bool) -> bool:
        """Whether something keeps the site from being written."""
        stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(each.severity in stopping for each in self.diagnostics)
