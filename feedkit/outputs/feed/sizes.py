"""Feeds that have grown so large that fetching them is a burden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feedkit.diagnostics import Finding, Severity
from feedkit.model.artifact import Artifact, MadeFile
from feedkit.outputs.feed.feed import FEED_OUTPUT, episodes_of, item_text
from feedkit.outputs.publication import Publication, digest_of

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
        if not publication.feed(each.key).show.unlisted:
            size = _size(publication, each)
            if size > LARGE:
                yield _finding(publication, each, size)


def _size(publication: Publication, feed: Artifact) -> int:
    """How many bytes a feed has; looked up where it has been counted before."""

    def counted() -> str:
        return str(len(FEED_OUTPUT.render(publication, feed)))

    return int(publication.remember(digest_of("size", feed.digest), counted))


def _finding(publication: Publication, feed: Artifact, size: int) -> Finding:
    episodes = episodes_of(publication, publication.feed(feed.key))
    items = ((item_text(publication, each), each.slug) for each in episodes)
    largest, slug = max((len(text.encode()), slug) for text, slug in items)
    pages = max(1, LARGE * len(episodes) // size // 2)
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
