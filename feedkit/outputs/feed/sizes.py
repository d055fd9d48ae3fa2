"""Feeds that have grown so large that fetching them is a burden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feedkit.diagnostics import Finding, Severity
from feedkit.model.artifact import Artifact, MadeFile
from feedkit.model.catalog import Feed
from feedkit.outputs.feed.feed import FEED_OUTPUT, episodes_of, frame, item_length
from feedkit.outputs.publication import Publication

LARGE = 2_000_000
TOO_LARGE = 10_000_000


def large_feeds(
    publication: Publication, pieces: Iterable[Artifact | MadeFile]
) -> Iterator[Finding]:
    """What there is to say about the sizes of the feeds among the files of a site.

    Private ones are as large as the show's own, and their paths are nothing to print.
    """
    for each in pieces:
        if not isinstance(each, Artifact) or each.kind != FEED_OUTPUT.kind:
            continue
        feed = publication.feed(each.key)
        if not feed.show.unlisted:
            size = _size(publication, feed)
            if size > LARGE:
                yield _finding(publication, feed, size)


def _size(publication: Publication, feed: Feed) -> int:
    """How many bytes a feed has."""
    beginning, end = frame(publication, feed)
    listed = episodes_of(publication, feed)
    items = sum(item_length(publication, each, feed.encoding) for each in listed)
    return len(beginning) + items + len(end)


def _finding(publication: Publication, feed: Feed, size: int) -> Finding:
    lengths = (
        (item_length(publication, each, feed.encoding), each.slug)
        for each in episodes_of(publication, feed)
    )
    largest, slug = max(lengths)
    pages = max(1, LARGE * len(feed.episodes) // size // 2)
    message = (
        f"{feed.path} has {_megabytes(size)}, and every app fetches all of it whenever it looks; "
        f"the largest item is that of “{slug}” with {_megabytes(largest)}"
    )
    help = (
        f"shorten what is longest in it; or cut it with feed: {{items: {pages}}}, which leaves "
        "directories with the newest page alone"
    )
    weight = Severity.WARNING if size > TOO_LARGE else Severity.INFO
    return Finding("XML012", "show.yaml", message, help, at=("feed",), weight=weight)


def _megabytes(size: int) -> str:
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"
