"""Which feeds a show has, and how each is cut into pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from feedkit.model import addresses
from feedkit.model.catalog import FEED, Feed, Listed, Show
from feedkit.model.paging import Paging
from feedkit.resolve.more_feeds import OtherFeed


def feeds(
    show: Show,
    episodes: Sequence[Listed],
    others: Iterable[OtherFeed] = (),
    held: Iterable[Listed] = (),
    *,
    page: int | None,
) -> Iterator[Feed]:
    """All documents of all feeds of a show, each feed's newest first.

    ``others`` are the feeds besides the show's own; one that has no episode yet is left out.
    ``held`` are episodes that only early feeds have. ``page`` is how many episodes a full page
    holds; without it a feed is one document.
    """
    if episodes or show.lists_others:
        own = Feed(path=FEED, show=show, episodes=tuple(each.slug for each in episodes))
        yield from paged(own, page)
    early = sorted((*episodes, *held), key=newest_first)
    for other in others:
        listed = early if other.early else episodes
        slugs = tuple(each.slug for each in listed if other.chosen(each))
        if slugs:
            told = other.told(show)
            yield from paged(
                Feed(
                    name=other.name,
                    path=other.path,
                    show=told,
                    episodes=slugs,
                    encoding=other.encoding,
                    title=other.title,
                ),
                page,
            )


def newest_first(episode: Listed) -> tuple[float, str]:
    """What episodes are sorted by."""
    return -episode.published.timestamp(), episode.slug


def paged(feed: Feed, size: int | None) -> Iterator[Feed]:
    """The documents of a feed: that which subscribers ask for, then its archive, newest first.

    Pages are filled from the oldest episode on, so that a full one stays as it is: the first
    document has between one and two times the size of a page.
    """
    full = max(0, len(feed.episodes) // size - 1) if size else 0
    if not size or not full:
        yield feed
        return
    within = range(full, 0, -1)
    places = [feed.path, *(addresses.feed_page(feed.path, number) for number in within)]
    whole = [addresses.whole(feed.show.address, each) for each in places]
    rest = len(feed.episodes) - full * size
    cuts = [0, *(rest + size * number for number in range(full + 1))]
    for number, path in enumerate(places):
        show = replace(
            feed.show if number == 0 else _archived(feed.show),
            feed_address=whole[number],
            paging=_paging(whole, number),
        )
        part = feed.episodes[cuts[number] : cuts[number + 1]]
        yield replace(feed, path=path, show=show, episodes=part)


def _archived(show: Show) -> Show:
    """The show as an archive tells of it: without what is news, which would change old pages."""
    return replace(show, live=(), trailers=(), new_feed="")


def _paging(pages: Sequence[str], number: int) -> Paging:
    """How the page of a number leads to the others; they are given newest first."""
    return Paging(
        newest=pages[0],
        oldest=pages[-1],
        newer=pages[number - 1] if number else "",
        older=pages[number + 1] if number + 1 < len(pages) else "",
        newer_archive=pages[number - 1] if number > 1 else "",
        archive=number > 0,
    )
