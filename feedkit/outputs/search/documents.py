"""What is searched of each episode: a document that an index is made of, and that nobody visits.

Its headings with an id become places of their own among the results: lines of the outline lead to
``#t=43``, paragraphs of the transcript to ``#at-61``, where they stand on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from urllib.parse import quote
from zoneinfo import ZoneInfo

from feedkit.model.catalog import Episode, Listed
from feedkit.model.outline import Chapter
from feedkit.outputs.pages import phrases
from feedkit.outputs.pages.outline_view import shown
from feedkit.outputs.pages.transcript_view import transcript_view
from feedkit.outputs.pages.views import ParagraphView
from feedkit.outputs.publication import Publication, digest_of
from feedkit.text.html import notes_html, plain_text

_KIND = "search-index"


def index_folder(*, engine: str, language: str) -> str:
    """The folder of the index in the site, named for what searches in it.

    Whatever is made of the episodes is named for its content by pagefind, but for one small file
    that no browser keeps: so an edit of one episode changes a few files and leaves the others.
    """
    return f"assets/search-{digest_of(_KIND, engine, stems(language))[:8]}/"


def stems(language: str) -> str:
    """The language that words are cut down in: that of a region is no other."""
    return language.partition("-")[0].lower()


def index_digest(publication: Publication) -> str:
    """The digest of all that the index is made from."""
    return digest_of(
        (_KIND, publication.version, publication.index),
        [_digest(publication, each) for each in publication.catalog.episodes],
    )


def _digest(publication: Publication, each: Listed) -> str:
    """The digest of what a document is made from."""
    show = publication.catalog.show
    of_show = (show.language, show.address, [person.name for person in show.people])
    return publication.noted(
        _KIND,
        each,
        lambda one: digest_of(_KIND, publication.version, of_show, _seen(publication, one)),
    )


def _seen(publication: Publication, each: Episode) -> tuple[object, ...]:
    """What can be found of an episode, and what a result shows of it."""
    return (
        (each.title, each.page, each.summary, each.notes, each.remarks, each.outline.chapters),
        made_of_facts(publication, each),
        ([person.name for person in each.people], each.transcripts),
    )


def _always_anew(_digest: str, make: Callable[[], str]) -> str:
    return make()


def documents(
    publication: Publication, keep: Callable[[str, Callable[[], str]], str] = _always_anew
) -> Iterator[tuple[str, str]]:
    """A document for each episode that the site shows, newest first, each under a name of its own.

    The name stands in what pagefind makes of it, so that it must not change with other episodes.
    ``keep`` gives the document that is kept under a digest, or makes it; raises
    :class:`NotRead` where one has to be made of an episode that was not read.
    """
    for each in publication.catalog.episodes:
        made = partial(_document, publication, each.slug)
        yield digest_of(each.page)[:16], keep(_digest(publication, each), made)


def _document(publication: Publication, slug: str) -> str:
    return "\n".join(_lines(publication, publication.episode(slug))) + "\n"


def facts(publication: Publication, episode: Episode) -> str:
    """What a result says of an episode besides its title."""
    words = publication.words
    published = phrases.moment(episode.published, publication.catalog.show.time_zone, words).words
    length = phrases.length(episode.enclosure.duration, words).words
    return " · ".join(filter(None, (published, phrases.place(episode, words), length)))


def made_of_facts(publication: Publication, each: Episode) -> tuple[object, ...]:
    """What the facts that a result says are made from, but for the language."""
    day = each.published.astimezone(ZoneInfo(publication.catalog.show.time_zone)).date()
    return (day, each.season, each.number, each.type, each.enclosure.duration)


def _lines(publication: Publication, episode: Episode) -> Iterator[str]:
    show = publication.catalog.show
    yield f'<!doctype html>\n<html lang="{escape(show.language)}">\n<body data-pagefind-body>'
    yield _told("url", quote(episode.page))
    yield _told("facts", facts(publication, episode))
    yield f"<h1>{escape(episode.title)}</h1>"
    people = [each.name for each in episode.people or show.people]
    notes = plain_text(notes_html(episode.notes, base=show.address))
    for line in (episode.summary, *people, *notes.split("\n"), *episode.remarks):
        yield f"<p>{escape(line)}</p>"
    yield from _headings(episode.outline.chapters)
    parts = transcript_view(publication, episode, audio=episode.enclosure.address)
    spoken = [each for part in parts for each in part.paragraphs]
    if spoken and not spoken[0].clock:
        yield f'<h2 id="transcript">{escape(publication.words.gettext("Transcript"))}</h2>'
    for each in spoken:
        yield from _spoken(each)
    yield "</body>\n</html>"


def _told(name: str, text: str) -> str:
    return f'<meta data-pagefind-meta="{name}[content]" content="{escape(text)}">'


def _headings(chapters: tuple[Chapter, ...], level: int = 2) -> Iterator[str]:
    name = f"h{min(level, 4)}"
    for each in shown(chapters):
        title = escape(each.title or phrases.clock(each.start))
        yield f'<{name} id="t={each.start.decimal}">{title}</{name}>'
        if each.children:
            yield from _headings(each.children, level + 1)


def _spoken(each: ParagraphView) -> Iterator[str]:
    if each.clock:
        who = " ".join(filter(None, (each.clock, each.speaker)))
        yield f'<h6 id="at-{each.seconds}">{escape(who)}</h6>'
    yield f"<p>{escape(each.text)}</p>"
