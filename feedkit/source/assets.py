"""The files that YAML names, or that lie beside it under the episode's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from feedkit.diagnostics import Finding
from feedkit.formats import transcripts
from feedkit.model.assets import Assets, EpisodeAssets, TranscriptFile
from feedkit.model.named_pictures import (
    NamedPicture,
    is_address,
    pictures_of_episode,
    pictures_of_show,
)
from feedkit.model.written import WrittenEpisode, WrittenShow
from feedkit.source.folder import EPISODES, SHOW, Folder

AUDIO_ENDINGS = ("mp3", "m4a", "m4b", "mp4", "aac", "opus", "ogg", "oga", "flac", "wav")
_FOUND_BY_NAME = ("vtt", "srt", "json", "html")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class _Search:
    def __init__(self, root: Path, show: WrittenShow) -> None:
        self.findings: list[Finding] = []
        self.root = Folder(root, root)
        self.beside = Folder(root / EPISODES, root)
        named = show.show.audio.folder
        audio = root / named if named else root / EPISODES
        self.audio = Folder(audio, audio if named else root)
        self.names = self._listing(audio)
        self.beside_by_slug: dict[str, list[str]] = {}
        for name in sorted(self._listing(root / EPISODES)):
            self.beside_by_slug.setdefault(name.split(".", 1)[0], []).append(name)

    @staticmethod
    def _listing(folder: Path) -> frozenset[str]:
        try:
            return frozenset(each.name for each in folder.iterdir())
        except OSError:
            return frozenset()

    def named(
        self, folder: Folder, name: str, *, file: str, at: tuple[str | int, ...]
    ) -> Path | None:
        found = folder.file(name)
        if isinstance(found, Path):
            return found
        code = "SRC010" if found == "does not exist" else "SRC019"
        help = "correct the name, or put the file there"
        if code == "SRC019":
            help = "name a file of the show, from the folder of this YAML file"
            if _is_link(folder.path / name):
                help = "put the file itself there: links out of the show are not followed"
        self.findings.append(Finding(code, file, f"“{name}” {found}", help, at=at))
        return None

    def episode(self, each: WrittenEpisode) -> EpisodeAssets:
        written, file = each.written, each.file
        artwork = None
        if written.artwork is not None:
            artwork = self.named(self.beside, written.artwork, file=file, at=("artwork",))
        audio = self._audio(each)
        return EpisodeAssets(
            audio=audio if isinstance(audio, Path) else None,
            named=isinstance(written.audio, str),
            refused=audio is False,
            artwork=artwork,
            transcripts=tuple(self._transcripts(each)),
            images=self.pictures(self.beside, pictures_of_episode(written), file=file),
            alternates=self._alternates(each),
        )

    def _audio(self, each: WrittenEpisode) -> Path | Literal[False] | None:
        """The recording; nothing where there is none, False where it was objected to."""
        audio = each.written.audio
        if isinstance(audio, str):
            found = self.audio.file(audio)
            if found == "does not exist":
                return None  # the ledger may know it; resolving says so where it does not
            return self.named(self.audio, audio, file=each.file, at=("audio",)) or False
        if audio is not None:
            return None
        beside = [f"{each.slug}.{ending}" for ending in AUDIO_ENDINGS]
        others = {alternate.file for alternate in each.written.alternates}
        found_here = [name for name in beside if name in self.names and name not in others]
        if len(found_here) > 1:
            message = f"{' and '.join(found_here)} both bear the episode's name"
            help = f"say which one is meant: audio: {found_here[0]}"
            self.findings.append(Finding("SRC006", each.file, message, help))
        if not found_here:
            return None
        return self.named(self.audio, found_here[0], file=each.file, at=()) or False

    def _transcripts(self, each: WrittenEpisode) -> Iterator[TranscriptFile]:
        name = each.written.transcript
        if name is not None:
            found = self.named(self.beside, name, file=each.file, at=("transcript",))
            if found is not None and found.suffix[1:].lower() not in transcripts.EXTENSIONS:
                message = f"“{name}” is no transcript that can be read"
                help = f"use one of {', '.join('.' + ending for ending in transcripts.EXTENSIONS)}"
                at = ("transcript",)
                self.findings.append(Finding("TR002", each.file, message, help, at=at))
            elif found is not None:
                yield TranscriptFile(found, f"{EPISODES}/{name}")
            return
        languages: set[str] = set()
        for name, language in self._named_after(each.slug):
            if language not in languages:
                languages.add(language)
                path = self.named(self.beside, name, file=each.file, at=())
                if path is not None:
                    yield TranscriptFile(path, f"{EPISODES}/{name}", language)

    def _named_after(self, slug: str) -> Iterator[tuple[str, str]]:
        """The transcripts that bear an episode's name, with their languages, the best first."""
        beside = [name.split(".") for name in self.beside_by_slug.get(slug, ())]
        for ending in _FOUND_BY_NAME:
            for parts in beside:
                language = ".".join(parts[1:-1])
                if parts[-1] == ending and (not language or _LANGUAGE.fullmatch(language)):
                    yield ".".join(parts), language

    def pictures(
        self, folder: Folder, named: Iterable[NamedPicture], *, file: str
    ) -> dict[str, Path]:
        """The pictures that a file names, by their names there."""
        found = (
            (each.name, self.named(folder, each.name, file=file, at=each.at)) for each in named
        )
        return {name: path for name, path in found if path is not None}

    def _alternates(self, each: WrittenEpisode) -> dict[str, Path]:
        """The files of the same content that lie beside the episode."""
        found = {}
        for index, alternate in enumerate(each.written.alternates):
            if alternate.file is not None:
                at = ("alternates", index, "file")
                path = self.named(self.audio, alternate.file, file=each.file, at=at)
                if path is not None:
                    found[alternate.file] = path
        return found


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except (OSError, ValueError):
        return False


def find_assets(root: Path, show: WrittenShow) -> tuple[Assets, tuple[Finding, ...]]:
    """Every file that the YAML names or that bears an episode's name; and what is wrong with it."""
    search = _Search(root, show)
    artwork = search.named(search.root, show.show.artwork, file=SHOW, at=("artwork",))
    portraits = {}
    for key, person in show.show.people.items():
        if person.portrait is not None and not is_address(person.portrait):
            at = ("people", key, "portrait")
            found = search.named(search.root, person.portrait, file=SHOW, at=at)
            if found is not None:
                portraits[key] = found
    episodes = {each.slug: search.episode(each) for each in show.episodes}
    images = search.pictures(search.root, pictures_of_show(show.show), file=SHOW)
    return Assets(artwork, portraits, episodes, images), tuple(search.findings)


def folders_of(root: Path, show: WrittenShow, assets: Assets) -> Iterator[Path]:
    """The folders that hold files of the show, each at least once."""
    named = show.show.audio.folder
    yield root / named if named else root / EPISODES
    files = [assets.artwork, *assets.portraits.values(), *assets.images.values()]
    for each in assets.episodes.values():
        files += [each.audio, each.artwork, *each.images.values(), *each.alternates.values()]
        files += [transcript.path for transcript in each.transcripts]
    yield from dict.fromkeys(file.parent for file in files if file is not None)
