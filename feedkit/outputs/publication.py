"""A catalog with all that turning it into files takes besides."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

import msgspec
from msgspec import Struct

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.card import Card
from feedkit.model.catalog import Catalog, Episode, Feed, Listed, Redirect
from feedkit.model.layout import Layout
from feedkit.outputs.listings import Listings
from feedkit.text.words import ENGLISH, Words

T = TypeVar("T")

_TELLER = msgspec.msgpack.Encoder(enc_hook=repr, order="deterministic")

Notes = Mapping[str, str]
"""What outputs noted of an episode, by what it is."""


class NotRead(LookupError):
    """An episode is wanted whole that was not read, as it has not changed."""


class ItemStore(Protocol):
    """Items of feeds, by the digests of what they are made of."""

    def remember(self, digest: str, make: Callable[[], bytes], /) -> bytes:
        """The item that is kept under a digest, or one made now."""

    def knows(self, digest: str, /) -> bool:
        """Whether the item of a digest need not be made."""

    def known(self) -> frozenset[str]:
        """The digests of all items that need not be made."""

    def keep(self, feeds: Mapping[str, Layout], /) -> None:
        """Keep where items lie in the feeds as they are written now, by the feeds' paths."""


class Lent(Struct, frozen=True):
    """A whole episode with those beside it, which is all that its own files are made from."""

    episode: Episode
    older: Listed | None = None
    newer: Listed | None = None


class _NoStore:
    """Keeps nothing."""

    def remember(self, _digest: str, make: Callable[[], bytes], /) -> bytes:
        return make()

    def knows(self, _digest: str, /) -> bool:
        return False

    def known(self) -> frozenset[str]:
        return frozenset()

    def keep(self, _feeds: Mapping[str, Layout], /) -> None:
        pass


def _nothing(_file: str) -> bytes:
    return b""


def _undrawn(_card: Card) -> bytes:
    return b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What outputs are made from.

    ``templates`` maps the name of a template (``episode.html``, ``feedkit/episode.html`` for the
    built-in one, ``site.css``, ``player.js``) to its text; ``overridden`` are the show's own.
    ``words`` are those of the show's language. ``noindex`` marks a preview. ``index`` is the folder
    of the search index in the site, empty where none is made. ``version`` is feedkit's own.
    ``items`` keeps the items of feeds. ``source`` gives the bytes of a file of the show, ``draw``
    those of a card's picture. ``listings`` are its tags and people.

    ``told`` is what outputs noted of episodes that are as they were, by slug: of those above all
    that the catalog has only as lists need them. ``lent`` are episodes by slug that it need not
    have at all.
    """

    catalog: Catalog
    templates: Mapping[str, str] = field(default_factory=dict)
    overridden: frozenset[str] = frozenset()
    words: Words = ENGLISH
    noindex: bool = False
    index: str = ""
    version: str = ""
    items: ItemStore = field(default_factory=_NoStore)
    source: Callable[[str], bytes] = field(default=_nothing)
    draw: Callable[[Card], bytes] = field(default=_undrawn)
    told: Mapping[str, Notes] = field(default_factory=dict)
    lent: Mapping[str, Lent] = field(default_factory=dict)

    notes: dict[str, dict[str, str]] = field(init=False, default_factory=dict)
    """What outputs note of episodes in this build, by slug and by what it is."""

    listings: Listings = field(init=False, compare=False, repr=False)
    _places: Mapping[str, int] = field(init=False)
    _feeds: Mapping[str, Feed] = field(init=False)
    _held: Mapping[str, Episode] = field(init=False)
    _redirects: Mapping[str, Redirect] = field(init=False)
    _once: dict[Hashable, Any] = field(init=False, compare=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        places = {each.slug: place for place, each in enumerate(self.catalog.episodes)}
        object.__setattr__(self, "listings", Listings(self.catalog))
        object.__setattr__(self, "_places", places)
        object.__setattr__(self, "_held", {each.slug: each for each in self.catalog.held})
        redirects = {each.path: each for each in self.catalog.redirects}
        object.__setattr__(self, "_redirects", redirects)
        object.__setattr__(self, "_feeds", {each.path: each for each in self.catalog.feeds})

    def feed(self, path: str) -> Feed:
        """The document of a feed at a path."""
        return self._feeds[path]

    def redirect(self, path: str) -> Redirect:
        """Where an old path leads."""
        return self._redirects[path]

    def listed(self, slug: str) -> Listed:
        """The episode of a slug as lists need it, held back or not."""
        return self._held[slug] if slug in self._held else self.catalog.episodes[self._places[slug]]

    def episode(self, slug: str) -> Episode:
        """The whole episode of a slug, held back or not. Raises :class:`NotRead`."""
        if slug in self.lent:
            return self.lent[slug].episode
        found = self.listed(slug)
        if not isinstance(found, Episode):
            raise NotRead(slug)
        return found

    def telling(self, catalog: Catalog) -> Publication:
        """The same of another catalog."""
        return replace(self, catalog=catalog)

    def lend(self, slugs: Iterable[str]) -> tuple[Lent, ...]:
        """Whole episodes that are out, each with those beside it. Raises :class:`NotRead`."""
        return tuple(Lent(self.episode(slug), *self.neighbours(slug)) for slug in slugs)

    def lending(self, lent: Iterable[Lent]) -> Publication:
        """The same with some episodes, noting nothing.

        What was found out about all episodes, or made once for all, is not gone through again.
        """
        lending = copy(self)
        object.__setattr__(lending, "lent", {each.episode.slug: each for each in lent})
        object.__setattr__(lending, "notes", {})
        return lending

    def noted(self, what: str, each: Listed, make: Callable[[Episode], str]) -> str:
        """A short text about an episode, made of nothing but the episode and the show's own file.

        It is made once for each state of the episode: what was noted when the episode was read
        last holds as long as neither has changed.
        """
        noted = self.notes.setdefault(each.slug, {})
        if what not in noted:
            known = self.told.get(each.slug, {}).get(what)
            noted[what] = make(self.episode(each.slug)) if known is None else known
        return noted[what]

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Something that many files have in common, made when it is first asked for.

        It depends on its key, and on nothing of the publication that is about one episode.
        """
        if key not in self._once:
            self._once[key] = make()
        found: T = self._once[key]
        return found

    def neighbours(self, slug: str) -> tuple[Listed | None, Listed | None]:
        """The older and the newer episode beside that of a slug, where there are any."""
        if slug in self.lent:
            return self.lent[slug].older, self.lent[slug].newer
        episodes, place = self.catalog.episodes, self._places[slug]
        older = episodes[place + 1] if place + 1 < len(episodes) else None
        return older, episodes[place - 1] if place else None


class Output(Struct, frozen=True, kw_only=True):
    """A kind of file: which ones there are, and how one is rendered.

    ``artifacts`` lists them with digests and renders nothing; ``render`` makes the bytes of one.
    ``of_episode`` says that each is about one episode, and needs nothing that is noted of others.
    """

    kind: str
    stage: Stage
    artifacts: Callable[[Publication], Iterable[Artifact]]
    render: Callable[[Publication, Artifact], bytes]
    of_episode: bool = False


def digest_of(*parts: Any) -> str:
    """The SHA-256 over values: texts, numbers, dates, structs, tuples, sets and dicts of them.

    MessagePack tells them apart, and is written a few times faster than their representations.
    """
    try:
        told = _TELLER.encode(parts)
    except UnicodeEncodeError:  # half a character, which no UTF-8 can say
        told = repr(parts).encode("utf-8", "backslashreplace")
    return hashlib.sha256(told).hexdigest()
