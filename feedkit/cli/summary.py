"""What a build has to say besides mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from feedkit.examined import Examined
    from feedkit.model.resolution import Resolution
    from feedkit.pipeline import Built


def notes_on(examined: Examined) -> Iterator[str]:
    """What is missing on this machine, and what is yet to come; a sentence each."""
    if examined.unmeasured:
        yield (
            f"Without ffmpeg nobody listened to {_some(examined.unmeasured)}: loudness and "
            'silence were not measured. Install ffmpeg, or pip install "feedkit-podcast[ffmpeg]".'
        )
    resolution = examined.resolution
    if resolution is not None:
        yield from _away(resolution)
        yield from _waiting(resolution)


def archives_written(built: Built) -> Iterator[str]:
    """Which full pages of feeds were written, and why: subscribers' apps expect them to stay."""
    publication, outcome = built.examined.publication, built.outcome
    if publication is None or outcome is None:
        return
    written = frozenset(outcome.written)
    told = (each for each in publication.catalog.feeds if not each.show.unlisted)
    full = [each for each in told if each.show.paging.archive]
    pages = [each.path for each in full if each.path in written]
    new = [path for path in pages if path in outcome.new]
    if not pages:
        return
    if new:
        others = f"; {_some(p for p in pages if p not in new)} changed with it"
        verb = "are" if len(new) > 1 else "is"
        yield f"Archive pages written: {_some(new)} {verb} new{others * (len(new) < len(pages))}."
    elif len(pages) == len(full) > 1:
        why = "because the show or its oldest episodes have changed"
        yield f"Archive pages written: all {len(full)}, {why}."
    else:
        yield f"Archive pages written: {_some(pages)}, because an episode in them has changed."


def _away(resolution: Resolution) -> Iterator[str]:
    away = [each.slug for each in resolution.intents if not each.audio_here]
    if away:
        yield (
            f"The audio of {_some(away)} is not on this machine: the ledger knows it, and the "
            "copy that is published has to stay where it is."
        )


def _waiting(resolution: Resolution) -> Iterator[str]:
    if resolution.due is not None:
        count, zone = len(resolution.waiting), resolution.catalog.show.time_zone
        waits = f"{count} episodes wait" if count > 1 else "1 episode waits"
        yield f"{waits}; the next one is due on {_local(resolution.due, zone)}."


def _local(due: datetime, zone: str) -> str:
    from zoneinfo import ZoneInfo

    return f"{due.astimezone(ZoneInfo(zone)):%Y-%m-%d at %H:%M} ({zone})"


def _some(names: Iterable[str]) -> str:
    listed = tuple(names)
    more = f" and {len(listed) - 3} more" if len(listed) > 3 else ""
    return ", ".join(listed[:3]) + more
