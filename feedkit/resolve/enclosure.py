"""The audio as the feed names it: a file here, one the ledger remembers, or one elsewhere."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from feedkit.diagnostics import Finding
from feedkit.model import addresses
from feedkit.model.audio_facts import AudioFacts
from feedkit.model.catalog import Enclosure
from feedkit.model.encoding import Encoding
from feedkit.model.episode_file import RemoteAudio
from feedkit.model.material import AudioMaterial, EpisodeMaterial
from feedkit.model.promise import AudioPromise, LedgerEntry, RecordedFacts
from feedkit.model.size import Size
from feedkit.model.written import WrittenEpisode

_TYPES = {
    "mp3": "audio/mpeg",
    "m4a": "audio/x-m4a",
    "mp4": "video/mp4",
    "m4v": "video/x-m4v",
    "mov": "video/quicktime",
}
_REFUSED = {
    "opus": "audio/ogg",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "flac": "audio/flac",
    "wav": "audio/wav",
    "aac": "audio/aac",
}
_ALIASES = {
    "audio/mp3": "audio/mpeg",
    "audio/mp4": "audio/x-m4a",
    "audio/m4a": "audio/x-m4a",
    "audio/mpeg3": "audio/mpeg",
}
_ACCEPTED = frozenset(_TYPES.values())


class Sound(Struct, frozen=True):
    """An episode's audio: what the feed says, what is promised and known, what the copy is made of.

    ``path`` is where the site keeps its copy, which may be served from elsewhere; it is empty for
    a file that was never ours. ``recorded`` is the ledger's page where the copy is the one that it
    knows, to the byte; otherwise length and digest are those of the author's file.
    """

    enclosure: Enclosure
    promise: AudioPromise
    facts: RecordedFacts
    path: str = ""
    material: AudioMaterial | None = None
    recorded: LedgerEntry | None = None


class Places(Struct, frozen=True):
    """Where audio is served: below the show's address, or elsewhere.

    ``show`` is the address built for, ``own`` the one the author wrote, which the ledger goes by.
    ``prefix`` is what feeds put before the address of a file, for whoever counts downloads.
    """

    show: str
    own: str
    audio: str | None = None
    prefix: str = ""

    def counted(self, address: str) -> str:
        """An address by way of those who count, or nothing; nobody counts what is tried out."""
        return addresses.counted(self.prefix, address) if self.show == self.own else ""

    def promised(self, path: str) -> str:
        """The address that the ledger keeps for a path of the site."""
        if self.audio is None:
            return path
        return self._base() + path.removeprefix("media/")

    def path(self, promised: str) -> str:
        """The path of the site whose promised address this is, or nothing."""
        if self.audio is not None and promised.startswith(self._base()):
            return "media/" + promised.removeprefix(self._base())
        return promised if promised.startswith("media/") else ""

    def _base(self) -> str:
        return (self.audio or self.own).rstrip("/") + "/"


def sound(
    episode: WrittenEpisode,
    material: EpisodeMaterial,
    entry: LedgerEntry | None,
    *,
    seen: bool,
    owner: str,
    places: Places,
    encoding: Encoding | None,
) -> Sound | Finding | None:
    """The audio of an episode, or why there is none; nothing where that has been said already.

    ``seen`` says that subscribers may know of it, ``owner`` is the slug that its address is made
    of, ``encoding`` what a recording is to be encoded as that is not published as it is.
    """
    written = episode.written.audio
    if isinstance(written, RemoteAudio):
        return _remote(written, episode.file, places)
    if material.audio is not None:
        return _local(
            material.audio, entry, seen=seen, owner=owner, places=places, encoding=encoding
        )
    if material.refused:
        return None
    if entry is not None:
        return _remembered(entry, places)
    return _absent(episode.slug, episode.file, written)


def _absent(slug: str, file: str, written: str | None) -> Finding:
    """Why there is no audio: none is named, or what is named is not there."""
    if written is None:
        message = f"there is no audio called {slug}.mp3 or {slug}.m4a"
        help = "put the file beside this one, or name it: audio: talk.mp3"
        return Finding("SRC002", file, message, help)
    if "://" in written:
        message = "an address alone does not say how long the file is"
        help = f"write audio: {{address: {written}, length: bytes, duration: 1:02:03}}"
        return Finding("SRC017", file, message, help, at=("audio",))
    message, help = f"“{written}” does not exist", "correct the name, or put the file there"
    return Finding("SRC010", file, message, help, at=("audio",))


def _local(
    audio: AudioMaterial,
    entry: LedgerEntry | None,
    *,
    seen: bool,
    owner: str,
    places: Places,
    encoding: Encoding | None,
) -> Sound:
    facts = audio.facts
    same = entry if entry is not None and entry.facts.source == facts.sha256 else None
    before = same.promised.audio if same is not None else None
    edition = entry.promised.audio.edition if entry is not None else 1
    promised = places.path(before.address) if before is not None else ""
    known = before if seen else None
    encoding = known.encoding if known else encoding
    extension = encoding.extension if encoding else facts.extension
    kept = promised.endswith(f".{extension}")  # until it is published it may still change
    path = promised if kept else addresses.media(owner, extension, edition=edition)
    promise = AudioPromise(
        address=places.promised(path),
        edition=edition,
        length=known.length if known else facts.size,
        type=encoding.media_type if encoding else facts.media_type,
        sha256=known.sha256 if known else facts.sha256,
        encoding=encoding,
    )
    recorded = _recorded(facts, entry)
    return Sound(
        _enclosure(promise, recorded, places, path=path),
        promise,
        recorded,
        path,
        audio,
        same if seen else None,
    )


def _recorded(facts: AudioFacts, entry: LedgerEntry | None) -> RecordedFacts:
    """The facts of the file; the ledger's where they are of the same file."""
    if entry is not None and entry.facts.source == facts.sha256:
        return replace(
            entry.facts,
            sample_rate=facts.sample_rate,
            channels=facts.channels,
            levels=entry.facts.levels or facts.levels,
            chapters=facts.chapters,
        )
    return RecordedFacts.of(facts)


