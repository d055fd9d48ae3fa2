"""Names in addresses: what people call something, as a part of a path that stays as it is."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

LONGEST = 48
"""How many characters of a name stand in an address."""

_DROPPED = re.compile("['’ʼ`´]")
_PARTED = re.compile(r"[\s\-‐‑‒–—_.,:;·]+")


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name as it is compared: without capitals, and without regard to dots, dashes and blanks.

    ``Sci-Fi`` and ``sci fi`` are one, ``O’Brien`` and ``OBrien`` too; ``C++`` and ``C#`` are two.
    """
    alike = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    kept = "".join(each for each in alike if unicodedata.category(each) not in {"Cc", "Cf"})
    words = _PARTED.split(_DROPPED.sub("", kept))
    return " ".join(filter(None, words)) or alike.strip()


@lru_cache(maxsize=65536)
def slug_of(name: str) -> str:
    """The name in an address. It depends on nothing but the name, and two names never share one.

    Letters of every script stay. Where something had to be left out, a digest tells the name from
    those that differ in just that.
    """
    known = folded(name)
    words = "".join(each if _in_word(each) else " " for each in known).split()
    slug = "-".join(words)
    if slug and slug.replace("-", " ") == known and len(slug) <= LONGEST:
        return slug
    digest = sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "-".join(filter(None, (slug[:LONGEST].strip("-"), digest)))


def _in_word(character: str) -> bool:
    """Whether a character is a letter, a mark on one, or a number."""
    return unicodedata.category(character)[0] in "LMN"
