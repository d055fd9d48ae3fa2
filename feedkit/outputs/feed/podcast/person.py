"""podcast:person: who took part.

Podcasting 2.0 namespace, "Person": the people of an item replace those of the channel, so an item
names all of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode, Show
from feedkit.text.xml import Element, element


def person(subject: Show | Episode) -> Iterator[Element | None]:
    """One element a person."""
    for each in subject.people:
        yield element(
            "podcast:person",
            each.name,
            role=each.role,
            group=each.group,
            img=each.portrait.address if each.portrait else None,
            href=each.page,
        )
