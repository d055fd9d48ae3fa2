"""itunes:owner: where directories write to check that the show is yours."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.text.xml import Element, element


def owner(show: Show) -> Iterator[Element | None]:
    """The owner with name and address."""
    yield element(
        "itunes:owner",
        None,
        element("itunes:name", show.owner_name),
        element("itunes:email", show.owner_email),
    )
