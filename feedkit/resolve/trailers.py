"""The trailers of a show: its own episodes of that type, and files that are no episodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feedkit.diagnostics import Finding
from feedkit.model.catalog import Listed
from feedkit.model.media_types import type_of
from feedkit.model.podcast.told import ToldTrailer
from feedkit.model.podcast.trailer import Trailer
from feedkit.resolve.dates import instant


def told_trailers(
    written: Iterable[Trailer], episodes: Iterable[Listed], *, zone: str, file: str
) -> tuple[tuple[ToldTrailer, ...], tuple[Finding, ...]]:
    """All trailers, newest first, and dates that cannot be read.

    A trailer with a number announces one episode, and is none of the show or of a season.
    """
    told: list[ToldTrailer] = []
    findings: list[Finding] = []
    for index, each in enumerate(written):
        date = instant(each.date, zone, file=file, at=("trailers", index, "date"))
        if isinstance(date, Finding):
            findings.append(date)
            continue
        told.append(
            ToldTrailer(
                title=each.title,
                address=each.address,
                published=date,
                length=each.length,
                media_type=each.type or type_of(each.address),
                season=each.season,
            )
        )
    told += _of_episodes(episodes, {each.address for each in told})
    return tuple(sorted(told, key=lambda each: each.published, reverse=True)), tuple(findings)


def _of_episodes(episodes: Iterable[Listed], named: set[str]) -> Iterator[ToldTrailer]:
    for each in episodes:
        sound = each.enclosure
        numbered = each.number is not None or each.exact_number
        if each.type == "trailer" and not numbered and sound.address not in named:
            yield ToldTrailer(
                title=each.title[:128],
                address=sound.address,
                published=each.published,
                length=sound.size.bytes,
                media_type=sound.media_type,
                season=each.season,
            )
