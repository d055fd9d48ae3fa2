"""The next edition of a published recording: what the ledger says afterwards."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from feedkit.ledger.accept import NothingToAccept, intent_of, next_edition
from feedkit.model.material import AudioMaterial
from feedkit.model.promise import Ledger, LedgerEntry
from feedkit.model.recipe import Made
from feedkit.model.resolution import Intent, Resolution
from feedkit.model.tagging import Embedded


def revisable(
    ledger: Ledger, resolution: Resolution, *, slug: str, now: datetime
) -> tuple[Intent, AudioMaterial]:
    """The published episode whose file can be made anew, and its recording.

    Raises :class:`NothingToAccept`.
    """
    intent = intent_of(resolution, slug)
    entry = ledger.episodes.get(intent.kept)
    if entry is None or not ledger.is_seen(intent.kept, now):
        raise NothingToAccept(
            f"“{slug}” has not been published yet: until then every build makes its file anew"
        )
    if not intent.audio_path:
        raise NothingToAccept(f"the audio of “{slug}” is somebody else's file")
    if intent.recording is None:
        raise NothingToAccept(f"the recording of “{slug}” is not on this machine")
    if entry.facts.source != intent.facts.source:
        raise NothingToAccept(
            f"the recording of “{slug}” is another one than was published: feedkit accept {slug} "
            "audio"
        )
    return intent, intent.recording


def revise(ledger: Ledger, intent: Intent, *, embedded: Embedded | None, made: Made) -> Ledger:
    """The ledger with the next edition of a recording, at an address of its own.

    Raises :class:`NothingToAccept` where that would be the same file.
    """
    entry = ledger.episodes[intent.kept]
    before = entry.promised.audio
    if made.sha256 == before.sha256:
        raise NothingToAccept(f"the published file of “{intent.kept}” is as it should be")
    encoding, recording = intent.encoding, intent.recording
    if recording is None:
        raise ValueError("without its recording nothing is revised")
    audio = replace(
        before,
        length=made.size,
        sha256=made.sha256,
        type=encoding.media_type if encoding else recording.facts.media_type,
        encoding=encoding,
    )
    extension = encoding.extension if encoding else recording.facts.extension
    audio = next_edition(audio, before.edition + 1, intent, extension=extension)
    after: LedgerEntry = replace(
        entry,
        promised=replace(entry.promised, audio=audio),
        earlier=entry.superseded(),
        embedded=None if made.refused else embedded,
    )
    return replace(ledger, episodes={**ledger.episodes, intent.kept: after})
