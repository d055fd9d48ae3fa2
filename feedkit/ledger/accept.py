"""A change of something promised, meant: what the ledger says afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from msgspec.structs import replace

from feedkit.model import addresses
from feedkit.model.promise import AudioPromise, FeedPromise, Ledger, LedgerEntry, ShowPromise
from feedkit.model.resolution import Intent, Resolution

SHOW = "show"


class NothingToAccept(Exception):
    """There is nothing of that kind to accept; the text says why."""


class Unclear(NothingToAccept):
    """The file of the episode has mistakes: nobody knows what is to be accepted."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"“{slug}” has mistakes in its file that are to be mended first")
        self.slug = slug


def accept(ledger: Ledger, resolution: Resolution, *, slug: str, what: str) -> Ledger:
    """The ledger with one change accepted. Raises :class:`NothingToAccept`."""
    if slug == SHOW:
        return _accept_show(ledger, resolution, what)
    if what == "gone":
        return _accept_gone(ledger, resolution, slug)
    intent = intent_of(resolution, slug)
    entry = ledger.episodes.get(intent.kept)
    if entry is None:
        raise NothingToAccept(f"nothing of “{slug}” has been promised yet")
    if what not in _WAYS:
        raise NothingToAccept(f"an episode has no {what} to accept, only {_listed(EPISODE_WORDS)}")
    accepted = _WAYS[what](entry, intent)
    if accepted == entry:
        raise NothingToAccept(f"the {what} of “{slug}” is as the ledger has it")
    episodes = dict(ledger.episodes)
    del episodes[intent.kept]
    episodes[intent.slug if what == "page" else intent.kept] = accepted
    return replace(ledger, episodes=episodes)


def intent_of(resolution: Resolution, slug: str) -> Intent:
    """The episode of a slug, present or former. Raises :class:`NothingToAccept`."""
    for intent in resolution.intents:
        if slug in {intent.slug, intent.kept}:
            return intent
    _expect_clear(resolution, slug)
    if slug in resolution.drafts:
        raise NothingToAccept(f"“{slug}” is a draft; to take it away: feedkit accept {slug} gone")
    raise NothingToAccept(f"there is no episode called “{slug}”")


def _expect_clear(resolution: Resolution, slug: str) -> None:
    if slug in resolution.unclear:
        raise Unclear(slug)


def _date(entry: LedgerEntry, intent: Intent) -> LedgerEntry:
    return replace(entry, promised=replace(entry.promised, published=intent.promise.published))


def _guid(entry: LedgerEntry, intent: Intent) -> LedgerEntry:
    return replace(entry, promised=replace(entry.promised, guid=intent.promise.guid))


def _page(entry: LedgerEntry, intent: Intent) -> LedgerEntry:
    page = addresses.page(intent.slug)
    if entry.promised.page == page:
        return entry
    former = tuple(each for each in (*entry.former, entry.promised.page) if each != page)
    return replace(entry, promised=replace(entry.promised, page=page), former=former)


def _audio(entry: LedgerEntry, intent: Intent) -> LedgerEntry:
    before, after = entry.promised.audio, intent.promise.audio
    replaced = bool(before.sha256 and after.sha256 and before.sha256 != after.sha256)
    if replaced:
        after = next_edition(after, before.edition + 1, intent)
    return replace(
        entry,
        promised=replace(entry.promised, audio=after),
        facts=intent.facts,
        embedded=intent.embedded,
        earlier=entry.superseded() if replaced else entry.earlier,
    )


def next_edition(
    audio: AudioPromise, edition: int, intent: Intent, *, extension: str = ""
) -> AudioPromise:
    """New bytes at an address of their own, beside the old one; it ends as that does, or anew."""
    place = PurePosixPath(audio.address)
    owner = addresses.slug_of_page(intent.promise.page) or intent.slug
    ending = extension or place.suffix[1:]
    name = addresses.media(owner, ending, edition=edition).removeprefix("media/")
    address = audio.address.removesuffix(place.name) + name
    return replace(audio, address=address, edition=edition)


_WAYS: Mapping[str, Callable[[LedgerEntry, Intent], LedgerEntry]] = {
    "date": _date,
    "page": _page,
    "audio": _audio,
    "guid": _guid,
}
EPISODE_WORDS = (*_WAYS, "gone")
SHOW_WORDS = ("guid", "address", "prefix", "feeds")


def _listed(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _accept_gone(ledger: Ledger, resolution: Resolution, slug: str) -> Ledger:
    entry = ledger.episodes.get(slug)
    if entry is None or entry.gone:
        raise NothingToAccept(f"the ledger has no published episode called “{slug}”")
    if any(each.kept == slug for each in resolution.intents):
        raise NothingToAccept(f"“{slug}” still has its file; delete it or make it a draft first")
    _expect_clear(resolution, slug)
    return replace(ledger, episodes={**ledger.episodes, slug: replace(entry, gone=True)})


def _accept_show(ledger: Ledger, resolution: Resolution, what: str) -> Ledger:
    if ledger.show is None:
        raise NothingToAccept("nothing of the show has been promised yet")
    if what == "guid":
        accepted = replace(ledger.show, guid=resolution.show.guid)
    elif what == "address":
        now = resolution.show
        accepted = replace(ledger.show, feed=now.feed, feeds=_left(now.feeds, ledger.show))
    elif what == "feeds":
        accepted = replace(ledger.show, feeds=_left(ledger.show.feeds, resolution.show))
    elif what == "prefix":
        accepted = replace(ledger.show, prefix=resolution.show.prefix)
    else:
        raise NothingToAccept(f"a show has no {what} to accept, only {_listed(SHOW_WORDS)}")
    if accepted == ledger.show:
        verb = "are" if what == "feeds" else "is"
        raise NothingToAccept(f"the {what} of the show {verb} as the ledger has it")
    return replace(ledger, show=accepted)


def _left(feeds: tuple[FeedPromise, ...], among: ShowPromise) -> tuple[FeedPromise, ...]:
    """Those of the feeds that are also among others, by name."""
    names = {each.name for each in among.feeds}
    return tuple(each for each in feeds if each.name in names)
