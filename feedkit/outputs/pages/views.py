"""What templates see: finished words and links, nothing of the engine.

Every ``href`` is already right for the page it stands on.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link with its words."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesView:
    """Copies of a picture in one format, for a browser to choose from by their widths."""

    media_type: str
    srcset: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageView:
    """A picture with the size it is laid out in.

    ``href`` is a copy that every browser shows; ``copies`` come in other formats, the best first.
    """

    href: str
    media_type: str
    width: int
    height: int
    alt: str
    copies: tuple[CopiesView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeView:
    """A day or a length: for machines in ``iso``, for people in ``words``.

    A length has a ``clock`` besides, as a player shows it.
    """

    iso: str
    words: str
    clock: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Someone heard, with what they did in one word.

    ``href`` leads to the page about them here, ``page`` to one of their own.
    """

    name: str
    role: str
    page: str
    portrait: ImageView | None
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditView:
    """What was done, and by whom."""

    label: str
    people: tuple[PersonView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """A line of the outline. ``href`` plays from there, ``seconds`` says from where."""

    title: str
    clock: str
    seconds: str
    href: str
    link: str
    link_host: str
    chapters: tuple[ChapterView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioView:
    """The recording: where it plays from, how long and how big it is."""

    href: str
    media_type: str
    size: str
    duration: TimeView
    chapters: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveView:
    """The recording drawn: paths of an SVG, and the seconds it spans. No peaks, no ``bars``."""

    width: int
    height: int
    bars: str
    line: str
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerView:
    """What plays an episode. ``headings`` says that the page lists them: they can be gone to."""

    title: str
    page: str
    artwork: ImageView
    audio: AudioView
    wave: WaveView
    headings: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """The text that is read aloud."""

    link: str
    published: TimeView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedView:
    """An episode as a line of a list; ``role`` is what somebody did whose episodes are listed."""

    title: str
    href: str
    place: str
    explicit: bool
    published: TimeView
    duration: TimeView
    summary: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphView:
    """A paragraph of the transcript; without a clock where the transcript has no times."""

    clock: str
    seconds: str
    href: str
    speaker: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenView:
    """What is said in one chapter; without a title before the first."""

    title: str
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeView:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """The episodes of a season, or all of a page where a show has none."""

    title: str
    episodes: tuple[ListedView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What a search looks in: an ``index``, or a list of ``titles`` where there is none."""

    index: str
    titles: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeView:
    """A QR code: the path of an SVG so many units wide and high."""

    size: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribeView:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PodrollView:
    """Shows of others, some perhaps without an address, and the list of all for apps to import."""

    shows: tuple[LinkView, ...]
    all_feeds: str
