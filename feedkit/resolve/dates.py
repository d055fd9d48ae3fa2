"""When an episode is published."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from feedkit.diagnostics import Finding
from feedkit.model.moment import LocalTimeError, Moment


def instant(
    moment: Moment, zone: str, *, file: str, at: tuple[str | int, ...]
) -> datetime | Finding:
    """A written date in UTC; or what is wrong with it in the show's time zone."""
    try:
        return moment.instant(ZoneInfo(zone))
    except LocalTimeError as error:
        local = moment.written.replace(tzinfo=ZoneInfo(zone)).isoformat(" ", "minutes")
        help = f"write another time, or one with an offset, such as {local[:16]} {local[16:]}"
        return Finding("SRC008", file, str(error), help, at=at)
