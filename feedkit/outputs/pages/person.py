"""The pages of a person: who they are, and their episodes, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec.structs import replace

from feedkit.model.artifact import Artifact, Stage
from feedkit.outputs.listings import Heard
from feedkit.outputs.pages import phrases, structured
from feedkit.outputs.pages.links import Place, file_of, person_path, whole
from feedkit.outputs.pages.listing import cut, line, seen, turning
from feedkit.outputs.pages.pictures import image
from feedkit.outputs.pages.sheet import Ingredients, Sheet, page
from feedkit.outputs.pages.subject_views import ProfileView
from feedkit.outputs.pages.views import LinkView
from feedkit.outputs.publication import Output, Publication

_KIND = "person-page"
_TEMPLATE = "person.html"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    made_from = Ingredients(publication, _KIND, _TEMPLATE)
    zone = publication.catalog.show.time_zone
    for slug, heard in publication.listings.people.items():
        pages = cut(tuple(zip(heard.episodes, heard.roles, strict=True)))
        for number, listed in enumerate(pages, start=1):
            shown = [(seen(publication, each), roles) for each, roles in listed]
            yield made_from.artifact(
                f"{slug}/{number}",
                file_of(person_path(slug, number)),
                (replace(heard.person, role=""), heard.all_roles, zone, len(pages)),
                shown,
            )


def _render(publication: Publication, artifact: Artifact) -> bytes:
    show, words = publication.catalog.show, publication.words
    slug, _, page_number = artifact.key.rpartition("/")
    number, heard = int(page_number), publication.listings.people[slug]
    view = profile_view(publication, slug, number, Place(artifact.path))
    name, address = heard.person.name, whole(show.address, person_path(slug, number))
    told = words.gettext("Episodes of {show} with {name}", show=show.title, name=name)
    first = number == 1
    sheet = Sheet(
        place=Place(artifact.path),
        subject=name if first else f"{name}, {words.gettext('Page {page}', page=number)}",
        description=heard.person.about or told,
        canonical=address,
        kind="profile" if first else "website",
        picture=heard.person.portrait,
        structured=structured.profile(show, heard.person, address, told) if first else None,
    )
    return page(publication, _TEMPLATE, sheet, profile=view)


def profile_view(publication: Publication, slug: str, number: int, place: Place) -> ProfileView:
    """A person as their page shows them."""
    words = publication.words
    heard = publication.listings.people[slug]
    pages = cut(tuple(zip(heard.episodes, heard.roles, strict=True)))
    person = heard.person
    return ProfileView(
        name=person.name,
        roles=roles_of(publication, heard),
        portrait=image(person.portrait, place) if person.portrait else None,
        about=phrases.paragraphs(person.about),
        link=LinkView(text=urlsplit(person.page).netloc, href=person.page) if person.page else None,
        episodes=tuple(
            line(publication, each, place, roles=roles) for each, roles in pages[number - 1]
        ),
        turning=turning(number, len(pages), lambda to: person_path(slug, to), place, words),
    )


def roles_of(publication: Publication, heard: Heard) -> str:
    """Everything somebody did, in words."""
    words = publication.words
    return phrases.label(words.listed(phrases.role(each, words) for each in heard.all_roles))


PERSON_PAGES = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
