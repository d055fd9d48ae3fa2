"""podcast:guid: the show's identity, which moves with it."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:guid",
    source="`guid`, else the ledger, else `address`",
    readers="Podcast Index and the apps that use it",
)
def guid(show: Show) -> Iterator[Element | None]:
    """The GUID of the show."""
    yield element("podcast:guid", show.guid)
