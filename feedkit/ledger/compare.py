"""What building would promise, against what has been promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from feedkit.diagnostics import Finding
from feedkit.ledger.behind import behind
from feedkit.model.promise import Ledger, LedgerEntry, Promise, ShowPromise
from feedkit.model.resolution import Intent, Resolution

SHOW = "show.yaml"
SAMPLE = ShowPromise(
    guid="57e8dab1-120a-520b-97a4-bc44e2676364", feed="https://feedkit.example/read-aloud/feed.xml"
)
"""The identity of the show that comes with feedkit: nobody else's."""


class Comparison(Struct, frozen=True):
    """The ledger as it will be when the build is done, and what stands against that.

    ``of_episodes`` are the findings about single episodes and their own pages of the ledger.
    """

    after: Ledger
    of_show: tuple[Finding, ...]
    of_episodes: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All there is to say."""
        return (*self.of_show, *self.of_episodes)


def compare(
    ledger: Ledger, resolution: Resolution, *, now: datetime, locked: bool = False
) -> Comparison:
    """Hold everything a build would promise against the ledger.

    What has been published is never changed here: a difference is a finding, and ``accept`` is
    the way to mean it. What is recorded but not due yet may still change, and so may everything
    while the show's address is a placeholder: nobody can have seen it.
    """
    show = None if ledger.is_trial else ledger.show
    seen = {slug for slug in ledger.episodes if ledger.is_seen(slug, now)}
    known = sum(not ledger.episodes[slug].gone for slug in seen) + len(ledger.unread)
    if show is not None and not known:
        show = replace(show, prefix=resolution.show.prefix)  # nobody has any address yet
    findings = [*_of_show(show, resolution, known)]
    of_episodes: list[Finding] = []
    episodes: dict[str, LedgerEntry] = dict(ledger.episodes)
    taken = {each.kept for each in resolution.intents if each.kept}
    for intent in resolution.intents:
        entry = ledger.episodes.get(intent.kept)
        if entry is None:
            findings += _reused(ledger, intent)
            episodes[intent.slug] = entry_for(intent)
            continue
        if entry.gone:
            findings.append(_gone(intent))
        elif intent.kept not in seen:
            if intent.kept != intent.slug:
                del episodes[intent.kept]
            episodes[intent.slug] = _rewritten(intent)
        else:
            changes = tuple(_changes(entry, intent, resolution.catalog.show.time_zone))
            of_episodes += changes
            older = behind(entry, intent)
            if older is not None and not any(each.code == "PUB005" for each in changes):
                of_episodes.append(older)
            episodes[intent.kept] = replace(entry, facts=intent.facts, alternates=intent.alternates)
    findings += _missing(ledger, seen - taken, resolution)
    for slug in ledger.episodes.keys() - seen - taken:
        episodes.pop(slug, None)
    promised = show.with_new(resolution.show.feeds) if show else resolution.show
    after = replace(ledger, show=promised, episodes=episodes)
    if locked:
        findings += _locked(ledger, after, resolution)
    return Comparison(after, tuple(findings), tuple(of_episodes))


def entry_for(intent: Intent) -> LedgerEntry:
    """The ledger's first page on an episode."""
    return LedgerEntry(
        promised=intent.promise,
        facts=intent.facts,
        embedded=intent.embedded,
        alternates=intent.alternates,
    )


def _rewritten(intent: Intent) -> LedgerEntry:
    """The page on an episode that nobody has seen yet: nothing of it is promised so far."""
    page = f"episodes/{intent.slug}/"
    return replace(entry_for(intent), promised=replace(intent.promise, page=page))


def _changes(entry: LedgerEntry, intent: Intent, zone: str) -> Iterator[Finding]:
    for check in (_guid, partial(_date, zone=zone), _audio, _page):
        finding = check(entry.promised, intent.promise, intent)
        if finding is not None:
            yield finding


def _finding(code: str, intent: Intent, message: str, what: str, at: str) -> Finding:
    name = intent.kept if what != "page" else intent.slug
    help = f"restore it; or, if that is meant: feedkit accept {name} {what}"
    return Finding(code, intent.file, message, help, at=(at,) if at else ())


def _guid(before: Promise, after: Promise, intent: Intent) -> Finding | None:
    if before.guid == after.guid:
        return None
    message = (
        f"the GUID was {before.guid}: with another one every subscriber gets the episode a "
        "second time, as if it were new"
    )
    return _finding("PUB001", intent, message, "guid", "guid")


def _date(before: Promise, after: Promise, intent: Intent, *, zone: str) -> Finding | None:
    if before.published == after.published:
        return None
    was, now = (each.published.astimezone(ZoneInfo(zone)) for each in (before, after))
    message = (
        f"the date was {was:%Y-%m-%d %H:%M} and is now {now:%Y-%m-%d %H:%M} ({zone}): apps sort "
        "the episode elsewhere, and some announce it again"
    )
    return _finding("PUB007", intent, message, "date", "date")


def _audio(before: Promise, after: Promise, intent: Intent) -> Finding | None:
    old, new = before.audio, after.audio
    if new.sha256 != old.sha256 and new.sha256 and old.sha256:
        message = (
            "the audio file is another one than was published: apps that have begun the old one "
            "would mix the two, and some never fetch the new one"
        )
        return _finding("PUB005", intent, message, "audio", "audio")
    if new.address != old.address:
        message = (
            f"the audio was served at {old.address} and would be at {new.address}: some apps "
            "download the episode again"
        )
        return _finding("PUB004", intent, message, "audio", "audio")
    if new.length != old.length or new.type != old.type:
        message = (
            f"the audio had {old.length.bytes} bytes of {old.type} and now has "
            f"{new.length.bytes} of {new.type} at the same address: downloads fail in some apps"
        )
        return _finding("PUB006", intent, message, "audio", "audio")
    return None


