"""The home page: the show and its episodes, newest first, a hundred to a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Listed
from feedkit.outputs.pages import phrases, structured
from feedkit.outputs.pages.assets import SEARCH_SCRIPT, asset_path
from feedkit.outputs.pages.links import Place, file_of, index_path, whole
from feedkit.outputs.pages.listing import cut, line, seen, turning
from feedkit.outputs.pages.pictures import image
from feedkit.outputs.pages.player_view import player_view, seen_by_the_player
from feedkit.outputs.pages.search import search_view
from feedkit.outputs.pages.sheet import Ingredients, Sheet, page
from feedkit.outputs.pages.views import GroupView, IndexView
from feedkit.outputs.publication import Output, Publication, digest_of

_KIND = "index-page"
_TEMPLATE = "index.html"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    show = publication.catalog.show
    made_from = Ingredients(publication, _KIND, _TEMPLATE)
    pages = cut(publication.catalog.episodes)
    seasons = _has_seasons(publication.catalog.episodes)
    for number, listed in zip(count(1), pages, strict=False):
        yield made_from.artifact(
            str(number),
            file_of(index_path(number)),
            (show.description, show.author, show.time_zone),
            structured.series(show) if number == 1 else (),
            len(pages),
            seasons,
            [seen(publication, each) for each in listed],
            _latest(publication, listed[0]) if number == 1 and listed else (),
            _is_searched(publication) and asset_path(publication, SEARCH_SCRIPT),
            about=listed[0].slug if number == 1 and listed else "",
        )


def _latest(publication: Publication, each: Listed) -> str:
    """What the player shows of the latest episode."""
    return publication.noted("player", each, lambda one: digest_of(seen_by_the_player(one)))


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
    turns = turning(number, len(cut(episodes)), index_path, place, words)
    latest = publication.episode(episodes[0].slug) if number == 1 and episodes else None
    return IndexView(
        title=show.title,
        description=phrases.paragraphs(show.description),
        author=show.author,
        artwork=image(show.artwork, place, phrases.cover(show.title, words)),
        latest=line(publication, latest, place) if latest else None,
        player=player_view(publication, latest, place, headings=False) if latest else None,
        groups=tuple(groups),
        page=number,
        pages=turns.pages,
        newer=turns.newer,
        older=turns.older,
        search=search_view(publication, place) if _is_searched(publication) else None,
    )


def _is_searched(publication: Publication) -> bool:
    """Whether the list is searched where it stands; an index has a page of its own."""
    return bool(publication.catalog.episodes) and not publication.index


def _has_seasons(episodes: tuple[Listed, ...]) -> bool:
    return len({each.season for each in episodes if each.season is not None}) > 1


def _groups(publication: Publication, number: int, place: Place) -> Iterator[GroupView]:
    """The episodes by season, the season of the newest first; in a show with one, all together."""
    words = publication.words
    seasons = _has_seasons(publication.catalog.episodes)
    episodes = cut(publication.catalog.episodes)[number - 1]
    for season in dict.fromkeys(each.season if seasons else None for each in episodes):
        inside = (each for each in episodes if not seasons or each.season == season)
        yield GroupView(
            title=phrases.group(season, words, seasons=seasons),
            episodes=tuple(line(publication, each, place) for each in inside),
        )


def _media(episodes: tuple[Listed, ...]) -> tuple[str, ...]:
    """Where the latest recording plays from, if that is elsewhere."""
    return tuple(each.enclosure.address for each in episodes[:1] if not each.enclosure.path)


INDEX_PAGES = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
