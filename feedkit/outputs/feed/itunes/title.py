"""itunes:title: the title as Apple shows it."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode, Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("itunes:title", source="`apple_title`, only where it differs from `title`", readers="Apple")
def title(subject: Show | Episode) -> Iterator[Element | None]:
    """The title at Apple Podcasts, where it is another one than everywhere else."""
    yield element("itunes:title", subject.apple_title)
