"""podcast:alternateEnclosure: other files of the same content."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Broadcast, Episode
from feedkit.outputs.feed.podcast.integrity import integrity
from feedkit.outputs.feed.podcast.source import source
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:alternateEnclosure",
    source="`alternates`",
    readers="Podcast Index and the apps that use it",
)
def alternate_enclosure(subject: Episode | Broadcast) -> Iterator[Element | None]:
    """One element a file, with its places and its digest inside."""
    for each in subject.alternates:
        yield element(
            "podcast:alternateEnclosure",
            None,
            *source(each),
            *integrity(each),
            type=each.media_type,
            length=each.length,
            bitrate=each.bitrate,
            height=each.height,
            lang=each.language.lower(),
            title=each.title,
            rel=each.group,
            codecs=each.codecs,
            default=each.default or None,
        )
