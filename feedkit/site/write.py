"""From the list of files to the folder: in order, whole, and only what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from feedkit.files.lasting import Exchange, write_lasting
from feedkit.files.whole import PART, has_digest, naming
from feedkit.model.artifact import Artifact, MadeFile, Stage
from feedkit.site import manifest, unfinished
from feedkit.site.guard import MARKER, Yard, claim, inside, refuse_foreign
from feedkit.site.manifest import Written
from feedkit.site.placing import OURS, Hands, Put, put_file, put_text
from feedkit.site.standing import standing

Piece = Artifact | MadeFile
Progress = Callable[[str, int, int], None]


class Site(Struct, frozen=True, kw_only=True):
    """Where a site is written: its folder, its manifest and the show's folder."""

    folder: Path
    manifest: Path
    root: Path

    @property
    def mark(self) -> Path:
        """What stands while a build is writing."""
        return unfinished.mark_of(self.manifest)


class Outcome(Struct, frozen=True, kw_only=True):
    """The paths that were written and those that were taken away.

    ``new`` are those of the written ones that the site did not have. ``records`` are what the
    manifest says now.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    new: frozenset[str] = frozenset()
    records: Mapping[str, Written] = field(default_factory=dict)


class Plan(Struct, frozen=True, kw_only=True):
    """The pieces of a site, those that have to be written, and paths to take away or to keep.

    ``before`` is what the site's manifest says, ``standing`` what it will say of the files that
    stay as they are. ``begun`` are the paths that a killed build was about to write, if the last
    one was killed.
    """

    pieces: tuple[Piece, ...]
    stale: tuple[Piece, ...]
    obsolete: tuple[str, ...]
    standing: Mapping[str, Written]
    before: Mapping[str, Written]
    begun: frozenset[str] | None = None

    def __bool__(self) -> bool:
        changed = self.stale or self.obsolete or self.standing != self.before
        return bool(changed) or self.begun is not None

    def with_others(self, others: Mapping[str, Piece | None]) -> Plan:
        """The plan with other pieces at some paths, or none."""

        def changed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
            found = (others.get(each.path, each) for each in pieces)
            return tuple(each for each in found if each is not None)

        return replace(self, pieces=changed(self.pieces), stale=changed(self.stale))


def plan(
    site: Site,
    pieces: Iterable[Piece],
    *,
    keep: frozenset[str] = frozenset(),
    clean: bool = False,
) -> Plan:
    """What has to be written, and what has to go. Touches nothing.

    Without a manifest nothing goes unless ``clean``: then everything that is no piece. ``keep``
    are paths that stay although nothing on this machine could make them again.
    """
    listed = tuple(sorted(pieces, key=_order))
    before = manifest.load(site.manifest) or {}
    begun = unfinished.begun(site.mark)
    records = {each.path: standing(site.folder, each, before.get(each.path)) for each in listed}
    stale = tuple(each for each in listed if records[each.path] is None)
    known = {each.path for each in listed}
    ours = {*before, *(begun or ())}
    others = set(_all_files(site.folder)) if clean else ours
    there = {path for path in others - known - keep if clean or _leaves(site, path)}
    kept = {path: each for path, each in before.items() if path in keep - known}
    fresh = {path: each for path, each in records.items() if each is not None}
    return Plan(
        pieces=listed,
        stale=stale,
        obsolete=tuple(sorted(there)),
        standing={**kept, **fresh},
        before=before,
        begun=begun,
    )


def _order(piece: Piece) -> tuple[bool, bool, str, Stage, str]:
    """What lists and feeds name comes before them, and all files about an episode together."""
    about = piece.about if isinstance(piece, Artifact) else ""
    listing = piece.stage >= Stage.SIDE_FILES and not about
    return piece.stage is Stage.FEEDS, listing, about, piece.stage, piece.path


def lacking(site: Site, plan: Plan) -> Iterator[MadeFile]:
    """The files to be copied whose very bytes do not stand in their places already."""
    for each in plan.stale:
        if isinstance(each, MadeFile):
            place = inside(site.folder, each.path)
            if not has_digest(place, each.sha256, each.size.bytes):
                yield each


def write(
    site: Site,
    plan: Plan,
    *,
    render: Callable[[Artifact], bytes],
    hands: Hands = OURS,
    before_feeds: Callable[[], None] = lambda: None,
    progress: Progress = lambda _what, _done, _all: None,
) -> Outcome:
    """Write what is stale, then keep the ledger, then the feeds, then take away what is obsolete.

    ``render`` makes the bytes of what no other ``hands`` take. ``before_feeds`` is called when
    everything that feeds name is there, and on the disk: at no moment could a loss of power leave
    feeds that name what is lost. Nor is there ever a manifest that tells of files whose bytes are
    not.
    """
    before = plan.before
    stale = {each.path for each in plan.stale}
    gone = _begin(site, plan, stale)
    early = [each for each in plan.stale if each.stage is not Stage.FEEDS]
    puts: list[Put] = []
    yard = Yard(site.folder)
    with Exchange() as exchange, closing(hands.put(exchange)) as theirs:
        for number, piece in enumerate(early):
            progress(piece.path, number, len(plan.stale))
            taken = piece.path in hands.paths
            puts.append(next(theirs) if taken else _put(yard, piece, render, exchange))
        exchange.settle()
    before_feeds()
    with Exchange(all_wait=True) as exchange:
        puts += [_put(yard, each, render, exchange) for each in plan.stale[len(early) :]]
        exchange.settle()
    done = tuple(zip(plan.stale, puts, strict=True))
    records = {**plan.standing, **{each.path: put.record(each) for each, put in done}}
    _keep(site, records, before)
    for path in plan.obsolete:
        if path not in gone:
            _remove(site, path)
    unfinished.end(site.mark)
    written = tuple(each.path for each, put in done if put.is_new)
    new = frozenset(written) - before.keys()
    return Outcome(written=written, removed=plan.obsolete, new=new, records=records)


def _begin(site: Site, plan: Plan, stale: set[str]) -> set[str]:
    """Make the folder ours and tidy; the obsolete paths that were in the way and had to go."""
    refuse_foreign(site.folder, root=site.root)
    unfinished.sweep(site.folder, site.manifest, plan.begun)
    unfinished.begin(site.mark, {*stale, *plan.obsolete, *(plan.begun or ())})
    claim(site.folder, root=site.root)
    folders = {parent for path in stale for parent in _above(path)}
    gone = {each for each in plan.obsolete if each in folders or stale & set(_above(each))}
    for path in sorted(gone):
        _remove(site, path)
    return gone


def _above(path: str) -> Iterator[str]:
    """The folders that a path lies in."""
    while path := path.rpartition("/")[0]:
        yield path


def _put(yard: Yard, piece: Piece, render: Callable[[Artifact], bytes], exchange: Exchange) -> Put:
    """Put one piece in its place, at once or later."""
    if isinstance(piece, MadeFile):
        return put_file(yard, piece, exchange)
    return put_text(yard, piece, render(piece), exchange)


def _leaves(site: Site, path: str) -> bool:
    """Whether anything of a path is left: the file, or the folder that it stood in alone."""
    place = site.folder / path
    if place.is_file() or place.is_symlink():
        return True
    parent = place.parent
    return parent.is_dir() and all(each.name.endswith(PART) for each in parent.iterdir())


def _all_files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if (path.is_file() or path.is_symlink()) and path.name != MARKER:
            yield path.relative_to(folder).as_posix()


def _keep(site: Site, records: Mapping[str, Written], before: Mapping[str, Written]) -> None:
    if records != before:
        write_lasting(site.manifest, manifest.dump(records).encode())


def _remove(site: Site, path: str) -> None:
    """Take away a file, and the folders that it leaves empty."""
    place = inside(site.folder, path)
    parent = place.parent
    if not parent.is_dir():
        return  # it went with another file that was left of the same folder
    with naming(place):
        place.unlink(missing_ok=True)
        while parent != site.folder and not any(parent.iterdir()):
            parent.rmdir()
            parent = parent.parent
