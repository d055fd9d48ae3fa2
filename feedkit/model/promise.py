"""What has been promised to subscribers, as the ledger keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from feedkit.model import addresses
from feedkit.model.audio_facts import AudioFacts, BitrateMode, FileChapter, Levels
from feedkit.model.encoding import Encoding
from feedkit.model.moment import Instant
from feedkit.model.size import Size
from feedkit.model.tagging import Embedded
from feedkit.model.timestamp import Duration


class AudioPromise(Struct, frozen=True, kw_only=True):
    """The bytes at an audio address.

    ``address`` is relative to the show's unless somebody else serves the file. ``sha256`` is empty
    for a file that was never on this machine. ``encoding`` is what it was encoded as, absent
    where its sound is that of the author's file.
    """

    address: str
    edition: int
    length: Size
    type: str
    sha256: str = ""
    encoding: Encoding | None = None


class Promise(Struct, frozen=True, kw_only=True):
    """What subscribers rely on: identity, date in UTC, addresses of page and audio."""

    guid: str
    published: Instant
    page: str
    audio: AudioPromise


class RecordedFacts(Struct, frozen=True, kw_only=True):
    """What needs the audio or a decoder to be known, recorded once.

    ``source`` is the SHA-256 of the author's file, ``chapters`` are those that it carries.
    ``old_levels`` are figures of an older feedkit, which are not comparable: they are kept until
    there are others. ``sample_rate`` and ``channels`` are 0 where nobody knows them.
    """

    source: str
    duration: Duration
    bitrate_mode: BitrateMode = "unknown"
    sample_rate: int = 0
    channels: int = 0
    levels: Levels | None = None
    old_levels: tuple[tuple[str, float | None], ...] = ()
    chapters: tuple[FileChapter, ...] = ()

    @property
    def waveform(self) -> tuple[int, ...]:
        """The peaks of the recording, none where nobody has listened."""
        return self.levels.waveform if self.levels else ()

    @classmethod
    def of(cls, facts: AudioFacts) -> RecordedFacts:
        """What is worth recording of a file."""
        return cls(
            source=facts.sha256,
            duration=facts.duration,
            bitrate_mode=facts.bitrate_mode,
            sample_rate=facts.sample_rate,
            channels=facts.channels,
            levels=facts.levels,
            chapters=facts.chapters,
        )


class FormerEdition(Struct, frozen=True, kw_only=True):
    """A published file that another one took the place of; apps may still ask for it.

    ``source`` is the SHA-256 of the recording it was made of, ``duration`` that recording's.
    """

    audio: AudioPromise
    source: str
    duration: Duration
    embedded: Embedded | None = None


class LedgerEntry(Struct, frozen=True, kw_only=True):
    """The ledger's page on one episode.

    ``embedded`` is what the published file carries; it is absent where that file is the author's
    own. ``alternates`` are files encoded besides, ``earlier`` are the editions before it.
    ``former`` are paths of pages that lead to this one; ``gone`` says that the episode was taken
    away on purpose.
    """

    promised: Promise
    facts: RecordedFacts
    embedded: Embedded | None = None
    alternates: tuple[AudioPromise, ...] = ()
    earlier: tuple[FormerEdition, ...] = ()
    former: tuple[str, ...] = ()
    gone: bool = False

    def superseded(self) -> tuple[FormerEdition, ...]:
        """The earlier editions once the present file has become one of them."""
        present = FormerEdition(
            audio=self.promised.audio,
            source=self.facts.source,
            duration=self.facts.duration,
            embedded=self.embedded,
        )
        return (*self.earlier, present)

    def pictures(self) -> frozenset[str]:
        """The names of all pictures inside its files."""
        carried = (self.embedded, *(each.embedded for each in self.earlier))
        return frozenset(name for each in carried if each for name in each.pictures())


class FeedPromise(Struct, frozen=True, kw_only=True):
    """What subscribers rely on about a feed besides the show's own: its GUID and its address."""

    name: str
    guid: str
    feed: str


class ShowPromise(Struct, frozen=True, kw_only=True):
    """What subscribers rely on about the show: its GUID and the address of its feed.

    ``feeds`` are those that it has besides, in the order of their names. ``prefix`` is what stands
    before every audio address in the feed, so that downloads are counted.
    """

    guid: str
    feed: str
    feeds: tuple[FeedPromise, ...] = ()
    prefix: str = ""

    def with_new(self, feeds: Iterable[FeedPromise]) -> ShowPromise:
        """The same with those feeds in it that are not known by name yet."""
        known = {each.name: each for each in (*feeds, *self.feeds)}
        return replace(self, feeds=tuple(known[name] for name in sorted(known)))


class UnreadEntry(Struct, frozen=True, kw_only=True):
    """What is known of a page of the ledger that was not read, as nothing about it has changed.

    ``source`` is the digest of the recording where its levels are known, else empty.
    """

    source: str = ""
    former: tuple[str, ...] = ()
    pictures: frozenset[str] = frozenset()


class Ledger(Struct, frozen=True, kw_only=True):
    """Everything promised so far, by slug, and the files of the pictures inside recordings.

    ``unread`` are the pages that stay as they are, whatever is built; all others are read.
    While the show's address is one of those kept for examples, nobody has seen anything of it.
    """

    show: ShowPromise | None = None
    episodes: Mapping[str, LedgerEntry] = field(default_factory=dict)
    pictures: Mapping[str, Path] = field(default_factory=dict)
    unread: Mapping[str, UnreadEntry] = field(default_factory=dict)

    @property
    def is_trial(self) -> bool:
        """Whether nothing of it is promised yet."""
        return self.show is not None and addresses.is_placeholder(self.show.feed)

    def is_seen(self, slug: str, now: datetime) -> bool:
        """Whether subscribers may know of an episode: what is not due yet may still change."""
        entry = self.episodes.get(slug)
        if entry is None:
            return False
        return entry.gone or (entry.promised.published <= now and not self.is_trial)
