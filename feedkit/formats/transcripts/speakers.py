"""The speakers of a transcript among the people of a show."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from feedkit.model.transcript import Cue

_LETTERS = str.maketrans({
    "æ": "ae", "ð": "d", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "œ": "oe", "þ": "th",
})  # fmt: skip
_WORD = re.compile(r"\w+")


class Speakers(Struct, frozen=True):
    """Who speaks: the roster's id for each name of the transcript, and the names without one."""

    ids: Mapping[str, str]
    unmatched: tuple[str, ...]


def match_speakers(cues: Iterable[Cue], names: Mapping[str, str]) -> Speakers:
    """Find the speakers in a roster, given as names by their ids.

    Case, accents and punctuation do not count. A name is looked for whole, then as an id, then as a
    first name that only one person in the roster has.
    """
    whole = _only({key: _plain(name) for key, name in names.items()})
    keys = _only({key: _plain(key) for key in names})
    first = _only({key: _plain(name).partition(" ")[0] for key, name in names.items()})
    said = dict.fromkeys(each.speaker for each in cues if each.speaker)
    found = {name: _look(_plain(name), whole, keys, first) for name in said}
    ids = {name: key for name, key in found.items() if key is not None}
    return Speakers(ids, tuple(name for name, key in found.items() if key is None))


def _look(name: str, *tables: Mapping[str, str]) -> str | None:
    return next((table[name] for table in tables if name in table), None)


def _only(names: Mapping[str, str]) -> dict[str, str]:
    """The ids by their names, without the names that several have."""
    times = Counter(names.values())
    return {name: key for key, name in names.items() if name and times[name] == 1}


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    letters = "".join(each for each in bare if not unicodedata.combining(each)).casefold()
    return " ".join(_WORD.findall(letters.replace("_", " ")))