def _remembered(entry: LedgerEntry, places: Places) -> Sound:
    audio = entry.promised.audio
    path = places.path(audio.address)
    enclosure = _enclosure(audio, entry.facts, places, path=path)
    return Sound(enclosure, audio, entry.facts, path, recorded=entry)


def _remote(audio: RemoteAudio, file: str, places: Places) -> Sound | Finding:
    ending = PurePosixPath(urlsplit(audio.address).path).suffix[1:].lower()
    given = (audio.type or _TYPES.get(ending) or _REFUSED.get(ending, "")).lower()
    media_type = _ALIASES.get(given, given)
    if given and media_type not in _ACCEPTED:
        return _refused(file, given, "type" if audio.type else "address")
    if ending not in _TYPES:
        end = f"in .{ending}" if ending else "without a file ending"
        message = f"the address ends {end}, and Apple Podcasts goes by that"
        help = f"serve it at an address that ends in {', '.join('.' + each for each in _TYPES)}"
        return Finding("EP008", file, message, help, at=("audio", "address"))
    promise = AudioPromise(
        address=addresses.relative(places.own, audio.address),
        edition=1,
        length=Size(audio.length),
        type=media_type,
    )
    facts = RecordedFacts(source="", duration=audio.duration)
    return Sound(_enclosure(promise, facts, places, path=""), promise, facts)


def _refused(file: str, media_type: str, key: str) -> Finding:
    message = f"“{media_type}” is nothing that directories take as an episode"
    return Finding("EP013", file, message, "use an MP3 or M4A file", at=("audio", key))


def _enclosure(
    promise: AudioPromise, facts: RecordedFacts, places: Places, *, path: str
) -> Enclosure:
    address = addresses.whole(places.show, promise.address)
    return Enclosure(
        address=address,
        path=path if places.audio is None else "",
        size=promise.length,
        media_type=promise.type,
        duration=facts.duration,
        counted=places.counted(address),
    )
