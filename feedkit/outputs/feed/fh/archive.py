"""fh:archive: a page of a feed that is full."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, mark


@tag("fh:archive", source="`items` of `feed`", readers="readers that fetch older episodes")
def archive(show: Show) -> Iterator[Element | None]:
    """Says that no new episode will ever stand here. RFC 5005, section 4."""
    yield mark("fh:archive", there=show.paging.archive)
