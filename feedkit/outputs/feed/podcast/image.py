"""podcast:image: pictures for other places than the square of the artwork."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Broadcast, Episode, Show
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag("podcast:image", source="`images`", readers="Podcast Index and the apps that use it")
def image(subject: Show | Episode | Broadcast) -> Iterator[Element | None]:
    """One element a picture."""
    for each in subject.images:
        yield element(
            "podcast:image",
            href=each.address,
            alt=each.alt,
            aspect_ratio=each.aspect_ratio,
            width=each.width,
            height=each.height,
            type=each.media_type,
            purpose=each.purpose,
        )
