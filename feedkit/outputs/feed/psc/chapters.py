"""psc:chapters: Podlove Simple Chapters, the chapters inside the feed."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, rows


@tag("psc:chapters", source="`outline`", readers="Spotify, Pocket Casts, AntennaPod, gPodder")
def chapters(episode: Episode) -> Iterator[Element | None]:
    """The chapters in order, but for hidden ones, which this format cannot hide.

    Their times have a colon: a reader takes others for nought.
    """
    yield rows(
        "psc:chapters",
        "psc:chapter",
        ("start", "title", "href", "image"),
        (
            (each.start.normal_play_time, each.title, each.link, each.image)
            for each in episode.outline.carried()
            if not each.hidden
        ),
        version="1.2" if episode.outline else None,
    )
