"""A catalog with all that turning it into files takes besides."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.card import Card
from feedkit.model.catalog import Catalog, Episode, Feed
from feedkit.text.words import ENGLISH, Words


def _always_anew(_digest: str, make: Callable[[], str]) -> str:
    return make()


def _nothing(_file: str) -> bytes:
    return b""


def _undrawn(_card: Card) -> bytes:
    return b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What outputs are made from.

    ``templates`` maps the name of a template (``episode.html``, ``feedkit/episode.html`` for the
    built-in one, ``site.css``, ``player.js``) to its text; ``overridden`` are the show's own.
    ``words`` are those of the show's language. ``noindex`` marks a preview. ``version`` is
    feedkit's own. ``remember`` gives the text kept under a digest, or makes and keeps it.
    ``source`` gives the bytes of a file of the show, ``draw`` those of a card's picture.
    """

    catalog: Catalog
    templates: Mapping[str, str] = field(default_factory=dict)
    overridden: frozenset[str] = frozenset()
    words: Words = ENGLISH
    noindex: bool = False
    version: str = ""
    remember: Callable[[str, Callable[[], str]], str] = field(default=_always_anew)
    source: Callable[[str], bytes] = field(default=_nothing)
    draw: Callable[[Card], bytes] = field(default=_undrawn)

    _places: Mapping[str, int] = field(init=False)
    _feeds: Mapping[str, Feed] = field(init=False)
    _held: Mapping[str, Episode] = field(init=False)

    def __post_init__(self) -> None:
        places = {each.slug: place for place, each in enumerate(self.catalog.episodes)}
        object.__setattr__(self, "_places", places)
        object.__setattr__(self, "_held", {each.slug: each for each in self.catalog.held})
        object.__setattr__(self, "_feeds", {each.path: each for each in self.catalog.feeds})

    def feed(self, path: str) -> Feed:
        """The document of a feed at a path."""
        return self._feeds[path]

    def episode(self, slug: str) -> Episode:
        """The episode of a slug, held back or not."""
        return self._held[slug] if slug in self._held else self.catalog.episodes[self._places[slug]]

    def neighbours(self, slug: str) -> tuple[Episode | None, Episode | None]:
        """The older and the newer episode beside that of a slug, where there are any."""
        episodes, place = self.catalog.episodes, self._places[slug]
        older = episodes[place + 1] if place + 1 < len(episodes) else None
        return older, episodes[place - 1] if place else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A kind of file: which ones there are, and how one is rendered.

    ``artifacts`` lists them with digests and renders nothing; ``render`` makes the bytes of one.
    """

    kind: str
    stage: Stage
    artifacts: Callable[[Publication], Iterable[Artifact]]
    render: Callable[[Publication, Artifact], bytes]


def digest_of(*parts: Any) -> str:
    """The SHA-256 over values: texts, numbers, dates, dataclasses, tuples and dicts of them.

    Their representations tell them apart, and are made faster than any walk of ours.
    """
    sha = hashlib.sha256()
    for part in parts:
        value = sorted(part.items()) if isinstance(part, Mapping) else part
        sha.update(repr(value).encode("utf-8", "backslashreplace"))
        sha.update(b"\0")
    return sha.hexdigest()
