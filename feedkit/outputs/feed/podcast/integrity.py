"""podcast:integrity: the digest of a file."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.podcast.told import ToldAlternate
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:integrity",
    source="`integrity` in `alternates`, else the file",
    readers="Podcast Index and the apps that use it",
)
def integrity(alternate: ToldAlternate) -> Iterator[Element | None]:
    """The digest, where there is one."""
    each = alternate.integrity
    if each is not None:
        yield element("podcast:integrity", type=each.type, value=each.value)
