"""podcast:episode: the episode's number."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Episode
from feedkit.text.xml import Element, element


def episode(episode_: Episode) -> Iterator[Element | None]:
    """The number within its season."""
    yield element("podcast:episode", episode_.number)
