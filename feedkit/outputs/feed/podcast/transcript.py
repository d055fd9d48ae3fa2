"""podcast:transcript: the words of an episode, one element a file."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element

TIMED = frozenset({"text/vtt", "application/x-subrip"})


@tag(
    "podcast:transcript",
    source="`transcript`",
    readers="Apple, AntennaPod, Pocket Casts and many more",
)
def transcript(episode: Episode) -> Iterator[Element | None]:
    """Every transcript with its bare media type: readers compare it to the letter."""
    for each in episode.transcripts:
        yield element(
            "podcast:transcript",
            url=each.address,
            type=each.media_type,
            language=each.language.lower(),
            rel="captions" if each.media_type in TIMED else None,
        )
