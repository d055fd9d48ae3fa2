"""podcast:guid: the show's identity, which moves with it."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.text.xml import Element, element


def guid(show: Show) -> Iterator[Element | None]:
    """The GUID of the show."""
    yield element("podcast:guid", show.guid)
