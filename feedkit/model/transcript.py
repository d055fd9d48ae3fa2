"""What is said in an episode: cues with their times, words and speakers."""

from __future__ import annotations

import unicodedata

from msgspec import Struct

from feedkit.model.timestamp import Timestamp


class Cue(Struct, frozen=True):
    """Words that are heard from one moment to another.

    ``text`` is plain, without tags or entities, and may be broken into lines; ``speaker`` is the
    name as the transcript has it, or empty where it names nobody.
    """

    start: Timestamp
    end: Timestamp
    text: str
    speaker: str = ""

    @property
    def line(self) -> str:
        """The text on one line."""
        return joined(self.text)


class SpokenText(Struct, frozen=True):
    """All that is said in a recording, in one language.

    A text that is not ``timed`` comes from a file without times: its cues stand in their order, all
    of them at nought and without length.
    """

    cues: tuple[Cue, ...] = ()
    language: str = ""
    timed: bool = True

    def __bool__(self) -> bool:
        return bool(self.cues)


def joined(text: str) -> str:
    """A text on one line; between ideographs and kana a line break is no space."""
    first, *others = text.split("\n")
    for line in others:
        first += line if needs_no_space(first[-1:], line[:1]) else f" {line}"
    return first


def needs_no_space(before: str, after: str) -> bool:
    """Whether two characters belong to scripts that write without spaces."""
    return _is_ideograph(before) and _is_ideograph(after)


def _is_ideograph(character: str) -> bool:
    if not character or "\uac00" <= character <= "\ud7a3":  # Hangul has spaces
        return False
    return unicodedata.east_asian_width(character) in "WF"
