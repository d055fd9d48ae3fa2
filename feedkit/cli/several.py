"""Building all shows that ``shows.yaml`` lists, and what is said of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from feedkit.cli.asking import Elsewhere, Teller, alone, say, scratch, tell, workshop
from feedkit.cli.summary import notes_on
from feedkit.collection import Listing, listed, together, write_common
from feedkit.model.request import Request
from feedkit.model.shows_file import ShowsFile
from feedkit.pipeline import Built, build
from feedkit.site.guard import claim, refuse_foreign
from feedkit.site.write import Outcome, Site

if TYPE_CHECKING:
    from feedkit.elsewhere.cluster import Cluster


def build_several(request: Request, elsewhere: Elsewhere) -> None:
    """Build every show of a list into a folder of its own, and the page that leads to them.

    ``request`` is for the folder with the list. A show with mistakes is not written, the others
    are. Exits 1 where one was not.
    """
    listing = listed(request.root)
    if listing.shows is None:
        say(listing.diagnostics)
        tell("Nothing was written.", err=True)
        sys.exit(1)
    with elsewhere.cluster(request.root) as cluster:
        built, common = _built(request, listing, listing.shows, cluster)
    examined = {folder: each.examined for folder, each in built.items()}
    said = tuple(dict.fromkeys((*listing.diagnostics, *together(examined))))
    say(said)
    refused = [f for f, each in examined.items() if each.refused(strict=request.strict)]
    for folder, each in built.items():
        for line in _of_show(folder, each, request):
            tell(line)
    for line in (*_summary(request, built, refused, common), *_notes(built)):
        tell(line)
    sys.exit(1 if refused else 0)


def _built(
    request: Request, listing: Listing, shows: ShowsFile, cluster: Cluster | None
) -> tuple[dict[str, Built], Outcome | None]:
    """All shows built, and what came of the common page, which waits for shows without mistakes."""
    refuse_foreign(request.output, root=request.root)
    teller = Teller()
    with alone(request.root, wanted=not request.dry_run), teller.telling():
        if not request.dry_run:
            claim(request.output, root=request.root)
        built = {each: _show(request, each, teller, cluster) for each in listing.folders}
        if any(each.examined.refused(strict=request.strict) for each in built.values()):
            return built, None
        bench = workshop(request.root, teller)
        site = Site(
            folder=request.output, manifest=bench.manifest(request.output), root=request.root
        )
        quiet = {"preview": request.preview, "dry_run": request.dry_run}
        return built, write_common(shows, built, site=site, **quiet)


def _show(request: Request, folder: str, teller: Teller, cluster: Cluster | None) -> Built:
    root, address = request.root / folder, request.choices.address
    below = f"{address.rstrip('/')}/{folder}/" if address else None
    own = replace(
        request,
        root=root,
        output=request.output / folder,
        choices=replace(request.choices, address=below),
    )
    with alone(root, wanted=not request.dry_run), scratch(request.dry_run) as trial:
        bench = workshop(root, teller, scratch=trial, cluster=cluster)
        return build(own, bench, progress=teller.writing)


def _of_show(folder: str, built: Built, request: Request) -> Iterator[str]:
    if built.examined.refused(strict=request.strict):
        yield f"{folder}: has mistakes and was not written; what was there stays."
    elif request.dry_run:
        plan = built.plan
        yield from (f"would write {folder}/{each.path}" for each in (plan.stale if plan else ()))
        yield from (f"would take away {folder}/{path}" for path in (plan.obsolete if plan else ()))
    else:
        yield f"{folder}: {_changes(built.outcome)}, {_episodes(built)}."


def _changes(outcome: Outcome | None) -> str:
    count = len(outcome.written) + len(outcome.removed) if outcome else 0
    return f"{count} file{'s' * (count != 1)} changed" if count else "nothing has changed"


def _episodes(built: Built) -> str:
    resolution = built.examined.resolution
    count = len(resolution.catalog.episodes) if resolution else 0
    return f"{count} episode{'s' * (count != 1)}"


def _summary(
    request: Request, built: Mapping[str, Built], refused: list[str], common: Outcome | None
) -> Iterator[str]:
    ledgers = [f"{folder}/ledger" for folder, each in built.items() if each.ledger]
    if ledgers:
        yield f"The ledger has changed: commit {', '.join(ledgers)}."
    if request.dry_run:
        yield from (f"would write {path}" for path in (common.written if common else ()))
        return
    place = _shown(request.output)
    good = f"{len(built) - len(refused)} of {len(built)} shows are as they should be in {place}"
    if refused:
        yield f"{good}; {', '.join(refused)} not. The page of all shows waits for that."
    else:
        changed = common and (common.written or common.removed)
        yield f"{good}; their page {'was written' if changed else 'has not changed'}."
    for each in _no_longer_listed(request.output, built):
        yield f"{place}/{each} is a show that is not listed: delete it, or list it again."


def _no_longer_listed(output: Path, built: Mapping[str, Built]) -> Iterator[str]:
    """The sites in the folder that no show of the list has."""
    with suppress(OSError):
        for mark in sorted(output.glob("*/.feedkit-site")):
            name = mark.parent.name
            if not any(folder == name or folder.startswith(f"{name}/") for folder in built):
                yield name


def _notes(built: Mapping[str, Built]) -> Iterator[str]:
    for folder, each in built.items():
        yield from (f"{folder}: {note}" for note in notes_on(each.examined))


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
