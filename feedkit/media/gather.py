"""All files of a show that are no YAML, looked at: what they are, or what is wrong with them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from feedkit import media
from feedkit.diagnostics import Finding, WorldFailed
from feedkit.formats import transcripts
from feedkit.formats.transcripts.reading import Oddity
from feedkit.media.artwork_rules import artwork_defects
from feedkit.media.defect import Defect
from feedkit.media.enclosure import refused_as_enclosure
from feedkit.media.known import Known
from feedkit.media.pictures import Pictures
from feedkit.media.smaller import Smaller
from feedkit.model.assets import Assets, EpisodeAssets, TranscriptFile
from feedkit.model.audio_facts import AudioFacts, ImageFacts
from feedkit.model.material import (
    AudioMaterial,
    Copies,
    EpisodeMaterial,
    ImageMaterial,
    Material,
    TranscriptMaterial,
)
from feedkit.model.named_pictures import NamedPicture, Use, pictures_of_episode, pictures_of_show
from feedkit.model.timestamp import Duration
from feedkit.model.written import WrittenEpisode, WrittenShow

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from feedkit.media.listening import Hear, Recording

SHOW = "show.yaml"


class TranscriptFacts(Struct, frozen=True, kw_only=True):
    """What is known of a transcript, read against a recording of a length."""

    sha256: str
    timed: bool
    words: bool
    length: Duration | None
    oddities: tuple[Oddity, ...]


class Workbench(Struct, frozen=True, kw_only=True):
    """What looking at files takes.

    ``measured`` are the digests of recordings whose levels the ledger has; ``small`` are the
    folders with smaller pictures, the last of which takes new ones; ``executor`` makes what
    listens to recordings, to be closed when that is done, and ``hear`` does that elsewhere;
    ``progress`` is told what is being done.
    """

    ffmpeg: Path | None
    audio: Known[AudioFacts | Defect]
    images: Known[ImageFacts | Defect]
    copies: Known[Copies]
    transcripts: Known[TranscriptFacts]
    small: tuple[Path, ...]
    executor: Callable[[], Executor]
    hear: Hear | None = None
    measured: frozenset[str] = frozenset()
    progress: Callable[[str], None] = lambda _what: None


class Gathering:
    """One look at all the files of a show."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._pictures = Pictures(bench.images, bench.copies, Smaller(bench.small), bench.progress)
        self._encodes = False
        self.findings: list[Finding] = []
        self.unmeasured: list[str] = []
        self._recordings: dict[Path, AudioFacts | Defect] = {}

    def material(self, show: WrittenShow, assets: Assets) -> Material:
        """Look at everything."""
        self._encodes = show.show.enclosure is not None
        self._pictures.look(_all_pictures(show, assets))
        artwork = self._image(assets.artwork, file=SHOW, at=("artwork",), cover=True)
        if artwork is not None and artwork.small is not None:
            icons = self._pictures.icons(artwork.path, artwork.facts)
            artwork = replace(artwork, palette=self._pictures.palette(artwork.path), icons=icons)
        portraits = {
            key: found
            for key, path in assets.portraits.items()
            if (found := self._image(path, file=SHOW, at=("people", key, "portrait")))
        }
        paths = (assets.episodes[each.slug].audio for each in show.episodes)
        self._recordings = self._looked_at(dict.fromkeys(path for path in paths if path))
        episodes = {
            each.slug: self._episode(each, assets.episodes[each.slug]) for each in show.episodes
        }
        images = self._named(pictures_of_show(show.show), assets.images, file=SHOW)
        return Material(artwork=artwork, portraits=portraits, episodes=episodes, images=images)

    def _episode(self, episode: WrittenEpisode, assets: EpisodeAssets) -> EpisodeMaterial:
        audio = self._audio(episode, assets)
        file = episode.file
        return EpisodeMaterial(
            audio=audio,
            refused=assets.refused or (assets.audio is not None and audio is None),
            artwork=self._image(assets.artwork, file=file, at=("artwork",), cover=True),
            transcripts=tuple(self._transcripts(assets.transcripts, audio)),
            images=self._named(pictures_of_episode(episode.written), assets.images, file=file),
            alternates=self._alternates(episode, assets),
        )

    def _named(
        self, named: Iterable[NamedPicture], found: Mapping[str, Path], *, file: str
    ) -> dict[str, ImageMaterial]:
        looked_at = (
            (each.name, self._image(found.get(each.name), file=file, at=each.at, use=each.use))
            for each in named
        )
        return {name: material for name, material in looked_at if material is not None}

    def _alternates(
        self, episode: WrittenEpisode, assets: EpisodeAssets
    ) -> dict[str, AudioMaterial]:
        """Other files of the same content; nobody listens to them, so they are not measured."""
        materials = {}
        for index, each in enumerate(episode.written.alternates):
            path = assets.alternates.get(each.file or "")
            if each.file is not None and path is not None:
                known = self._bench.audio.get(path)
                found = known or media.probe(path, ffmpeg=self._bench.ffmpeg, levels=False)
                self._bench.audio.put(path, found)
                if isinstance(found, Defect):
                    self._add(found, episode.file, ("alternates", index, "file"))
                else:
                    materials[each.file] = AudioMaterial(path=path, facts=found)
        return materials

    def _audio(self, episode: WrittenEpisode, assets: EpisodeAssets) -> AudioMaterial | None:
        if assets.audio is None:
            return None
        found = self._recordings[assets.audio]
        encodes = self._encodes or episode.written.enclosure is not None
        wrong = found if isinstance(found, Defect) else None
        if isinstance(found, AudioFacts) and not encodes:
            wrong = refused_as_enclosure(found, assets.audio.name)
        if wrong is None and isinstance(found, AudioFacts):
            return AudioMaterial(path=assets.audio, facts=found)
        if wrong is not None:
            self._add(wrong, episode.file, ("audio",) if assets.named else ())
        return None

    def _looked_at(self, paths: Iterable[Path]) -> dict[Path, AudioFacts | Defect]:
        """What recordings are; those whose levels nobody knows are listened to."""
        bench = self._bench
        found: dict[Path, AudioFacts | Defect] = {}
        wanted: list[Recording] = []
        for path in paths:
            known = bench.audio.get(path)
            facts = known or media.probe(path, ffmpeg=bench.ffmpeg, levels=False)
            found[path] = facts
            if facts is not known:
                bench.audio.put(path, facts)
            if isinstance(facts, AudioFacts) and self._wants_levels(facts):
                wanted.append(media.Recording(path, facts.duration, facts.sha256))
        if bench.ffmpeg is None and bench.hear is None:
            self.unmeasured += (each.path.name for each in wanted)
        elif wanted:
            self._listen(wanted, found)
        return found

    def _listen(self, wanted: list[Recording], found: dict[Path, AudioFacts | Defect]) -> None:
        bench = self._bench
        with bench.executor() as executor:
            heard = media.listen(
                wanted,
                ffmpeg=bench.ffmpeg,
                executor=executor,
                progress=bench.progress,
                hear=bench.hear,
            )
            with closing(heard):
                for each, facts in zip(wanted, heard, strict=True):
                    found[each.path] = facts
                    bench.audio.put(each.path, facts)

    def _wants_levels(self, facts: AudioFacts) -> bool:
        return facts.levels is None and facts.sha256 not in self._bench.measured

    def _transcripts(
        self, files: tuple[TranscriptFile, ...], audio: AudioMaterial | None
    ) -> Iterator[TranscriptMaterial]:
        length = audio.facts.duration if audio else None
        for file in files:
            facts = self._bench.transcripts.get(file.path)
            if facts is None or facts.length != length:
                facts = _read(_content(file.path), file, length)
                self._bench.transcripts.put(file.path, facts)
            self.findings += (_odd(each, file.file) for each in facts.oddities)
            if facts.words:
                yield TranscriptMaterial(
                    file=file.file,
                    extension=file.path.suffix[1:].lower(),
                    language=file.language,
                    sha256=facts.sha256,
                    timed=facts.timed,
                )

    def _image(
        self,
        path: Path | None,
        *,
        file: str,
        at: tuple[str | int, ...],
        cover: bool = False,
        use: Use = Use.SHOWN,
    ) -> ImageMaterial | None:
        if path is None:
            return None
        found = self._pictures.of(path, use)
        if isinstance(found, Defect):
            self._add(found, file, at)
            return None
        for defect in artwork_defects(found.facts, path.name) if cover else ():
            self._add(defect, file, at)
        return found

    def _add(self, defect: Defect, file: str, at: tuple[str | int, ...]) -> None:
        self.findings.append(Finding(defect.code, file, defect.message, defect.help, at=at))


