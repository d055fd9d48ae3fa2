"""Rules about the show as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.check.rule import Objection, show_rule
from feedkit.model.resolution import Resolution


@show_rule("FEED034")
def no_episode(resolution: Resolution) -> Iterator[tuple[str, Objection]]:
    """There is no episode to publish.

    Directories refuse a feed without episodes, and apps show an error in its place.
    """
    if not resolution.catalog.episodes and not resolution.unclear:
        waiting = len(resolution.waiting)
        message = "there is no episode to publish yet"
        if waiting or resolution.drafts:
            message += f": {waiting} wait for their date, {len(resolution.drafts)} are drafts"
        help = "add one as episodes/my-first.yaml, or look at all with --drafts --future"
        yield "show.yaml", Objection(message, help)
