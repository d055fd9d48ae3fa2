"""podcast:person: who took part.

Podcasting 2.0 namespace, "Person": the people of an item replace those of the channel, so an item
names all of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Broadcast, Episode, Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("podcast:person", source="`people`", readers="Podcast Index and the apps that use it")
def person(subject: Show | Episode | Broadcast) -> Iterator[Element | None]:
    """One element a person."""
    for each in subject.people:
        yield element(
            "podcast:person",
            each.name,
            role=each.role,
            group=each.group,
            img=each.portrait.address if each.portrait else each.portrait_address,
            href=each.page,
        )
