"""The catalog: every decision about a show, taken in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from feedkit.diagnostics import Finding
from feedkit.model import addresses
from feedkit.model.artifact import MadeFile
from feedkit.model.catalog import Catalog, Listed, Picture, Show
from feedkit.model.episode_file import RemoteAudio
from feedkit.model.material import EpisodeMaterial, Material
from feedkit.model.podcast.keys import ShowKeys, taken
from feedkit.model.podcast.remote_item import feed_guid, is_guid
from feedkit.model.promise import Ledger
from feedkit.model.request import Choices
from feedkit.model.resolution import Intent, Resolution, Standing, Unchanged
from feedkit.model.show_file import ShowFile
from feedkit.model.tagging import picture_name
from feedkit.model.written import WrittenEpisode, WrittenShow
from feedkit.resolve.categories import categories, unknown_categories
from feedkit.resolve.enclosure import Places
from feedkit.resolve.episode import Decide, ResolvedEpisode, Undecided, resolve_episodes
from feedkit.resolve.feeds import feeds, newest_first
from feedkit.resolve.funding import told_funding
from feedkit.resolve.identity import entry_of, kept_entries
from feedkit.resolve.images import told_images
from feedkit.resolve.leads import old_addresses
from feedkit.resolve.live import broadcasts
from feedkit.resolve.more_feeds import feeds_of_nothing, more_feeds, show_promise
from feedkit.resolve.people import Known, show_people
from feedkit.resolve.pictures import picture, picture_files
from feedkit.resolve.private_feeds import private_feeds
from feedkit.resolve.surroundings import Surroundings
from feedkit.resolve.trailers import told_trailers

SHOW = "show.yaml"
NO_AUDIO = frozenset({"SRC002", "SRC010"})
"""What a draft may do without."""


def resolve(
    written: WrittenShow,
    material: Material,
    ledger: Ledger,
    choices: Choices,
    *,
    unchanged: tuple[Unchanged, ...] = (),
    decide: Decide = resolve_episodes,
) -> Resolution | tuple[Finding, ...]:
    """The catalog of a show; or what is wrong with the show itself.

    ``unchanged`` are episodes that are not among the written ones and have been resolved before.
    ``decide`` is what resolves episodes, if it is not :func:`resolve_episodes`.
    """
    file = written.show
    found = tuple(_show_findings(file))
    if material.artwork is None or any(each.code == "POD002" for each in found):
        return found
    around = _surroundings(file, material, ledger, choices)
    resolved = _by_slug(decide(around, _undecided(written, material, ledger, choices)))
    drafts, held = _drafts(written, choices)
    intents = [each.intent for slug, each in resolved.items() if each.intent and slug not in held]
    standing = _standing(intents, unchanged)
    out, late = _parted(standing, choices)
    leads, astray = old_addresses(written, standing, out, ledger, unchanged)
    listed = tuple(sorted((each.episode for each in out), key=newest_first))
    show, said = _show_with_others(file, material, around, listed, standing)
    others = more_feeds(file, standing, ledger, own=around.places.own)
    private = private_feeds(around, _waiting(resolved, out), secret=choices.secret)
    told = tuple(feeds(show, listed, (*others, *private.feeds), private.held, page=file.feed.items))
    return Resolution(
        catalog=Catalog(show=show, episodes=listed, redirects=leads, feeds=told, held=private.held),
        show=show_promise(around.promise, others, address=around.places.own),
        intents=tuple(intents),
        files=(*_files(material, resolved, out, unchanged), *private.files),
        drafts=tuple(sorted(drafts)),
        waiting=tuple(each.slug for each in late),
        due=min((each.promise.published for each in late), default=None),
        unclear=written.unread | _unclear(resolved, held),
        pictures=around.pictures,
        owned={slug: tuple(one.path for one in each.files) for slug, each in resolved.items()},
        of_show=(*found, *said, *private.findings, *feeds_of_nothing(file, standing), *astray),
        of_episodes=tuple(_episode_findings(resolved, held)),
        unchanged=unchanged,
    )


def _by_slug(resolved: Iterable[ResolvedEpisode]) -> dict[str, ResolvedEpisode]:
    return {each.slug: each for each in resolved}


def _drafts(written: WrittenShow, choices: Choices) -> tuple[set[str], set[str]]:
    """The episodes that are drafts, and those of them that are held back."""
    drafts = {each.slug for each in written.episodes if each.written.draft}
    return drafts, set() if choices.drafts else drafts


def _standing(intents: Iterable[Intent], unchanged: Iterable[Unchanged]) -> tuple[Standing, ...]:
    """All episodes that are no drafts, in the order of their files."""
    known = (each.standing for each in unchanged)
    return tuple(sorted((*intents, *known), key=lambda each: each.file))


def _parted(
    standing: Iterable[Standing], choices: Choices
) -> tuple[list[Standing], list[Standing]]:
    """The episodes that are out, and those that are to come."""
    out: list[Standing] = []
    late: list[Standing] = []
    for each in standing:
        (out if choices.reaches(each.promise.published) else late).append(each)
    return out, late


def _undecided(
    written: WrittenShow, material: Material, ledger: Ledger, choices: Choices
) -> list[Undecided]:
    kept = kept_entries(ledger, _digests(written.episodes, material))
    return [
        Undecided(
            episode=each,
            material=material.episodes.get(each.slug, EpisodeMaterial()),
            entry=entry_of(ledger, kept, each.slug),
            kept=kept.get(each.slug, ""),
            seen=ledger.is_seen(kept.get(each.slug, ""), choices.now),
        )
        for each in written.episodes
    ]


def _waiting(resolved: Mapping[str, ResolvedEpisode], out: Iterable[Standing]) -> Iterator[Intent]:
    """All episodes that are written and not out: drafts, and those that are to come."""
    known = {each.slug for each in out}
    for slug, each in resolved.items():
        if each.intent and slug not in known:
            yield each.intent


def _unclear(resolved: Mapping[str, ResolvedEpisode], held: set[str]) -> frozenset[str]:
    lost = {slug: each for slug, each in resolved.items() if not each.intent and slug not in held}
    return frozenset([*lost, *(each.kept for each in lost.values())]) - {""}


def _episode_findings(resolved: Mapping[str, ResolvedEpisode], held: set[str]) -> Iterator[Finding]:
    """What is wrong with the episodes; a draft may still be without its audio."""
    for slug, each in resolved.items():
        yield from (one for one in each.findings if slug not in held or one.code not in NO_AUDIO)


def _show_findings(file: ShowFile) -> Iterator[Finding]:
    yield from unknown_categories(file.category, file=SHOW)
    if file.guid is not None and not is_guid(file.guid):
        help = "it looks like 917393e3-1b1e-5cef-ace4-edaa54e1f810; leave it out to get one"
        message = f"“{file.guid}” is no podcast:guid"
        yield Finding("POD002", SHOW, message, help, at=("guid",))
    length = len(file.description.encode())
    if length > 4000:
        message = f"the description takes {length} bytes, where directories read 4,000"
        yield Finding("FEED007", SHOW, message, "shorten it", at=("description",))
    for key in ("title", "description"):
        if not getattr(file, key).strip():
            help = "every directory wants one"
            yield Finding("SRC017", SHOW, f"the {key} is empty", help, at=(key,))


def _surroundings(
    file: ShowFile, material: Material, ledger: Ledger, choices: Choices
) -> Surroundings:
    address = addresses.show_address(choices.address or file.address)
    promised = ledger.show.guid if ledger.show else ""
    own = addresses.show_address(file.address)
    feed = addresses.feed_address(own)
    return Surroundings(
        show=file,
        address=address,
        guid=file.guid or promised or feed_guid(feed),
        places=Places(address, own, file.audio.address, addresses.chained(file.audio.prefix)),
        known=Known(
            file.people,
            {key: picture(each, show=address) for key, each in material.portraits.items()},
        ),
        artwork=material.artwork,
        words=material.words,
        pictures={**_small_pictures(material), **ledger.pictures},
    )


def _digests(episodes: Iterable[WrittenEpisode], material: Material) -> dict[str, str]:
    digests = {}
    for each in episodes:
        beside = material.episodes.get(each.slug)
        here = beside is not None and not isinstance(each.written.audio, RemoteAudio)
        audio = beside.audio if beside is not None and here else None
        digests[each.slug] = audio.facts.sha256 if audio else ""
    return digests


def _files(
    material: Material,
    resolved: Mapping[str, ResolvedEpisode],
    out: Iterable[Standing],
    unchanged: Iterable[Unchanged],
) -> Iterator[MadeFile]:
    seen: set[str] = set()
    pictures = [material.artwork, *material.portraits.values(), *material.images.values()]
    own = (file for each in pictures if each is not None for file in picture_files(each))
    theirs = (file for each in out if each.slug in resolved for file in resolved[each.slug].files)
    kept = (file for each in unchanged for file in each.files)
    for made in (*own, *theirs, *kept):
        if made.path not in seen:
            seen.add(made.path)
            yield made


def _small_pictures(material: Material) -> dict[str, Path]:
    """The pictures that recordings of this show can carry."""
    beside = material.episodes.values()
    theirs = (image for each in beside for image in (each.artwork, *each.images.values()))
    there = (each for each in (material.artwork, *theirs) if each is not None)
    return {picture_name(each.small_sha256): each.small for each in there if each.small}


def _show(file: ShowFile, material: Material, around: Surroundings) -> Show:
    author = file.author or (file.owner.name if file.owner else file.title)
    images = {name: picture(each, show=around.address) for name, each in material.images.items()}
    funding = told_funding(file.funding, around.words)
    return Show(
        title=file.title,
        description=file.description.strip(),
        address=around.address,
        feed_address=addresses.feed_address(around.address),
        language=file.language,
        time_zone=file.time_zone,
        author=author,
        guid=around.guid,
        artwork=_artwork(material, around.address),
        categories=categories(file.category),
        explicit=file.explicit,
        type=file.type,
        medium=file.medium,
        owner_name=file.owner.name if file.owner else "",
        owner_email=file.owner.email if file.owner else "",
        people=show_people(around.known),
        funding=funding[0] if funding else None,
        copyright=file.copyright or author,
        locked=file.locked,
        blocked=file.block.at_apple,
        block=file.block,
        complete=file.complete,
        new_feed=file.new_feed or "",
        hubs=tuple(dict.fromkeys(file.hub)),
        scripts=file.head.scripts,
        site=file.site,
        apple_title=file.apple_title if file.apple_title not in {None, file.title} else "",
        apple_verify=file.apple_verify or "",
        images=tuple(told_images(file.images, images)),
        podcast=taken(ShowKeys, file, funding=funding),
    )


def _show_with_others(
    file: ShowFile,
    material: Material,
    around: Surroundings,
    episodes: tuple[Listed, ...],
    intents: Iterable[Standing],
) -> tuple[Show, tuple[Finding, ...]]:
    """The show with what depends on its episodes: trailers, and broadcasts beside them."""
    zone, guids = file.time_zone, frozenset(each.promise.guid for each in intents)
    trailers, undated = told_trailers(file.trailers, episodes, zone=zone, file=SHOW)
    live = broadcasts(
        file.live, around.known, zone=zone, file=SHOW, guids=guids, words=around.words
    )
    show = replace(_show(file, material, around), trailers=trailers, live=live.told)
    return show, (*undated, *live.findings)


def _artwork(material: Material, address: str) -> Picture:
    if material.artwork is None:
        raise ValueError("a show without artwork has no catalog")
    return picture(material.artwork, show=address)
