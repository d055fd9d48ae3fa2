"""The home page: the show and its episodes, newest first, a hundred to a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Episode, Show
from feedkit.outputs.pages import phrases, structured
from feedkit.outputs.pages.assets import SEARCH_SCRIPT, asset_path
from feedkit.outputs.pages.links import Place, file_of, index_path, whole
from feedkit.outputs.pages.pictures import image
from feedkit.outputs.pages.player_view import player_view, seen_by_the_player
from feedkit.outputs.pages.search import search_view
from feedkit.outputs.pages.sheet import Ingredients, Sheet, page
from feedkit.outputs.pages.views import GroupView, IndexView, LinkView, ListedView
from feedkit.outputs.publication import Output, Publication
from feedkit.text.html import notes_html, plain_text
from feedkit.text.words import Words

MOST_EPISODES = 100
"""How many episodes a page lists."""

_KIND = "index-page"
_TEMPLATE = "index.html"
_LONGEST_EXCERPT = 240


def index_pages(episodes: tuple[Episode, ...]) -> tuple[tuple[Episode, ...], ...]:
    """The episodes of each page; a show without episodes has one page."""
    starts = range(0, max(len(episodes), 1), MOST_EPISODES)
    return tuple(episodes[start : start + MOST_EPISODES] for start in starts)


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    show = publication.catalog.show
    made_from = Ingredients(publication, _KIND, _TEMPLATE)
    pages = index_pages(publication.catalog.episodes)
    seasons = _has_seasons(publication.catalog.episodes)
    for number, listed in zip(count(1), pages, strict=False):
        yield made_from.artifact(
            str(number),
            file_of(index_path(number)),
            (show.description, show.author, show.time_zone),
            structured.series(show) if number == 1 else (),
            len(pages),
            seasons,
            [_seen(each) for each in listed],
            seen_by_the_player(listed[0]) if number == 1 and listed else (),
            _is_searched(publication) and asset_path(publication, SEARCH_SCRIPT),
        )


def _seen(each: Episode) -> tuple[object, ...]:
    """What the list shows of an episode."""
    return (
        (each.title, each.page, each.season, each.number, each.type, each.explicit),
        (each.published, each.enclosure.duration, each.summary or each.notes, bool(each.summary)),
    )


def _render(publication: Publication, artifact: Artifact) -> bytes:
    show, words = publication.catalog.show, publication.words
    number, place = int(artifact.key), Place(artifact.path)
    view = index_view(publication, number, place)
    sheet = Sheet(
        place=place,
        subject=words.gettext("Page {page}", page=number) if number > 1 else "",
        description=show.description,
        canonical=whole(show.address, index_path(number)),
        structured=structured.series(show) if number == 1 else None,
        media=_media(publication.catalog.episodes) if number == 1 else (),
        searching=_is_searched(publication),
    )
    return page(publication, _TEMPLATE, sheet, index=view)


def index_view(publication: Publication, number: int, place: Place) -> IndexView:
    """One page of the list."""
    show, episodes = publication.catalog.show, publication.catalog.episodes
    words = publication.words
    groups = _groups(publication, number, place)
    newer, older = words.gettext("Newer episodes"), words.gettext("Older episodes")
    pages = index_pages(episodes)
    latest = episodes[0] if number == 1 and episodes else None
    return IndexView(
        title=show.title,
        description=phrases.paragraphs(show.description),
        author=show.author,
        artwork=image(show.artwork, place, phrases.cover(show.title, words)),
        latest=_listed(show, latest, place, words) if latest else None,
        player=player_view(show, latest, place, words, headings=False) if latest else None,
        groups=tuple(groups),
        page=number,
        pages=len(pages),
        newer=_turn(newer, number - 1, place) if number > 1 else None,
        older=_turn(older, number + 1, place) if number < len(pages) else None,
        search=search_view(publication, place) if _is_searched(publication) else None,
    )


def _is_searched(publication: Publication) -> bool:
    """Whether the list is searched where it stands; an index has a page of its own."""
    return bool(publication.catalog.episodes) and not publication.index


def _has_seasons(episodes: tuple[Episode, ...]) -> bool:
    return len({each.season for each in episodes if each.season is not None}) > 1


def _groups(publication: Publication, number: int, place: Place) -> Iterator[GroupView]:
    """The episodes by season, the season of the newest first; in a show with one, all together."""
    show, words = publication.catalog.show, publication.words
    seasons = _has_seasons(publication.catalog.episodes)
    episodes = index_pages(publication.catalog.episodes)[number - 1]
    for season in dict.fromkeys(each.season if seasons else None for each in episodes):
        inside = (each for each in episodes if not seasons or each.season == season)
        yield GroupView(
            title=phrases.group(season, words, seasons=seasons),
            episodes=tuple(_listed(show, each, place, words) for each in inside),
        )


def _media(episodes: tuple[Episode, ...]) -> tuple[str, ...]:
    """Where the latest recording plays from, if that is elsewhere."""
    return tuple(each.enclosure.address for each in episodes[:1] if not each.enclosure.path)


def _turn(text: str, number: int, place: Place) -> LinkView:
    return LinkView(text=text, href=place.to(index_path(number)))


def _listed(show: Show, each: Episode, place: Place, words: Words) -> ListedView:
    summary = each.summary or plain_text(notes_html(each.notes, base=show.address))
    return ListedView(
        title=each.title,
        href=place.to(each.page),
        place=phrases.place(each, words),
        explicit=each.explicit,
        published=phrases.moment(each.published, show.time_zone, words),
        duration=phrases.length(each.enclosure.duration, words),
        summary=phrases.excerpt(summary, _LONGEST_EXCERPT),
    )


INDEX_PAGES = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
