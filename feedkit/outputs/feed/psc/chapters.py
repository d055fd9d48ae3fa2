"""psc:chapters: Podlove Simple Chapters, the chapters inside the feed."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode
from feedkit.text.xml import Element, element


def chapters(episode: Episode) -> Iterator[Element | None]:
    """All chapters in order, with times that have a colon: others count as nought."""
    yield element(
        "psc:chapters",
        None,
        *(
            element(
                "psc:chapter",
                start=each.start.normal_play_time,
                title=each.title,
                href=each.link,
                image=each.image,
            )
            for each in episode.outline.carried()
        ),
        version="1.2" if episode.outline else None,
    )
