"""podcast:funding: where listeners can support the show."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.text.xml import Element, element


def funding(show: Show) -> Iterator[Element | None]:
    """The page and what the link to it says."""
    if show.funding is not None:
        yield element("podcast:funding", show.funding.text, url=show.funding.link)
