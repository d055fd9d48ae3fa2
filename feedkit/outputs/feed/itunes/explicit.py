"""itunes:explicit: whether it is not for children; ``true`` or ``false`` and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode, Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("itunes:explicit", source="`explicit`", readers="all directories and apps")
def explicit(subject: Show | Episode) -> Iterator[Element | None]:
    """The flag of the show or of an episode."""
    yield element("itunes:explicit", subject.explicit)
