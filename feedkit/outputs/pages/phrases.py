"""Moments, lengths and places in a series as English words."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from feedkit.model.catalog import Episode
from feedkit.model.timestamp import Duration, Timestamp
from feedkit.outputs.pages.views import TimeView
from feedkit.outputs.words import long_date

_KINDS = {"full": "", "trailer": "Trailer", "bonus": "Bonus"}


def moment(when: datetime, zone: str) -> TimeView:
    """A moment, shown as its day in the show's time zone."""
    local = when.astimezone(ZoneInfo(zone))
    return TimeView(iso=local.isoformat(), words=long_date(local.date()))


def day(when: date) -> TimeView:
    """A day."""
    return TimeView(iso=when.isoformat(), words=long_date(when))


def length(duration: Duration) -> TimeView:
    """A length, such as ``2 hr 3 min``; below a minute in seconds."""
    hours, minutes = divmod((duration.whole_seconds + 30) // 60, 60)
    parts = (f"{hours} hr" if hours else "", f"{minutes} min" if minutes else "")
    words = " ".join(filter(None, parts))
    if duration.whole_seconds < 60:
        words = f"{duration.whole_seconds} sec"
    at = clock(Timestamp(duration.milliseconds))
    return TimeView(iso=duration.iso8601, words=words, clock=at)


def clock(start: Timestamp) -> str:
    """A place in a recording, to the second."""
    return str(Timestamp(start.milliseconds // 1000 * 1000))


def place(episode: Episode) -> str:
    """Where an episode belongs: ``Season 1, episode 5``, ``Bonus``."""
    season = f"season {episode.season}" if episode.season is not None else ""
    number = f"episode {episode.number}" if episode.number is not None else ""
    words = ", ".join(filter(None, (season, number)))
    return " · ".join(filter(None, (label(words), _KINDS[episode.type])))


def group(season: int | None, *, seasons: bool) -> str:
    """A season as a heading; what is in none is more of them, or all there is."""
    if season is not None:
        return f"Season {season}"
    return "More episodes" if seasons else "Episodes"


def label(words: str) -> str:
    """Words as they begin a line."""
    return words[:1].upper() + words[1:]


def cover(title: str) -> str:
    """What stands in for a cover that is not seen."""
    return f"Cover of {excerpt(title, 120)}"


def excerpt(text: str, room: int) -> str:
    """The beginning of a text on one line, at most so many characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= room:
        return line
    cut = line[: room - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def paragraphs(text: str) -> tuple[str, ...]:
    """A plain text's paragraphs, which an empty line parts."""
    parts = (" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text))
    return tuple(filter(None, parts))


RECOMMENDED_SHOWS = "Recommended shows"
