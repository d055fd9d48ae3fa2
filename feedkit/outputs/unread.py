"""Which episodes have to be read, although they have not changed, to make what is stale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feedkit.model.artifact import Artifact, MadeFile
from feedkit.model.catalog import Episode
from feedkit.outputs.feed.feed import FEED_OUTPUT, episodes_of, item_digest
from feedkit.outputs.publication import Publication


def unread(publication: Publication, stale: Iterable[Artifact | MadeFile]) -> Iterator[str]:
    """The slugs of the episodes that are known for lists alone, and are wanted whole."""
    for each in stale:
        if isinstance(each, Artifact):
            for slug in _wanted(publication, each):
                if not isinstance(publication.listed(slug), Episode):
                    yield slug


def _wanted(publication: Publication, artifact: Artifact) -> Iterator[str]:
    if artifact.about:
        yield artifact.about
    if artifact.kind == FEED_OUTPUT.kind:
        feed = publication.feed(artifact.key)
        for each in episodes_of(publication, feed):
            digest = item_digest(publication, each, feed.encoding)
            if not publication.items.knows(digest):
                yield each.slug
