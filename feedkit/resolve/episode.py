"""One episode: from what its author typed to what the world is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from feedkit.diagnostics import Finding
from feedkit.formats import transcripts
from feedkit.model import addresses
from feedkit.model.artifact import MadeFile
from feedkit.model.audio_facts import FileChapter
from feedkit.model.catalog import Episode, Picture, Source, Transcript
from feedkit.model.episode_file import SourceText
from feedkit.model.material import EpisodeMaterial, TranscriptMaterial
from feedkit.model.promise import LedgerEntry, Promise
from feedkit.model.resolution import Intent
from feedkit.model.transcript import SpokenText
from feedkit.model.written import WrittenEpisode
from feedkit.resolve.alternates import Alternatives, alternatives
from feedkit.resolve.chapters import ReadOutline, opening_for, outline_of_file, read_outline
from feedkit.resolve.copies import copies
from feedkit.resolve.dates import instant
from feedkit.resolve.enclosure import Sound
from feedkit.resolve.identity import episode_guid
from feedkit.resolve.namespace import with_namespace
from feedkit.resolve.people import person, unknown_people
from feedkit.resolve.pictures import picture, picture_files
from feedkit.resolve.recording import encoded_besides, encoding_of, heard, within_recording
from feedkit.resolve.surroundings import Surroundings


class ResolvedEpisode(Struct, frozen=True):
    """An episode with the files it puts into the site, by the slug of its file.

    ``intent`` is absent where it cannot be.
    """

    slug: str
    intent: Intent | None
    files: tuple[MadeFile, ...]
    findings: tuple[Finding, ...]
    kept: str = ""


class Undecided(Struct, frozen=True, kw_only=True):
    """An episode as it was written, with its files and what was promised of it.

    ``kept`` is its name in the ledger, if it has one; ``seen`` says that subscribers may know it.
    """

    episode: WrittenEpisode
    material: EpisodeMaterial
    entry: LedgerEntry | None
    kept: str
    seen: bool


Decide = Callable[[Surroundings, Sequence[Undecided]], Iterator[ResolvedEpisode]]


def resolve_episodes(
    around: Surroundings, episodes: Iterable[Undecided]
) -> Iterator[ResolvedEpisode]:
    """Decide everything about some episodes, none of which needs to know of another."""
    return (_resolved(each, around) for each in episodes)


def _resolved(undecided: Undecided, around: Surroundings) -> ResolvedEpisode:
    episode, material, entry = undecided.episode, undecided.material, undecided.entry
    file, zone, kept, seen = episode.file, around.show.time_zone, undecided.kept, undecided.seen
    owner = (addresses.slug_of_page(entry.promised.page) if entry else "") or episode.slug
    published = instant(episode.written.date, zone, file=file, at=("date",))
    audio = heard(episode, material, around, entry, seen=seen, owner=owner)
    outline = _outline(episode, material, around, _carried(audio))
    others = alternatives(episode, material.alternates, owner=owner, places=around.places)
    findings = [
        *(*outline.findings, *others.findings),
        *unknown_people(episode.written.people, around.show.people, file=file),
        *(each for each in (published, audio) if isinstance(each, Finding)),
    ]
    if isinstance(published, Finding) or not isinstance(audio, Sound):
        return ResolvedEpisode(episode.slug, None, (), tuple(findings), kept)
    promise = Promise(
        guid=_guid(episode, entry, around),
        published=published,
        page=entry.promised.page if entry else addresses.page(episode.slug),
        audio=audio.promise,
    )
    decided = _Decided(promise, audio, outline, _updated(episode, zone, findings), others)
    intent = _intent(episode, material, around, decided, entry, kept=kept)
    pictures = (each for each in (material.artwork, *material.images.values()) if each is not None)
    files = (
        *copies(audio, intent.recipe, entry, around.places, pictures=around.pictures),
        *others.files,
        *(file for each in pictures for file in picture_files(each)),
    )
    return ResolvedEpisode(episode.slug, intent, files, tuple(findings), kept)


class _Decided(Struct, frozen=True):
    promise: Promise
    audio: Sound
    outline: ReadOutline
    updated: datetime | None
    others: Alternatives


def _intent(
    episode: WrittenEpisode,
    material: EpisodeMaterial,
    around: Surroundings,
    decided: _Decided,
    entry: LedgerEntry | None,
    *,
    kept: str,
) -> Intent:
    told, audio = _episode(episode, material, around, decided), decided.audio
    within = within_recording(episode, material, around, audio, told)
    return Intent(
        slug=episode.slug,
        file=episode.file,
        episode=told,
        promise=decided.promise,
        facts=audio.facts,
        kept=kept,
        lines=decided.outline.lines,
        audio_path=audio.path,
        audio_here=audio.material is not None or not audio.path,
        recording=audio.material,
        embedded=within.embedded,
        wanted=within.wanted,
        encoding=encoding_of(episode, audio.material, around),
        recorded=audio.recorded is not None,
        recipe=within.recipe,
        encoded=encoded_besides(episode, around, audio, entry, within),
    )


def _guid(episode: WrittenEpisode, entry: LedgerEntry | None, around: Surroundings) -> str:
    """The author's GUID, else the one promised, else a new one."""
    promised = entry.promised.guid if entry else ""
    return episode.written.guid or promised or episode_guid(around.guid, episode.slug)