def _page(before: Promise, _after: Promise, intent: Intent) -> Finding | None:
    if intent.kept == intent.slug:
        return None
    message = (
        f"the file was {intent.kept}.yaml: GUID, audio and page stay where they are, at "
        f"{before.page}"
    )
    help = f"to move the page as well and leave a redirect: feedkit accept {intent.slug} page"
    return Finding("PUB009", intent.file, message, help)


def _gone(intent: Intent) -> Finding:
    message = f"an episode called “{intent.slug}” was published and taken away"
    help = "give the file another name: subscribers' apps still know the old one"
    return Finding("PUB025", intent.file, message, help)


def _reused(ledger: Ledger, intent: Intent) -> Iterator[Finding]:
    """Names and GUIDs that belong to another episode of the past or the present."""
    for slug, former in _former(ledger):
        if f"episodes/{intent.slug}/" in former:
            message = f"the address of “{intent.slug}” leads to “{slug}”, which had that name"
            yield Finding("PUB025", intent.file, message, "give the file another name")
    for slug, entry in ledger.episodes.items():
        if entry.gone and entry.promised.guid == intent.promise.guid:
            message = f"the GUID belonged to “{slug}”, which was taken away"
            yield Finding("PUB025", intent.file, message, "leave guid out", at=("guid",))


def _former(ledger: Ledger) -> Iterator[tuple[str, tuple[str, ...]]]:
    """All episodes with the addresses that lead to them."""
    for slug, entry in ledger.episodes.items():
        yield slug, entry.former
    for slug, unread in ledger.unread.items():
        yield slug, unread.former


def _missing(ledger: Ledger, lost: set[str], resolution: Resolution) -> Iterator[Finding]:
    for slug, entry in ledger.episodes.items():
        if slug not in lost or slug in resolution.unclear or entry.gone:
            continue
        drafted = slug in resolution.drafts
        fate = "is a draft now" if drafted else "has no file any more"
        message = f"“{slug}” was published and {fate}: it would vanish from every app and directory"
        help = f"bring it back; or, if that is meant: feedkit accept {slug} gone"
        file = f"episodes/{slug}.yaml"
        at = ("draft",) if drafted else ()
        yield Finding("PUB008", file if drafted else f"ledger/{slug}.json", message, help, at=at)


def _of_show(show: ShowPromise | None, resolution: Resolution, known: int) -> Iterator[Finding]:
    """What is wrong with the promises of the show; ``known`` are its published episodes."""
    yield from _show(show, resolution.show)
    yield from _feeds(show, resolution)
    yield from _prefix(show, resolution.show, known)


def _show(before: ShowPromise | None, after: ShowPromise) -> Iterator[Finding]:
    if after.guid == SAMPLE.guid and after.feed != SAMPLE.feed:
        message = "this is the GUID of feedkit's own sample show: apps would take yours for it"
        help = "make a show of your own with feedkit init, or delete ledger/ to begin anew"
        yield Finding("PUB024", SHOW, message, help, at=("address",))
        return
    if before is None:
        return
    if before.guid != after.guid:
        message = f"the show's GUID was {before.guid}: apps would take this for another show"
        help = "restore it; or, if that is meant: feedkit accept show guid"
        yield Finding("PUB002", SHOW, message, help, at=("guid",))
    if before.feed != after.feed:
        message = (
            f"the feed was at {before.feed} and would be at {after.feed}: subscribers stay at "
            "the old address unless it redirects to the new one"
        )
        help = "restore it; or, if that is meant: feedkit accept show address"
        yield Finding("PUB003", SHOW, message, help, at=("address",))


def _feeds(before: ShowPromise | None, resolution: Resolution) -> Iterator[Finding]:
    """Feeds besides the show's own that would vanish, if all episodes could be read."""
    if before is None or resolution.unclear:
        return
    names = {each.name for each in resolution.show.feeds}
    for each in before.feeds:
        if each.name not in names:
            message = f"the feed of “{each.name}” at {each.feed} would vanish from every app"
            help = "restore it; or, if that is meant: feedkit accept show feeds"
            yield Finding("PUB003", SHOW, message, help, at=("feed", "more"))


def _prefix(before: ShowPromise | None, after: ShowPromise, known: int) -> Iterator[Finding]:
    if before is None or before.prefix == after.prefix:
        return
    was, now = (each.prefix or "nobody" for each in (before, after))
    message = (
        f"downloads were counted by {was} and would be by {now}: that changes the audio address "
        f"of {known} published episode{'s' * (known != 1)} at once, and some apps download them "
        "again"
    )
    help = "restore it; or, if that is meant: feedkit accept show prefix"
    yield Finding("PUB013", SHOW, message, help, at=("audio", "prefix") if after.prefix else ())


def _locked(ledger: Ledger, after: Ledger, resolution: Resolution) -> Iterator[Finding]:
    files: Mapping[str, str] = {each.slug: each.file for each in resolution.intents}
    slugs = {*ledger.episodes, *after.episodes}
    for slug in sorted(slugs):
        before, now = ledger.episodes.get(slug), after.episodes.get(slug)
        if before is None or now is None or before.promised != now.promised:
            message = f"the ledger would change: ledger/{slug}.json"
            help = "run feedkit build without --locked and commit the ledger"
            yield Finding("PUB023", files.get(slug, SHOW), message, help)
    if ledger.show != after.show:
        help = "run feedkit build without --locked and commit the ledger"
        yield Finding("PUB023", SHOW, "the ledger would change: ledger/show.json", help)
