"""podcast:locked: whether other hosts may import the feed."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:locked",
    source="`locked`, with the mail address of `owner`",
    readers="hosts that import feeds",
)
def locked(show: Show) -> Iterator[Element | None]:
    """The lock, with the address of who can open it."""
    yield element("podcast:locked", "yes" if show.locked else "no", owner=show.owner_email)
