"""atom:link rel=first, next, prev-archive and so on: from one page of a feed to the others."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "atom:link rel=first, last, next, previous, prev, prev-archive, next-archive, current",
    source="`items` of `feed`",
    readers="readers that fetch older episodes",
)
def page_links(show: Show) -> Iterator[Element | None]:
    """The newest page is the first and the older one the next. RFC 5005, sections 3 and 4.

    The registered word is ``previous``; some readers know only ``prev``.
    """
    pages = show.paging
    leading = (
        ("first", pages.newest),
        ("last", pages.oldest),
        ("previous", pages.newer),
        ("prev", pages.newer),
        ("next", pages.older),
        ("prev-archive", pages.older),
        ("next-archive", pages.newer_archive),
        ("current", pages.newest if pages.archive else ""),
    )
    for relation, address in leading:
        if address:
            yield element("atom:link", rel=relation, type="application/rss+xml", href=address)
