"""What a build knows of episodes when it is done, for the next one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from feedkit.diagnostics import Diagnostic
from feedkit.examined import Examined, Understood
from feedkit.last_build import LastBuild, files_of, folders_of
from feedkit.model.artifact import MadeFile
from feedkit.model.assets import EpisodeAssets
from feedkit.model.promise import Ledger
from feedkit.model.request import Request
from feedkit.model.resolution import Intent, Resolution, Unchanged
from feedkit.resolve.encoded import alternate_paths


def remember(examined: Examined, last: LastBuild) -> None:
    """Keep what was found out about the episodes that were read."""
    understood, resolution = examined.understood, examined.resolution
    publication, comparison = examined.publication, examined.comparison
    if understood is None or resolution is None or publication is None or comparison is None:
        return
    knowledge = _Knowledge(
        understood=understood,
        resolution=resolution,
        ledger=comparison.after,
        notes=publication.notes,
        request=last.making.request,
        unmeasured=frozenset(examined.unmeasured),
    )
    assets = understood.assets
    pictures = (assets.artwork, *assets.portraits.values(), *assets.images.values())
    named = (each for each in pictures if each is not None)
    last.keep(
        knowledge.fresh(),
        shared=files_of(last.making.request.root, named),
        folders=folders_of(understood.audio_folder),
    )


class _Knowledge(Struct, frozen=True, kw_only=True):
    """All that a build came to know; ``ledger`` is the one that it left."""

    understood: Understood
    resolution: Resolution
    ledger: Ledger
    notes: Mapping[str, Mapping[str, str]]
    request: Request
    unmeasured: frozenset[str]

    def fresh(self) -> Iterator[tuple[Unchanged, tuple[Path, ...]]]:
        """The episodes that were read and are worth remembering, with the files they name."""
        out = {each.slug for each in self.resolution.catalog.episodes}
        files = {each.path: each for each in self.resolution.files}
        said = _by_file(self.understood.of_episodes)
        for intent in self.resolution.intents:
            assets = self.understood.assets.episodes[intent.slug]
            about = _about(intent, assets)
            if intent.episode.slug in out and self._lasts(intent, about):
                told = tuple(each for file in sorted(about) for each in said.get(file, ()))
                yield replace(self._unchanged(intent, files), said=told), _others(assets)

    def _lasts(self, intent: Intent, about: frozenset[str]) -> bool:
        """Whether an episode is out, and all that was found out about it is its own doing."""
        recording = intent.recording
        return (
            intent.promise.published <= self.request.choices.now
            and not about & self.understood.of_others
            and intent.slug not in self.understood.silent
            and not (recording is not None and recording.path.name in self.unmeasured)
        )

    def _unchanged(self, intent: Intent, files: Mapping[str, MadeFile]) -> Unchanged:
        """An episode as it would be known if it were read once more, with the ledger as it is."""
        owned = self.resolution.owned.get(intent.slug, ())
        paths = dict.fromkeys((*owned, *alternate_paths(intent)))
        entries, name = self.ledger.episodes, intent.kept
        if not self.request.preview and name not in entries:
            name = intent.slug
        entry = entries.get(name)
        return Unchanged(
            standing=replace(intent.standing(), kept=name),
            aliases=self.understood.aliases[intent.slug],
            former=entry.former if entry else (),
            pictures=entry.pictures() if entry else frozenset(),
            files=tuple(_as_copied(files[path]) for path in paths if path in files),
            notes=self.notes.get(intent.episode.slug, {}),
        )


def _as_copied(file: MadeFile) -> MadeFile:
    """A file that is in its place: where it came from is of no use any more."""
    return replace(file, source=Path(), recipe=None, ours=False)


def _by_file(diagnostics: tuple[Diagnostic, ...]) -> dict[str, list[Diagnostic]]:
    said: dict[str, list[Diagnostic]] = {}
    for each in diagnostics:
        said.setdefault(each.place.file, []).append(each)
    return said


def _about(intent: Intent, assets: EpisodeAssets) -> frozenset[str]:
    """The files that may be objected to because of one episode alone."""
    transcripts = (each.file for each in assets.transcripts)
    pages = (f"ledger/{name}.json" for name in (intent.kept, intent.slug))
    return frozenset((intent.file, *transcripts, *pages))


def _others(assets: EpisodeAssets) -> tuple[Path, ...]:
    """The files that an episode names, or that bear its name."""
    named = (assets.audio, assets.artwork, *assets.images.values(), *assets.alternates.values())
    beside = (each.path for each in assets.transcripts)
    return tuple(each for each in (*named, *beside) if each is not None)
