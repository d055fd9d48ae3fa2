"""Places and lengths in a recording, kept in whole milliseconds."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

MALFORMED = "not a time"
_CLOCK = re.compile(
    r"(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,3}):(?P<seconds>\d{2})(?:[.,](?P<fraction>\d{1,9}))?",
    re.ASCII,
)
_SECONDS = re.compile(r"(?P<seconds>\d{1,7})(?:\.(?P<fraction>\d{1,9}))?", re.ASCII)


def _milliseconds(fraction: str) -> int:
    return int(fraction.ljust(3, "0")[:3])


def _clock(milliseconds: int) -> tuple[int, int, int, int]:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return hours, minutes, seconds, rest


@lru_cache(maxsize=256)
def _full_clock(seconds: int) -> str:
    """``HH:MM:SS``, asked for several times for each line of an outline."""
    hours, minutes, seconds, _ = _clock(seconds * 1000)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}"


class Timestamp(Struct, frozen=True, order=True, gc=False):
    """A place in a recording, in milliseconds from its beginning."""

    milliseconds: int

    @classmethod
    def parse(cls, text: str) -> Timestamp:
        """Read ``H:MM:SS`` or ``MM:SS``, either with a fraction of a second.

        Seconds have two digits and stay below 60; so do minutes behind an hour. Anything else
        raises ``ValueError`` with the part that is wrong.
        """
        match = _CLOCK.fullmatch(text.strip())
        if match is None:
            raise ValueError(MALFORMED)
        hours, minutes, seconds, fraction = match.groups()
        whole = int(minutes) * 60 + int(seconds)
        if seconds > "59":
            raise ValueError(f"{seconds} seconds, where a minute has 60")
        if hours is not None:
            if minutes > "59" or len(minutes) != 2:
                raise ValueError(f"{minutes} minutes behind an hour")
            whole += int(hours) * 3600
        return cls(whole * 1000 + (_milliseconds(fraction) if fraction else 0))

    @property
    def seconds(self) -> float:
        """The place in seconds."""
        return self.milliseconds / 1000

    @property
    def decimal(self) -> str:
        """Seconds without needless digits, as in a link: ``43`` or ``43.5``."""
        whole, rest = divmod(self.milliseconds, 1000)
        return f"{whole}.{rest:03d}".rstrip("0") if rest else str(whole)

    @property
    def clock(self) -> str:
        """``HH:MM:SS``, the only form that every app reads alike in notes."""
        return _full_clock(self.milliseconds // 1000)

    @property
    def normal_play_time(self) -> str:
        """``HH:MM:SS.mmm``, as Podlove Simple Chapters and WebVTT write it."""
        seconds, rest = divmod(self.milliseconds, 1000)
        return f"{_full_clock(seconds)}.{rest:03d}"

    def __str__(self) -> str:
        hours, minutes, seconds, rest = _clock(self.milliseconds)
        text = f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
        return f"{text}.{rest:03d}" if rest else text


class Duration(Struct, frozen=True, order=True, gc=False):
    """The length of a recording, in milliseconds."""

    milliseconds: int

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read a clock time as :class:`Timestamp` does, or a bare number of seconds."""
        match = _SECONDS.fullmatch(text.strip())
        if match is None:
            return cls(Timestamp.parse(text).milliseconds)
        return cls(int(match["seconds"]) * 1000 + _milliseconds(match["fraction"] or ""))

    @classmethod
    def of_seconds(cls, seconds: float) -> Duration:
        """The duration of a number of seconds, to the nearest millisecond."""
        return cls(round(seconds * 1000))

    @property
    def seconds(self) -> float:
        """The length in seconds."""
        return self.milliseconds / 1000

    @property
    def whole_seconds(self) -> int:
        """Seconds rounded half up and at least one, as ``itunes:duration`` wants them."""
        return max(1, (self.milliseconds + 500) // 1000)

    @property
    def iso8601(self) -> str:
        """``PT1H3M20S``, in whole seconds."""
        minutes, seconds = divmod(self.whole_seconds, 60)
        hours, minutes = divmod(minutes, 60)
        parts = (f"{hours}H" if hours else "", f"{minutes}M" if minutes else "")
        return "PT" + "".join(parts) + (f"{seconds}S" if seconds or not any(parts) else "")

    def __str__(self) -> str:
        return str(Timestamp(self.whole_seconds * 1000))
