"""Moments, lengths and places in a series in the words of the show's language."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from feedkit.model.catalog import Listed
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration, Timestamp
from feedkit.outputs.pages.views import TimeView
from feedkit.text.words import Words


def moment(when: datetime, zone: str, words: Words) -> TimeView:
    """A moment, shown as its day in the show's time zone."""
    local = when.astimezone(ZoneInfo(zone))
    return TimeView(iso=local.isoformat(), words=words.day(local.date()))


def day(when: date, words: Words) -> TimeView:
    """A day."""
    return TimeView(iso=when.isoformat(), words=words.day(when))


def length(duration: Duration, words: Words) -> TimeView:
    """A length, such as ``2 hr 3 min``; below a minute in seconds."""
    at = clock(Timestamp(duration.milliseconds))
    told = words.length(duration.whole_seconds)
    return TimeView(iso=duration.iso8601, words=told, clock=at)


def size(amount: Size, words: Words) -> str:
    """The size of a file, such as ``58 MB``."""
    return words.size(amount.bytes)


def clock(start: Timestamp) -> str:
    """A place in a recording, to the second: ``1:04:10``, ``4:10``."""
    minutes, seconds = divmod(start.milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def place(episode: Listed, words: Words) -> str:
    """Where an episode belongs: ``Season 1, episode 5``, ``Bonus``."""
    return " · ".join(filter(None, (_number(episode, words), _kind(episode, words))))


def _number(episode: Listed, words: Words) -> str:
    season, number = episode.season, episode.number
    if season is not None and number is not None:
        return words.gettext("Season {season}, episode {episode}", season=season, episode=number)
    if season is not None:
        return words.gettext("Season {season}", season=season)
    return words.gettext("Episode {episode}", episode=number) if number is not None else ""


def _kind(episode: Listed, words: Words) -> str:
    if episode.type == "trailer":
        return words.gettext("Trailer")
    return words.gettext("Bonus") if episode.type == "bonus" else ""


def group(season: int | None, words: Words, *, seasons: bool) -> str:
    """A season as a heading; what is in none is more of them, or all there is."""
    if season is not None:
        return words.gettext("Season {season}", season=season)
    return words.gettext("More episodes") if seasons else words.gettext("Episodes")


def role(written: str, words: Words) -> str:
    """What somebody did: a role of the podcast namespace is translated, others are kept."""
    known = written.lower()
    found = words.pgettext("role", known)
    return written if found == known else found


def label(words: str) -> str:
    """Words as they begin a line."""
    return words[:1].upper() + words[1:]


def cover(title: str, words: Words) -> str:
    """What stands in for a cover that is not seen."""
    return words.gettext("Cover of {title}", title=excerpt(title, 120))


def excerpt(text: str, room: int) -> str:
    """The beginning of a text on one line, at most so many characters, cut between words."""
    line = " ".join(text[: 2 * room].split())
    if len(line) <= room < len(text):  # the gaps in it are wide
        line = " ".join(text.split())
    if len(line) <= room:
        return line
    cut = line[: room - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def paragraphs(text: str) -> tuple[str, ...]:
    """A plain text's paragraphs, which an empty line parts."""
    parts = (" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text))
    return tuple(filter(None, parts))
