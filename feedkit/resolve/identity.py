"""Who is who: GUIDs, and which page of the ledger is an episode's."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from feedkit.model.promise import Ledger, LedgerEntry


def episode_guid(show: str, slug: str) -> str:
    """The GUID that a new episode gets; from then on the ledger's counts."""
    return str(uuid.uuid5(uuid.UUID(show), slug))


def kept_entries(ledger: Ledger, digests: Mapping[str, str]) -> dict[str, str]:
    """Which page of the ledger belongs to which slug: its own, or that of the name it had before.

    ``digests`` maps all slugs that are written now to the SHA-256 of their audio, empty where it
    is not known. A renamed file is known by its audio; gone episodes are not found again.
    """
    kept = {slug: slug for slug in digests if slug in ledger.episodes}
    lost: dict[str, str] = {}
    for old, entry in ledger.episodes.items():
        if old not in digests and not entry.gone and entry.facts.source:
            lost.setdefault(entry.facts.source, old)
    for slug, digest in digests.items():
        if slug not in kept and digest in lost:
            kept[slug] = lost.pop(digest)
    return kept


def entry_of(ledger: Ledger, kept: Mapping[str, str], slug: str) -> LedgerEntry | None:
    """The ledger's page on a slug, under whatever name it stands there."""
    return ledger.episodes.get(kept.get(slug, ""))