def _all_pictures(show: WrittenShow, assets: Assets) -> Iterator[tuple[Path, Use]]:
    """Every picture that was found, with what it is for."""
    covers = (assets.artwork, *assets.portraits.values())
    yield from ((each, Use.SHOWN) for each in covers if each is not None)
    yield from _where_found(pictures_of_show(show.show), assets.images)
    for each in show.episodes:
        beside = assets.episodes[each.slug]
        if beside.artwork is not None:
            yield beside.artwork, Use.SHOWN
        yield from _where_found(pictures_of_episode(each.written), beside.images)


def _where_found(
    named: Iterable[NamedPicture], found: Mapping[str, Path]
) -> Iterator[tuple[Path, Use]]:
    yield from ((found[each.name], each.use) for each in named if each.name in found)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WorldFailed(f"{path.name} cannot be read: {error.strerror}") from error


def _odd(each: Oddity, file: str) -> Finding:
    return Finding(
        each.code,
        file,
        each.message,
        each.help,
        quote=each.quote,
        line=each.line,
        column=each.column,
    )


def _read(content: bytes, file: TranscriptFile, length: Duration | None) -> TranscriptFacts:
    extension = file.path.suffix[1:].lower()
    found = transcripts.read(content, extension=extension, language=file.language, duration=length)
    return TranscriptFacts(
        sha256=hashlib.sha256(content).hexdigest(),
        timed=found.text.timed,
        words=bool(found.text),
        length=length,
        oddities=found.oddities,
    )
