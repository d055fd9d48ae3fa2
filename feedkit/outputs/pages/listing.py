"""Episodes as lines of a list, and lists cut into pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from feedkit.model.catalog import Episode, Listed
from feedkit.outputs.pages import phrases
from feedkit.outputs.pages.links import Place
from feedkit.outputs.pages.subject_views import TurningView
from feedkit.outputs.pages.views import LinkView, ListedView
from feedkit.outputs.publication import Publication
from feedkit.text.html import notes_html, plain_text
from feedkit.text.words import Words

MOST_EPISODES = 100
"""How many episodes a page lists."""

_LONGEST_EXCERPT = 240
T = TypeVar("T")


def cut(listed: Sequence[T]) -> tuple[tuple[T, ...], ...]:
    """What stands on each page; there is always one."""
    starts = range(0, max(len(listed), 1), MOST_EPISODES)
    return tuple(tuple(listed[start : start + MOST_EPISODES]) for start in starts)


def seen(publication: Publication, each: Listed) -> tuple[object, ...]:
    """What a list shows of an episode."""
    return (
        (each.title, each.page, each.season, each.number, each.type, each.explicit),
        (each.published, each.enclosure.duration, lead(publication, each)),
    )


def lead(publication: Publication, each: Listed) -> str:
    """The beginning of what is said about an episode."""
    base = publication.catalog.show.address

    def make(one: Episode) -> str:
        told = one.summary or plain_text(notes_html(one.notes, base=base))
        return phrases.excerpt(told, _LONGEST_EXCERPT)

    return publication.noted("lead", each, make)


def line(
    publication: Publication, each: Listed, place: Place, *, roles: Sequence[str] = ()
) -> ListedView:
    """An episode as a line; ``roles`` are those of somebody whose episodes are listed."""
    show, words = publication.catalog.show, publication.words
    deeds = words.listed(phrases.role(role, words) for role in roles) if roles else ""
    return ListedView(
        title=each.title,
        href=place.to(each.page),
        place=phrases.place(each, words),
        explicit=each.explicit,
        published=phrases.moment(each.published, show.time_zone, words),
        duration=phrases.length(each.enclosure.duration, words),
        summary=lead(publication, each),
        role=phrases.label(deeds),
    )


def turning(
    number: int, pages: int, path_of: Callable[[int], str], place: Place, words: Words
) -> TurningView:
    """The ways from a page of a list to the pages beside it."""

    def turn(text: str, to: int) -> LinkView | None:
        return LinkView(text=text, href=place.to(path_of(to))) if 1 <= to <= pages else None

    return TurningView(
        page=number,
        pages=pages,
        newer=turn(words.gettext("Newer episodes"), number - 1),
        older=turn(words.gettext("Older episodes"), number + 1),
    )
