"""podcast:valueTimeSplit: a stretch of an episode for which others are paid."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.podcast.value import Value
from feedkit.outputs.feed.podcast.remote_item import reference
from feedkit.outputs.feed.podcast.value_recipient import value_recipient
from feedkit.outputs.feed.seconds import decimal
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:valueTimeSplit",
    source="`stretches` in `value`",
    readers="Podcast Index and the apps that use it",
)
def value_time_split(payment: Value) -> Iterator[Element | None]:
    """One element a stretch; inside it what is played, or who is paid."""
    for each in payment.stretches:
        yield element(
            "podcast:valueTimeSplit",
            None,
            reference(each.item) if each.item else None,
            *value_recipient(each),
            startTime=each.start.decimal,
            duration=decimal(each.duration),
            remoteStartTime=each.remote_start.decimal if each.remote_start else None,
            remotePercentage=each.percentage,
        )
