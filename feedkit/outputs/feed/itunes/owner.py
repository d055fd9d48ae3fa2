"""itunes:owner: where directories write to check that the show is yours."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("itunes:owner", source="`owner`", readers="Spotify, YouTube, Amazon: they write there")
def owner(show: Show) -> Iterator[Element | None]:
    """The owner with name and address."""
    yield element(
        "itunes:owner",
        None,
        element("itunes:name", show.owner_name),
        element("itunes:email", show.owner_email),
    )
