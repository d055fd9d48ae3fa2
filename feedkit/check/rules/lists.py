"""Rules about what a show says of other shows, of services and of itself as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedkit.check.rule import Objection, show_rule
from feedkit.model.podcast.blocks import SERVICES
from feedkit.model.resolution import Resolution
from feedkit.text.nearest import nearest

SHOW = "show.yaml"
_SIGNS = re.compile(r"©|\(c\)|℗|\bcopyright\b|\b(19|20)\d\d\b", re.IGNORECASE)


@show_rule("FEED012")
def many_categories(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """There are more than two categories: Apple Podcasts reads the first, and others two."""
    if len(whole.catalog.show.categories) > 2:
        message = "directories read one or two categories, and there are more"
        yield SHOW, Objection(message, "keep the two that fit best", at=("category", 2))


@show_rule("FEED026")
def complete_with_more_to_come(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """The show is said to be complete, and an episode waits for its date.

    Directories stop asking for a feed that is complete, and would not see it.
    """
    if whole.catalog.show.complete and whole.waiting:
        message = f"the show is complete, and {', '.join(whole.waiting)} is yet to come"
        yield SHOW, Objection(message, "write complete: true after the last one", at=("complete",))


@show_rule("FEED027")
def copyright_with_sign_or_year(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """The holder of the rights is written with the word, the sign or a year.

    Apps put the sign in front of it themselves.
    """
    written = whole.catalog.show.copyright
    if _SIGNS.search(written):
        message = "apps add the sign and the word themselves"
        yield SHOW, Objection(message, "write the holder alone", at=("copyright",))


@show_rule("EP034")
def number_used_twice(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """Two full episodes of a season have the same number, so that their order is not clear."""
    first: dict[tuple[int | None, str], str] = {}
    for intent in whole.standing:
        episode = intent.episode
        number = episode.exact_number or (str(episode.number) if episode.number else "")
        if episode.type == "full" and number:
            earlier = first.setdefault((episode.season, number), intent.file)
            if earlier != intent.file:
                message = f"{earlier} has the same number"
                yield intent.file, Objection(message, "give it another", at=("episode",))


@show_rule("POD017")
def trailer_without_season(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """A trailer is for a season that no episode belongs to.

    Apps look for the trailer among the episodes of its season, and do not find it.
    """
    seasons = {each.episode.season for each in whole.standing}
    for each in whole.catalog.show.trailers:
        if each.season is not None and each.season not in seasons:
            message = f"“{each.title}” is for season {each.season}, and no episode belongs to it"
            yield SHOW, Objection(message, "correct the season", at=("trailers",))


@show_rule("POD023")
def remote_item_without_feed(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """A show of others is named without the address of its feed.

    Apps that do not ask the Podcast Index cannot find it.
    """
    said = whole.catalog.show.podcast
    publisher = (said.publisher,) if said.publisher else ()
    for key, listed in (("podroll", said.podroll), ("publisher", publisher)):
        for index, each in enumerate(listed):
            if each.feed is None:
                at = (key, index) if key == "podroll" else (key,)
                message = "apps without the Podcast Index cannot find this show"
                yield SHOW, Objection(message, "add the address of its feed as feed:", at=at)


@show_rule("POD025")
def list_that_is_none(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """The medium says that the feed lists others, and it has episodes, or lists nobody.

    Apps show either the list or the episodes, and drop the rest.
    """
    show = whole.catalog.show
    if show.lists_others and whole.standing and show.medium != "publisher":
        message = f"“{show.medium}” is a list of others, and there are episodes"
        yield SHOW, Objection(message, "take the medium without L", at=("medium",))
    if show.lists_others and not show.podcast.remote_items:
        message = f"“{show.medium}” is a list of others, and nothing is listed"
        yield SHOW, Objection(message, "add remote_items:", at=("medium",))


@show_rule("POD034")
def unknown_service(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """A service is to hide the show, or may show it, and goes by another name.

    A name that is in no list has no effect.
    """
    block = whole.catalog.show.block
    for service in (*block.services, *block.except_):
        if service not in SERVICES:
            near = nearest(service, SERVICES, 0.6)
            help = f"did you mean “{near}”?" if near else "write the name of a known service"
            message = f"no service goes by “{service}”"
            yield SHOW, Objection(message, help, at=("block",), quote=service)
