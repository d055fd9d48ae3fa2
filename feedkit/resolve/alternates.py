"""Other files of the same content: those beside the episode, and those of other hosts."""

from __future__ import annotations

import base64
from collections.abc import Mapping

from msgspec import Struct

from feedkit.diagnostics import Finding
from feedkit.model import addresses
from feedkit.model.artifact import MadeFile, Stage
from feedkit.model.audio_facts import AudioFacts
from feedkit.model.material import AudioMaterial
from feedkit.model.media_types import PLAYLIST, codecs_of, type_of
from feedkit.model.podcast.alternate import Alternate, FileSource, Integrity
from feedkit.model.podcast.told import ToldAlternate
from feedkit.model.written import WrittenEpisode
from feedkit.resolve.enclosure import Places


class Alternatives(Struct, frozen=True):
    """What is told, which files that puts into the site, and what is wrong."""

    told: tuple[ToldAlternate, ...] = ()
    files: tuple[MadeFile, ...] = ()
    findings: tuple[Finding, ...] = ()


def alternatives(
    episode: WrittenEpisode,
    material: Mapping[str, AudioMaterial],
    *,
    owner: str,
    places: Places,
) -> Alternatives:
    """The alternates of an episode. ``owner`` is the slug that its addresses are made of."""
    told: list[ToldAlternate] = []
    files: list[MadeFile] = []
    findings: list[Finding] = []
    for index, each in enumerate(episode.written.alternates):
        beside = material.get(each.file or "")
        if beside is not None:
            made = _made(beside, owner)
            files.append(made)
            told.append(_ours(each, beside.facts, _address(made.path, places)))
        elif each.address is not None:
            found = elsewhere(each, file=episode.file, at=("alternates", index))
            if isinstance(found, Finding):
                findings.append(found)
            else:
                told.append(found)
    return Alternatives(tuple(told), tuple(files), tuple(findings))


def elsewhere(each: Alternate, *, file: str, at: tuple[str | int, ...]) -> ToldAlternate | Finding:
    """A file of another host, as far as the author and its name say what it is."""
    address = each.address or ""
    media_type = each.type or type_of(address)
    if not media_type:
        message = "neither the address nor a type says what kind of file it is"
        return Finding("POD005", file, message, "add it, such as type: audio/ogg", at=at)
    length = 0 if media_type == PLAYLIST and each.length is None else each.length
    return _told(each, media_type, FileSource(address=address), length=length)


def _ours(each: Alternate, facts: AudioFacts, address: str) -> ToldAlternate:
    digest = base64.b64encode(bytes.fromhex(facts.sha256)).decode()
    return _told(
        each,
        each.type or facts.media_type,
        FileSource(address=address),
        length=facts.size.bytes,
        bitrate=str(facts.bitrate) if facts.bitrate else "",
        codecs="opus" if facts.codec == "opus" else "",
        integrity=Integrity(type="sri", value=f"sha256-{digest}"),
    )


def _told(
    each: Alternate,
    media_type: str,
    source: FileSource,
    *,
    length: int | None,
    bitrate: str = "",
    codecs: str = "",
    integrity: Integrity | None = None,
) -> ToldAlternate:
    return ToldAlternate(
        media_type=media_type,
        sources=(source, *each.sources),
        length=length,
        bitrate=each.bitrate or bitrate,
        height=each.height,
        language=each.language or "",
        title=each.title or "",
        group=each.group or "",
        codecs=each.codecs or codecs or codecs_of(each.address or ""),
        default=each.default,
        integrity=each.integrity or integrity,
    )


def _made(material: AudioMaterial, owner: str) -> MadeFile:
    """The file in the site; its name changes with its bytes, which caches keep for ever."""
    facts = material.facts
    return MadeFile(
        path=addresses.media(f"{owner}-{facts.sha256[:8]}", facts.extension),
        source=material.path,
        size=facts.size,
        sha256=facts.sha256,
        stage=Stage.MEDIA,
    )


def _address(path: str, places: Places) -> str:
    return addresses.whole(places.show, places.promised(path))
