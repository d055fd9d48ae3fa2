"""podcast:block: which services are not to show the podcast."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("podcast:block", source="`block`", readers="Podcast Index and the apps that use it")
def block(show: Show) -> Iterator[Element | None]:
    """Everybody, single services, and those that are excepted; always everybody if unlisted."""
    if show.block.all or show.unlisted:
        yield element("podcast:block", "yes")
    for service in show.block.services:
        yield element("podcast:block", "yes", id=service)
    for service in show.block.except_:
        yield element("podcast:block", "no", id=service)
