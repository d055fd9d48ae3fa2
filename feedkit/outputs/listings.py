"""What the published episodes have in common: the same tag, the same person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from feedkit.model.catalog import Catalog, Listed, Person
from feedkit.text.slug import folded, slug_of


class Tagged(Struct, frozen=True):
    """A tag as its oldest episode spells it, and its episodes, newest first."""

    tag: str
    episodes: tuple[Listed, ...]


class Heard(Struct, frozen=True):
    """A person with all that is known of them, and their episodes, newest first.

    ``roles`` are those they have in each of the episodes.
    """

    person: Person
    episodes: tuple[Listed, ...]
    roles: tuple[tuple[str, ...], ...]
    all_roles: tuple[str, ...]
    """Everything they did, the latest first."""


class Listings:
    """The tags and people of the published episodes by their slugs, looked for when asked for.

    Episodes that are held back are not among them, so that nothing on the site tells of those.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    @cached_property
    def tags(self) -> Mapping[str, Tagged]:
        """All tags, in the order of their names."""
        found: dict[str, list[Listed]] = {}
        spelled: dict[str, str] = {}
        for episode in self._catalog.episodes:
            for tag in episode.tags:
                found.setdefault(slug_of(tag), []).append(episode)
                spelled[slug_of(tag)] = tag
        order = sorted(found, key=lambda slug: (folded(spelled[slug]), slug))
        return {slug: Tagged(spelled[slug], tuple(found[slug])) for slug in order}

    @cached_property
    def people(self) -> Mapping[str, Heard]:
        """All people, in the order in which the newest episodes name them."""
        found: dict[str, dict[str, list[Person]]] = {}
        by_slug = {each.slug: each for each in self._catalog.episodes}
        for episode in self._catalog.episodes:
            for person in episode.people or self._catalog.show.people:
                found.setdefault(person.slug, {}).setdefault(episode.slug, []).append(person)
        return {slug: _heard(parts, by_slug) for slug, parts in found.items()}


def _heard(credits: Mapping[str, list[Person]], episodes: Mapping[str, Listed]) -> Heard:
    """A person by what they are credited with, by the slugs of the episodes."""
    roles = tuple(tuple(one.role for one in each) for each in credits.values())
    return Heard(
        person=_together(chain.from_iterable(credits.values())),
        episodes=tuple(episodes[each] for each in credits),
        roles=roles,
        all_roles=tuple(dict.fromkeys(chain.from_iterable(roles))),
    )


def _together(credits: Iterable[Person]) -> Person:
    """What several credits of one person say, the newest first: none takes away what one has."""
    known, *others = credits
    for each in others:
        known = replace(
            known,
            page=known.page or each.page,
            portrait=known.portrait or each.portrait,
            portrait_address=known.portrait_address or each.portrait_address,
            about=known.about or each.about,
        )
    return known
