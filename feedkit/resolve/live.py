"""Broadcasts: their times in UTC, and who takes part."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from feedkit.diagnostics import Finding
from feedkit.model.catalog import Broadcast
from feedkit.model.podcast.keys import EpisodeKeys
from feedkit.model.podcast.live import Live
from feedkit.model.podcast.told import ToldAlternate
from feedkit.resolve.alternates import elsewhere
from feedkit.resolve.dates import instant
from feedkit.resolve.funding import told_funding
from feedkit.resolve.images import told_images
from feedkit.resolve.people import Known, person, unknown_people
from feedkit.text.words import Words


class Broadcasts(Struct, frozen=True):
    """What is told of all broadcasts, and what is wrong with them."""

    told: tuple[Broadcast, ...]
    findings: tuple[Finding, ...]


def broadcasts(
    written: Iterable[Live],
    known: Known,
    *,
    zone: str,
    file: str,
    guids: frozenset[str],
    words: Words,
) -> Broadcasts:
    """All broadcasts. ``guids`` are those of the episodes, which no broadcast may have."""
    told: list[Broadcast] = []
    findings: list[Finding] = []
    taken = set(guids)
    for index, each in enumerate(written):
        at = ("live", index)
        found = _broadcast(each, known, zone=zone, file=file, at=at, words=words)
        findings += found.findings
        told += found.told
        findings += unknown_people(each.people, known.roster, file=file, at=(*at, "people"))
        if each.guid in taken:
            message = "another broadcast or an episode has the same GUID"
            findings.append(Finding("EP015", file, message, "write another", at=(*at, "guid")))
        taken.add(each.guid)
    return Broadcasts(tuple(told), tuple(findings))


def _broadcast(
    each: Live,
    known: Known,
    *,
    zone: str,
    file: str,
    at: tuple[str | int, ...],
    words: Words,
) -> Broadcasts:
    start = instant(each.start, zone, file=file, at=(*at, "start"))
    end = instant(each.end, zone, file=file, at=(*at, "end")) if each.end else None
    alternates = [
        elsewhere(one, file=file, at=(*at, "alternates", index))
        for index, one in enumerate(each.alternates)
    ]
    wrong = [one for one in (start, end, *alternates) if isinstance(one, Finding)]
    if isinstance(start, Finding) or isinstance(end, Finding):
        return Broadcasts((), tuple(wrong))
    if end is not None and end <= start:
        wrong.append(_backwards(file, (*at, "end")))
    told = Broadcast(
        title=each.title,
        guid=each.guid,
        start=start,
        end=end,
        status=each.status,
        audio=each.audio,
        people=tuple(person(one, known) for one in each.people),
        alternates=tuple(one for one in alternates if isinstance(one, ToldAlternate)),
        images=tuple(told_images(each.images, {})),
        podcast=EpisodeKeys(
            location=each.location,
            funding=told_funding(each.funding, words),
            value=each.value,
            chat=each.chat,
            social=each.social,
            content_links=each.links,
        ),
    )
    return Broadcasts((told,), tuple(wrong))


def _backwards(file: str, at: tuple[str | int, ...]) -> Finding:
    message = "the broadcast ends before it begins"
    return Finding("POD031", file, message, "correct one of the two", at=at)
