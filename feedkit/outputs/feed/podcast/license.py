"""podcast:license: what others may do with it."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode, Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("podcast:license", source="`license`", readers="Podcast Index and the apps that use it")
def license(subject: Show | Episode) -> Iterator[Element | None]:
    """The licence in the spelling of the list, with an address where apps need one."""
    each = subject.podcast.license
    if each is not None:
        yield element("podcast:license", each.name, url=each.link)
