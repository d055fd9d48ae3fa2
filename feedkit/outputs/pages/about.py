"""The page about the show: what it is, who makes it, what may be done with it, what it loads."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Listed, Show
from feedkit.outputs.pages import phrases, structured
from feedkit.outputs.pages.licences import licence_view
from feedkit.outputs.pages.links import (
    ABOUT,
    SUBSCRIBE,
    Place,
    file_of,
    person_path,
    tag_path,
    whole,
)
from feedkit.outputs.pages.person import roles_of
from feedkit.outputs.pages.pictures import image, with_pictures
from feedkit.outputs.pages.security import watchers
from feedkit.outputs.pages.sheet import Ingredients, Sheet, page
from feedkit.outputs.pages.subject_views import AboutView
from feedkit.outputs.pages.views import LinkView, PersonView
from feedkit.outputs.publication import Output, Publication

_KIND = "about-page"
_TEMPLATE = "about.html"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    show, listings = publication.catalog.show, publication.listings
    made_from = Ingredients(publication, _KIND, _TEMPLATE)
    yield made_from.artifact(
        "",
        file_of(ABOUT),
        (show.description, show.author, show.owner_name, show.owner_email),
        structured.series(show),
        (show.podcast.license, show.podcast.funding, show.people),
        [(slug, each.person, each.all_roles) for slug, each in listings.people.items()],
        [(slug, each.tag) for slug, each in listings.tags.items()],
        _has_others(publication),
        _hosts(publication.catalog.episodes),
        _counters(publication.catalog.episodes),
        with_pictures(publication),
    )


def _has_others(publication: Publication) -> bool:
    """Whether there are feeds to choose instead of the show's own."""
    return any(each.is_offered for each in publication.catalog.feeds)


def _hosts(episodes: tuple[Listed, ...]) -> tuple[str, ...]:
    """The hosts that recordings are fetched from, if they are not the site's own."""
    away = (each.enclosure.address for each in episodes if not each.enclosure.path)
    return tuple(sorted({urlsplit(each).netloc for each in away}))


def _counters(episodes: tuple[Listed, ...]) -> tuple[str, ...]:
    """The hosts by way of which apps fetch recordings, so that downloads are counted."""
    counted = (each.enclosure.counted for each in episodes if each.enclosure.counted)
    return tuple(sorted({urlsplit(each).netloc for each in counted}))


def _render(publication: Publication, artifact: Artifact) -> bytes:
    show, place = publication.catalog.show, Place(artifact.path)
    words, address = publication.words, whole(publication.catalog.show.address, ABOUT)
    sheet = Sheet(
        place=place,
        subject=words.gettext("About {show}", show=show.title),
        description=show.description,
        canonical=address,
        structured=structured.about(show, address),
    )
    return page(publication, _TEMPLATE, sheet, about=about_view(publication, place))


def about_view(publication: Publication, place: Place) -> AboutView:
    """The show as the page about it tells of it."""
    show, words = publication.catalog.show, publication.words
    episodes = publication.catalog.episodes
    return AboutView(
        title=show.title,
        author=show.author,
        description=phrases.paragraphs(show.description),
        artwork=image(show.artwork, place, phrases.cover(show.title, words)),
        people=tuple(_people(publication, place)),
        topics=tuple(
            LinkView(text=each.tag, href=place.to(tag_path(slug)))
            for slug, each in publication.listings.tags.items()
        ),
        others=f"{place.to(SUBSCRIBE)}#others" if _has_others(publication) else "",
        funding=tuple(
            LinkView(text=each.text or each.link, href=each.link) for each in show.podcast.funding
        ),
        license=licence_view(show.podcast.license, words),
        contact=_contact(show),
        scripts=watchers(show.scripts),
        recordings=_hosts(episodes),
        counters=_counters(episodes),
        pictures=with_pictures(publication),
    )


def _people(publication: Publication, place: Place) -> Iterator[PersonView]:
    """The people of the show first, and then all whom an episode names."""
    words, listings = publication.words, publication.listings.people
    own = {each.slug: each for each in publication.catalog.show.people}
    for slug in dict.fromkeys((*own, *listings)):
        heard = listings.get(slug)
        person = heard.person if heard else own[slug]
        role = phrases.label(phrases.role(person.role, words))
        yield PersonView(
            name=person.name,
            role=roles_of(publication, heard) if heard else role,
            page=person.page or "",
            portrait=image(person.portrait, place) if person.portrait else None,
            href=place.to(person_path(slug)) if heard else "",
        )


def _contact(show: Show) -> LinkView | None:
    if not show.owner_email:
        return None
    address = f"mailto:{quote(show.owner_email, safe='@+')}"
    return LinkView(text=show.owner_name or show.owner_email, href=address)


ABOUT_PAGE = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
