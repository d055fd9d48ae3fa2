"""What has been promised to subscribers, as the ledger keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from feedkit.model.audio_facts import BitrateMode, FileChapter, Levels
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioPromise:
    """The bytes at an audio address.

    ``address`` is relative to the show's unless somebody else serves the file. ``sha256`` is empty
    for a file that was never on this machine.
    """

    address: str
    edition: int
    length: Size
    type: str
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What subscribers rely on: identity, date in UTC, addresses of page and audio."""

    guid: str
    published: datetime
    page: str
    audio: AudioPromise


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedFacts:
    """What needs the audio or a decoder to be known, recorded once.

    ``source`` is the SHA-256 of the author's file, ``chapters`` are those that it carries.
    """

    source: str
    duration: Duration
    bitrate_mode: BitrateMode = "unknown"
    levels: Levels | None = None
    chapters: tuple[FileChapter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """The ledger's page on one episode.

    ``former`` are paths of pages that lead to this one; ``gone`` says that the episode was taken
    away on purpose.
    """

    promised: Promise
    facts: RecordedFacts
    former: tuple[str, ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPromise:
    """What subscribers rely on about the show: its GUID and the address of its feed."""

    guid: str
    feed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Everything promised so far, by slug."""

    show: ShowPromise | None = None
    episodes: Mapping[str, LedgerEntry] = field(default_factory=dict)
