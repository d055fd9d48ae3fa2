"""Rules about the show as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.check.rule import Objection, show_rule
from feedkit.model import addresses
from feedkit.model.resolution import Resolution


@show_rule("FEED034")
def no_episode(resolution: Resolution) -> Iterator[tuple[str, Objection]]:
    """There is no episode to publish.

    Directories refuse a feed without episodes, and apps show an error in its place.
    """
    lists = resolution.catalog.show.lists_others
    if not resolution.catalog.episodes and not resolution.unclear and not lists:
        waiting = len(resolution.waiting)
        message = "there is no episode to publish yet"
        if waiting or resolution.drafts:
            message += f": {waiting} wait for their date, {len(resolution.drafts)} are drafts"
        help = "add one as episodes/my-first.yaml, or look at all with --drafts --future"
        yield "show.yaml", Objection(message, help)


@show_rule("FEED042")
def placeholder_address(resolution: Resolution) -> Iterator[tuple[str, Objection]]:
    """The address of the show is one of those that are kept for examples.

    Nothing can be published there. Until it is changed the ledger promises nothing: dates, names
    and addresses may still be changed at will.
    """
    address = resolution.show.feed
    if addresses.is_placeholder(address):
        message = "the address is an example: the feed has to know where it will stand"
        help = "write the site's own address before you publish it; until then nothing is promised"
        yield "show.yaml", Objection(message, help, at=("address",))
