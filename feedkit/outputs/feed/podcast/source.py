"""podcast:source: where a file can be had."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.podcast.told import ToldAlternate
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:source",
    source="`file`, `address` and `sources` in `alternates`",
    readers="Podcast Index and the apps that use it",
)
def source(alternate: ToldAlternate) -> Iterator[Element | None]:
    """One element a place; the first is where the file is served."""
    for each in alternate.sources:
        yield element("podcast:source", uri=each.address, contentType=each.type)
