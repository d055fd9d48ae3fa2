"""The show as the world is told of it: what every output is made from.

Addresses here are whole; paths are below the show's address, without a leading slash.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from feedkit.model.moment import Instant
from feedkit.model.outline import Outline
from feedkit.model.paging import Paging
from feedkit.model.podcast.blocks import Block
from feedkit.model.podcast.funding import Funding
from feedkit.model.podcast.keys import EpisodeKeys, ShowKeys
from feedkit.model.podcast.live import Stream
from feedkit.model.podcast.told import ToldAlternate, ToldImage, ToldTrailer
from feedkit.model.presentation import Script
from feedkit.model.ready_made import unsaid
from feedkit.model.site_choices import SiteChoices
from feedkit.model.size import Size
from feedkit.model.sized import Sized
from feedkit.model.timestamp import Duration
from feedkit.text.slug import slug_of

FEED = "feed.xml"
"""The path of the show's feed."""


class Picture(Struct, frozen=True, kw_only=True):
    """A picture of the site: its whole address, its path in the site, its pixels."""

    address: str
    path: str
    media_type: str
    width: int
    height: int
    small: str = ""
    """The path of a smaller JPEG of it for pages, where there is one."""
    flat: bool = False
    """Whether it has areas of one colour, as drawings have and photographs have not."""
    sizes: tuple[Sized, ...] = ()
    """Copies that browsers choose from, the best format first and the narrowest first in each."""
    palette: tuple[str, ...] = ()
    """Its colours as ``#rrggbb``, the commonest first, where they were looked for."""
    icons: tuple[tuple[int, str], ...] = ()
    """Square PNGs of it where they were made: the pixels of their sides, and their paths."""


class Person(Struct, frozen=True, kw_only=True):
    """Someone heard or thanked. ``role`` is a word of the namespace's taxonomy where it fits.

    ``portrait_address`` is that of a picture which somebody else serves. ``about`` are a few words
    about them; ``namesake`` tells them from somebody of the same name in the roster.
    """

    name: str
    role: str = "host"
    group: str = "cast"
    page: str | None = None
    portrait: Picture | None = None
    portrait_address: str = ""
    about: str = ""
    namesake: str = ""

    @property
    def slug(self) -> str:
        """The name in the address of their page, which nobody else has."""
        return "-".join(filter(None, (slug_of(self.name), self.namesake)))


class Enclosure(Struct, frozen=True, kw_only=True):
    """The audio as the feed names it.

    ``path`` is where the site holds the file, and is empty where somebody else serves it.
    ``counted`` is the address by way of those who count downloads, empty where nobody does.
    """

    address: str
    path: str
    size: Size
    media_type: str
    duration: Duration
    counted: str = ""

    @property
    def address_in_feeds(self) -> str:
        """The address that apps download from; pages use the one without detours."""
        return self.counted or self.address


class Transcript(Struct, frozen=True, kw_only=True):
    """A transcript file of an episode, in one of the formats it is written in.

    ``source`` is the author's file, from the show's folder, and ``sha256`` its digest; ``format``
    is the name of the format that the site's file has.
    """

    address: str
    path: str
    media_type: str
    language: str
    format: str = ""
    source: str = ""
    sha256: str = ""


class Source(Struct, frozen=True, kw_only=True):
    """The text that an episode reads aloud, and the day it was first published."""

    link: str
    published: date | None = None


class Category(Struct, frozen=True, kw_only=True):
    """An Apple category, with its subcategory where one is meant."""

    name: str
    subcategory: str = ""


class Listed(Struct, frozen=True, kw_only=True):
    """An episode as far as lists, feeds and its neighbours' pages need to know it.

    ``published`` and ``updated`` are in UTC. ``page`` is the path of its page, with a slash at the
    end; ``page_address`` is the address the feed links to, which may be elsewhere.
    ``people`` is the episode's own list; where it is empty the show's counts.
    ``number`` is a whole number, as iTunes wants it; ``exact_number`` is one that is none, such as
    100.5, and ``shown_number`` stands in the place of either.
    ``chapters_path`` is the path of the JSON file, ``chapters_track`` that of the page's WebVTT.
    """

    slug: str
    title: str
    guid: str
    published: Instant
    updated: Instant | None
    page: str
    page_address: str
    enclosure: Enclosure
    type: Literal["full", "trailer", "bonus"]
    explicit: bool
    season: int | None = None
    number: int | None = None
    artwork: Picture | None = None
    people: tuple[Person, ...] = ()
    tags: tuple[str, ...] = ()
    chapters_path: str = ""
    chapters_track: str = ""
    transcripts: tuple[Transcript, ...] = ()
    blocked: bool = False
    season_name: str = ""
    exact_number: str = ""
    shown_number: str = ""


