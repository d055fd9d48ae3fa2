"""What templates see: finished words and links, nothing of the engine.

Every ``href`` is already right for the page it stands on.
"""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct


class LinkView(Struct, frozen=True, kw_only=True):
    """A link with its words."""

    text: str
    href: str


class CopiesView(Struct, frozen=True, kw_only=True):
    """Copies of a picture in one format, for a browser to choose from by their widths."""

    media_type: str
    srcset: str


class ImageView(Struct, frozen=True, kw_only=True):
    """A picture with the size it is laid out in.

    ``href`` is a copy that every browser shows; ``copies`` come in other formats, the best first.
    """

    href: str
    media_type: str
    width: int
    height: int
    alt: str
    copies: tuple[CopiesView, ...] = ()


class TimeView(Struct, frozen=True, kw_only=True):
    """A day or a length: for machines in ``iso``, for people in ``words``.

    A length has a ``clock`` besides, as a player shows it.
    """

    iso: str
    words: str
    clock: str = ""


class PersonView(Struct, frozen=True, kw_only=True):
    """Someone heard, with what they did in one word.

    ``href`` leads to the page about them here, ``page`` to one of their own.
    """

    name: str
    role: str
    page: str
    portrait: ImageView | None
    href: str


class CreditView(Struct, frozen=True, kw_only=True):
    """What was done, and by whom."""

    label: str
    people: tuple[PersonView, ...]


class ChapterView(Struct, frozen=True, kw_only=True):
    """A line of the outline. ``href`` plays from there, ``seconds`` says from where."""

    title: str
    clock: str
    seconds: str
    href: str
    link: str
    link_host: str
    chapters: tuple[ChapterView, ...]


class AudioView(Struct, frozen=True, kw_only=True):
    """The recording: where it plays from, how long and how big it is."""

    href: str
    media_type: str
    size: str
    duration: TimeView
    chapters: str = ""


class WaveView(Struct, frozen=True, kw_only=True):
    """The recording drawn: paths of an SVG, and the seconds it spans. No peaks, no ``bars``."""

    width: int
    height: int
    bars: str
    line: str
    seconds: int


class PlayerView(Struct, frozen=True, kw_only=True):
    """What plays an episode. ``headings`` says that the page lists them: they can be gone to."""

    title: str
    page: str
    artwork: ImageView
    audio: AudioView
    wave: WaveView
    headings: bool


class SourceView(Struct, frozen=True, kw_only=True):
    """The text that is read aloud."""

    link: str
    published: TimeView | None


class ListedView(Struct, frozen=True, kw_only=True):
    """An episode as a line of a list; ``role`` is what somebody did whose episodes are listed."""

    title: str
    href: str
    place: str
    explicit: bool
    published: TimeView
    duration: TimeView
    summary: str
    role: str


class ParagraphView(Struct, frozen=True, kw_only=True):
    """A paragraph of the transcript; without a clock where the transcript has no times."""

    clock: str
    seconds: str
    href: str
    speaker: str
    text: str


class SpokenView(Struct, frozen=True, kw_only=True):
    """What is said in one chapter; without a title before the first."""

    title: str
    paragraphs: tuple[ParagraphView, ...]


class EpisodeView(Struct, frozen=True, kw_only=True):
    """An episode as its page shows it. ``place`` is its season, number and kind in words.

    A licence, and a place that it is about or was made in, may have no address.
    """

    title: str
    place: str
    explicit: bool
    people: tuple[PersonView, ...]
    credits: tuple[CreditView, ...]
    tags: tuple[LinkView, ...]
    published: TimeView
    updated: TimeView | None
    player: PlayerView
    summary: str
    outline: tuple[ChapterView, ...]
    notes: Markup
    source: SourceView | None
    licence: LinkView | None
    remarks: tuple[str, ...]
    about_places: tuple[LinkView, ...]
    made_in: tuple[LinkView, ...]
    transcripts: tuple[LinkView, ...]
    spoken: tuple[SpokenView, ...]
    link: str
    previous: LinkView | None
    next: LinkView | None


class GroupView(Struct, frozen=True, kw_only=True):
    """The episodes of a season, or all of a page where a show has none."""

    title: str
    episodes: tuple[ListedView, ...]


class SearchView(Struct, frozen=True, kw_only=True):
    """What a search looks in: an ``index``, or a list of ``titles`` where there is none."""

    index: str
    titles: str


class IndexView(Struct, frozen=True, kw_only=True):
    """A page of the list of episodes; the first one begins with the latest.

    Where there is no index to search, its ``search`` looks in the titles and headings of all.
    """

    title: str
    description: tuple[str, ...]
    author: str
    artwork: ImageView
    latest: ListedView | None
    player: PlayerView | None
    groups: tuple[GroupView, ...]
    page: int
    pages: int
    newer: LinkView | None
    older: LinkView | None
    search: SearchView | None


class CodeView(Struct, frozen=True, kw_only=True):
    """A QR code: the path of an SVG so many units wide and high."""

    size: int
    path: str


class SubscribeView(Struct, frozen=True, kw_only=True):
    """The ways to follow the show; ``watchers`` are the hosts whose scripts see who visits.

    ``others`` are the feeds that the show has besides, of a season, a tag or in another format.
    """

    title: str
    description: tuple[str, ...]
    artwork: ImageView
    address: str
    code: CodeView
    feed_address: str
    feed_list: str
    apps: tuple[LinkView, ...]
    watchers: tuple[str, ...]
    others: tuple[LinkView, ...]


class PodrollView(Struct, frozen=True, kw_only=True):
    """Shows of others, some perhaps without an address, and the list of all for apps to import."""

    shows: tuple[LinkView, ...]
    all_feeds: str
