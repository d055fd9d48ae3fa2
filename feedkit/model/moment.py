"""A date as an author writes it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo

from msgspec import Struct

Instant = datetime
"""A moment in UTC: in the very zone that Python calls so when it is read back, too."""

_FORM = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?"
    r"\s*(?P<offset>Z|[+-]\d{2}:?\d{2})?",
    re.ASCII | re.IGNORECASE,
)


class LocalTimeError(ValueError):
    """A local time that a change of the clocks skips or repeats."""


class Moment(Struct, frozen=True):
    """A day, or a day and a time; with an offset, or in the show's time zone."""

    written: datetime

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read ``2025-04-30``, ``2025-04-30 09:00`` and the same with seconds or an offset.

        Raises ``ValueError`` that says what is wrong.
        """
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise ValueError("year, month and day are wanted, in digits")
        time = (match["time"] or "00:00").rjust(5, "0")
        if match["time"] and time.index(":") == 1:
            time = "0" + time
        offset = (match["offset"] or "").upper().replace("Z", "+00:00")
        if offset and match["time"] is None:
            raise ValueError("an offset without a time")
        written = datetime.fromisoformat(f"{match['day']}T{time}{offset}")
        if not 1000 <= written.year < 9999:
            raise ValueError(f"{written.year} is no year of a calendar in use")
        return cls(written)

    def instant(self, zone: tzinfo) -> datetime:
        """The moment in UTC, read in ``zone`` where it has no offset of its own.

        Raises :class:`LocalTimeError` for a local time that does not exist or occurs twice.
        """
        if self.written.tzinfo is not None:
            return self._utc(self.written)
        early, late = (self.written.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
        if early.utcoffset() != late.utcoffset():
            skipped = self._utc(early).astimezone(zone).replace(tzinfo=None) != self.written
            fate = "does not exist" if skipped else "occurs twice"
            raise LocalTimeError(f"{self.written:%Y-%m-%d %H:%M} {fate} in {zone}")
        return self._utc(early)

    @staticmethod
    def _utc(moment: datetime) -> datetime:
        try:
            return moment.astimezone(UTC)
        except OverflowError:
            return (moment.replace(tzinfo=None) + timedelta(0)).replace(tzinfo=UTC)