def _carried(audio: Sound | Finding | None) -> tuple[FileChapter, ...]:
    return audio.facts.chapters if isinstance(audio, Sound) else ()


def _outline(
    episode: WrittenEpisode,
    material: EpisodeMaterial,
    around: Surroundings,
    carried: tuple[FileChapter, ...],
) -> ReadOutline:
    """The author's outline; where there is none, the chapters that the audio carries."""
    choices = around.show.chapters
    strip = choices.numbers == "strip"
    opening = opening_for(around.words, choices.opening)
    if not episode.written.outline and carried:
        return outline_of_file(carried, strip=strip, opening=opening)
    return read_outline(
        episode.written.outline,
        file=episode.file,
        strip=strip,
        opening=opening,
        images=_pictures(material, around),
    )


def _pictures(material: EpisodeMaterial, around: Surroundings) -> dict[str, Picture]:
    """The pictures that an episode's file names, by their names there."""
    return {name: picture(each, show=around.address) for name, each in material.images.items()}


def _updated(episode: WrittenEpisode, zone: str, findings: list[Finding]) -> datetime | None:
    if episode.written.updated is None:
        return None
    found = instant(episode.written.updated, zone, file=episode.file, at=("updated",))
    if isinstance(found, Finding):
        findings.append(found)
        return None
    return found


def _episode(
    episode: WrittenEpisode, material: EpisodeMaterial, around: Surroundings, told: _Decided
) -> Episode:
    pictures = _pictures(material, around)
    return with_namespace(
        _bare(episode, material, around, told, pictures),
        episode.written,
        around.show,
        pictures=pictures,
        alternates=told.others.told,
        words=around.words,
    )


def _bare(
    episode: WrittenEpisode,
    material: EpisodeMaterial,
    around: Surroundings,
    told: _Decided,
    pictures: Mapping[str, Picture],
) -> Episode:
    """The episode but for what the podcast namespace adds."""
    written, show, promise = episode.written, around.show, told.promise
    outline, artwork, number = told.outline.outline, material.artwork, written.episode
    owner = addresses.slug_of_page(promise.page) or episode.slug
    chapters = addresses.chapters(owner) if outline else ""
    return Episode(
        slug=owner,
        title=written.title,
        guid=promise.guid,
        published=promise.published,
        updated=told.updated,
        page=promise.page,
        page_address=written.link or addresses.whole(around.address, promise.page),
        enclosure=told.audio.enclosure,
        type=written.type,
        explicit=show.explicit if written.explicit is None else written.explicit,
        season=written.season,
        number=number.whole if number else None,
        artwork=picture(artwork, show=around.address) if artwork else None,
        people=tuple(person(each, around.known, pictures) for each in written.people),
        tags=written.tags,
        source=_source(written.source, show.time_zone),
        remarks=written.remarks,
        summary=written.summary or "",
        notes=written.notes,
        outline=outline,
        notes_depth=show.chapters.notes_depth,
        chapters_path=chapters,
        chapters_track=addresses.chapters(owner, "vtt") if outline else "",
        chapters_address=addresses.whole(around.address, chapters) if chapters else "",
        transcripts=tuple(_transcripts(material.transcripts, owner, around)),
        peaks=told.audio.facts.waveform,
        blocked=written.block,
    )


def _source(written: SourceText | None, zone: str) -> Source | None:
    if written is None:
        return None
    moment = written.published
    day = None
    if moment is not None:
        day = moment.written.date()
        if moment.written.tzinfo is not None:
            day = moment.written.astimezone(ZoneInfo(zone)).date()
    return Source(link=written.link, published=day)


def _transcripts(
    listed: tuple[TranscriptMaterial, ...], owner: str, around: Surroundings
) -> Iterator[Transcript]:
    """Every transcript in every format that can say it."""
    for each in listed:
        for form in transcripts.carriers(SpokenText(timed=each.timed)):
            path = addresses.transcript(owner, each.language, form.extensions[0])
            yield Transcript(
                address=addresses.whole(around.address, path),
                path=path,
                media_type=form.media_type,
                language=each.language or around.show.language,
                format=form.name,
                source=each.file,
                sha256=each.sha256,
            )
