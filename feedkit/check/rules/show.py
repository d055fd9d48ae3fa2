"""Rules about the show as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.check.rule import Objection, show_rule
from feedkit.model import addresses
from feedkit.model.resolution import Resolution

LONGEST_TITLE = 255


@show_rule("FEED002")
def show_title_that_directories_refuse(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """The name of the show has an angle bracket in it, or is longer than 255 characters.

    YouTube refuses the whole feed for a bracket, and directories cut a long name.
    """
    for message in odd_title(whole.catalog.show.title):
        yield "show.yaml", Objection(message, "write the name alone", at=("title",))


@show_rule("FEED016")
def owner_without_mail(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """Nobody can be written to.

    YouTube refuses such a feed, and Spotify and Amazon have no other way to check whose it is.
    """
    if not whole.catalog.show.owner_email:
        message = (
            "there is no owner: YouTube refuses the feed, and Spotify cannot check whose it is"
        )
        help = "add owner: {name: …, email: …}; the address will be public"
        yield "show.yaml", Objection(message, help)


def odd_title(title: str) -> Iterator[str]:
    """What directories have against a title."""
    if "<" in title or ">" in title:
        yield "the title has an angle bracket, and YouTube refuses those"
    if len(title) > LONGEST_TITLE:
        yield f"the title has {len(title)} characters, where directories read {LONGEST_TITLE}"


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
