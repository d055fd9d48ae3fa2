"""Episodes as lines of a list, and lists cut into pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from feedkit.model.catalog import Episode, Show
from feedkit.outputs.pages import phrases
from feedkit.outputs.pages.links import Place
from feedkit.outputs.pages.subject_views import TurningView
from feedkit.outputs.pages.views import LinkView, ListedView
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


def seen(each: Episode) -> tuple[object, ...]:
    """What a list shows of an episode."""
    return (
        (each.title, each.page, each.season, each.number, each.type, each.explicit),
        (each.published, each.enclosure.duration, each.summary or each.notes, bool(each.summary)),
    )


def line(
    show: Show, each: Episode, place: Place, words: Words, *, roles: Sequence[str] = ()
) -> ListedView:
    """An episode as a line; ``roles`` are those of somebody whose episodes are listed."""
    summary = each.summary or plain_text(notes_html(each.notes, base=show.address))
    return ListedView(
        title=each.title,
        href=place.to(each.page),
        place=phrases.place(each, words),
        explicit=each.explicit,
        published=phrases.moment(each.published, show.time_zone, words),
        duration=phrases.length(each.enclosure.duration, words),
        summary=phrases.excerpt(summary, _LONGEST_EXCERPT),
        role=phrases.label(words.listed(phrases.role(role, words) for role in roles)),
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
