"""podcast:chapters: the JSON chapters of an episode."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.formats.chapters.json_chapters import MEDIA_TYPE
from feedkit.model.catalog import Episode
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:chapters", source="`outline`", readers="Apple, AntennaPod, Pocket Casts and many more"
)
def chapters(episode: Episode) -> Iterator[Element | None]:
    """The address of the chapters, inside items only."""
    if episode.chapters_address:
        yield element("podcast:chapters", url=episode.chapters_address, type=MEDIA_TYPE)
