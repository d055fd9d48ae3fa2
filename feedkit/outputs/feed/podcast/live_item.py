"""podcast:liveItem: a broadcast that listeners can follow while it goes on.

Podcasting 2.0 namespace, "Live Item". AntennaPod takes a picture or a length in here for the
show's and the next episode's, and gives up the whole feed for chapters or transcripts; readers that
do not know broadcasts take a description for the show's. There are none of these.
"""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.catalog import Broadcast, Show
from feedkit.outputs.feed.podcast.alternate_enclosure import alternate_enclosure
from feedkit.outputs.feed.podcast.chat import chat
from feedkit.outputs.feed.podcast.content_link import content_link
from feedkit.outputs.feed.podcast.funding import funding
from feedkit.outputs.feed.podcast.image import image
from feedkit.outputs.feed.podcast.location import location
from feedkit.outputs.feed.podcast.person import person
from feedkit.outputs.feed.podcast.social_interact import social_interact
from feedkit.outputs.feed.podcast.value import value
from feedkit.outputs.feed.tag import Tag, tag
from feedkit.text.xml import Element, element

INSIDE: tuple[Tag[Broadcast], ...] = (
    content_link,
    person,
    location,
    image,
    alternate_enclosure,
    value,
    funding,
    social_interact,
    chat,
)
"""What a broadcast shares with episodes."""


@tag("podcast:liveItem", source="`live`", readers="Podcast Index and the apps that use it")
def live_item(show: Show) -> Iterator[Element | None]:
    """One element a broadcast."""
    for each in show.live:
        yield element(
            "podcast:liveItem",
            None,
            element("title", each.title),
            element("guid", each.guid, isPermaLink=False),
            _stream(each),
            *(child for inside in INSIDE for child in inside(each)),
            status=each.status,
            start=each.start.isoformat(),
            end=each.end.isoformat() if each.end else None,
        )


def _stream(each: Broadcast) -> Element | None:
    """What is heard; a stream has no length, which is written as nought."""
    if each.audio is None:
        return None
    audio = each.audio
    return element("enclosure", url=audio.address, length=audio.length or 0, type=audio.type)
