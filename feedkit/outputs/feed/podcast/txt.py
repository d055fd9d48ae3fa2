"""podcast:txt: texts for machines."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode, Show
from feedkit.model.podcast.txt import AI_CONTENT
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:txt",
    source="`txt` and `ai_content`",
    readers="Podcast Index, Apple (ai-content), importers of feeds",
)
def txt(subject: Show | Episode) -> Iterator[Element | None]:
    """One element a text, and whether a machine made parts of it."""
    for each in subject.podcast.txt:
        yield element("podcast:txt", each.text, purpose=each.purpose)
    if subject.podcast.ai_content is not None:
        yield element("podcast:txt", subject.podcast.ai_content, purpose=AI_CONTENT)