class Episode(Listed, frozen=True, kw_only=True):
    """An episode as the world is told of it.

    ``notes`` is Markdown. ``podcast`` is what is told as it was typed.
    ``peaks`` draw the sound: at most 400, evenly spread over the recording, each from 0 to 100.
    """

    source: Source | None = None
    remarks: tuple[str, ...] = ()
    summary: str = ""
    notes: str = ""
    outline: Outline = Outline()
    notes_depth: int = 2
    chapters_address: str = ""
    peaks: tuple[int, ...] = ()
    apple_title: str = ""
    alternates: tuple[ToldAlternate, ...] = ()
    images: tuple[ToldImage, ...] = ()
    podcast: EpisodeKeys = unsaid(EpisodeKeys)

    def listed(self) -> Listed:
        """What lists need of it."""
        return Listed(**{name: getattr(self, name) for name in Listed.__struct_fields__})


class Broadcast(Struct, frozen=True, kw_only=True):
    """A broadcast as the world is told of it. ``start`` and ``end`` are in UTC."""

    title: str
    guid: str
    start: datetime
    end: datetime | None
    status: str
    audio: Stream | None = None
    people: tuple[Person, ...] = ()
    alternates: tuple[ToldAlternate, ...] = ()
    images: tuple[ToldImage, ...] = ()
    podcast: EpisodeKeys = unsaid(EpisodeKeys)


class Show(Struct, frozen=True, kw_only=True):
    """The show as the world is told of it. ``address`` ends with a slash.

    ``blocked`` says that Apple Podcasts is to hide it, ``funding`` is the first of the places that
    ``podcast`` has: what is told as it was typed. ``paging`` is where the feed goes on that tells
    this, where it is one of several pages; ``unlisted`` says that the feed is for those alone who
    have its address, so that nothing public may name it.
    """

    title: str
    description: str
    address: str
    feed_address: str
    language: str
    time_zone: str
    author: str
    guid: str
    artwork: Picture
    categories: tuple[Category, ...]
    explicit: bool
    type: Literal["episodic", "serial"]
    medium: str = "podcast"
    owner_name: str = ""
    owner_email: str = ""
    people: tuple[Person, ...] = ()
    funding: Funding | None = None
    copyright: str = ""
    locked: bool = True
    blocked: bool = False
    complete: bool = False
    new_feed: str = ""
    hubs: tuple[str, ...] = ()
    scripts: tuple[Script, ...] = ()
    site: SiteChoices = unsaid(SiteChoices)
    apple_title: str = ""
    apple_verify: str = ""
    block: Block = unsaid(Block)
    images: tuple[ToldImage, ...] = ()
    trailers: tuple[ToldTrailer, ...] = ()
    live: tuple[Broadcast, ...] = ()
    podcast: ShowKeys = unsaid(ShowKeys)
    paging: Paging = Paging()
    unlisted: bool = False

    @property
    def lists_others(self) -> bool:
        """Whether the feed lists feeds and episodes of others, and has none of its own."""
        return self.medium.endswith("L") or self.medium in {"mixed", "publisher"}


class Redirect(Struct, frozen=True, kw_only=True):
    """An old path that leads to a page of the site."""

    path: str
    to: str
    title: str


class Feed(Struct, frozen=True, kw_only=True):
    """One document of a feed: its path, the show as it tells of it, and what stands in it.

    ``name`` is the same for all pages of a feed, and empty for those of the show's own.
    ``episodes`` are slugs, newest first. ``encoding`` is the format in which it has recordings,
    where that is another one than the show's own, and ``title`` what it is called on the site.
    """

    name: str = ""
    path: str
    show: Show
    episodes: tuple[str, ...]
    encoding: str = ""
    title: str = ""

    @property
    def is_offered(self) -> bool:
        """Whether it is one that listeners are to find and subscribe to, besides the show's own."""
        return bool(self.name) and not (self.show.unlisted or self.show.paging.archive)


class Catalog(Struct, frozen=True, kw_only=True):
    """A whole show: its episodes newest first, and the old addresses that lead to them.

    ``feeds`` are all documents of all its feeds, the private ones among them; ``held`` are
    episodes that only private ones may tell of.
    """

    show: Show
    episodes: tuple[Listed, ...]
    redirects: tuple[Redirect, ...] = ()
    feeds: tuple[Feed, ...] = ()
    held: tuple[Episode, ...] = ()
