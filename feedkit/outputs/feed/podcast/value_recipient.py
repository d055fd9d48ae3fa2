"""podcast:valueRecipient: someone who is paid."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.podcast.value import TimeSplit, Value
from feedkit.outputs.feed.tag import tag
from feedkit.text.xml import Element, element


@tag(
    "podcast:valueRecipient",
    source="`recipients` in `value`",
    readers="Podcast Index and the apps that use it",
)
def value_recipient(payment: Value | TimeSplit) -> Iterator[Element | None]:
    """One element a recipient, with their share as a whole number."""
    for each in payment.recipients:
        yield element(
            "podcast:valueRecipient",
            name=each.name,
            type=each.type,
            address=each.address,
            customKey=each.custom_key,
            customValue=each.custom_value,
            split=each.share,
            fee=each.fee or None,
        )
