"""What the commands have in common that change the ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from feedkit.cli.asking import Teller, Usage, alone, moment, say, secret, tell, workshop

if TYPE_CHECKING:
    from feedkit.diagnostics import Diagnostic
    from feedkit.model.promise import Ledger
    from feedkit.model.request import Request
    from feedkit.model.resolution import Resolution
    from feedkit.workshop import Workshop

    Alter = Callable[[Ledger, Resolution, Request, Workshop], Ledger]


def of_shows(folder: Path, names: Iterable[str]) -> dict[Path, list[str]]:
    """The names of episodes by the folder of their show; as SHOW/SLUG where there are several."""
    from feedkit.collection import listed
    from feedkit.source.folder import find_shows

    several = find_shows(folder)
    if several is None:
        return {folder: list(names)}
    listing = listed(several)
    if not listing.folders:
        say(listing.diagnostics)
        sys.exit(1)
    found: dict[Path, list[str]] = {}
    for name in names:
        show = next((each for each in listing.folders if name.startswith(f"{each}/")), None)
        if show is None:
            help = f"write it like {listing.folders[0]}/{name.rpartition('/')[2]}"
            raise Usage(f"{name} does not say which show is meant", help)
        found.setdefault(several / show, []).append(name.removeprefix(f"{show}/"))
    return found


def change_ledger(folder: Path, alter: Alter, *, settled: bool) -> None:
    """Examine the show of a folder, and record what ``alter`` makes of its ledger.

    ``settled`` says that this takes new editions of recordings, for which no mistake may be left.
    """
    from feedkit.model.request import Choices, Request
    from feedkit.source.folder import find_show

    root = find_show(folder)
    choices = Choices(now=moment(None), secret=secret(root))
    request = Request(root=root, choices=choices, output=root / "public")
    with alone(root):
        _change(request, alter, settled=settled)


def _change(request: Request, alter: Alter, *, settled: bool) -> None:
    from feedkit.examination import examine
    from feedkit.ledger.accept import NothingToAccept, Unclear
    from feedkit.ledger.folder import change, record

    teller = Teller()
    with teller.telling():
        bench = workshop(request.root, teller)
        examined = examine(request, bench)
        resolution = examined.resolution
        if resolution is None or examined.ledger.findings or (settled and not examined.settled):
            say(examined.diagnostics)
            sys.exit(1)
        try:
            ledger = alter(examined.ledger.ledger, resolution, request, bench)
        except NothingToAccept as reason:
            if isinstance(reason, Unclear):
                say(_about(reason.slug, examined.diagnostics))
            tell(f"feedkit: {reason}", err=True)
            sys.exit(1)
    changed = change(examined.ledger, ledger, pictures=resolution.pictures)
    record(request.root, changed)
    tell(f"Recorded in {', '.join(changed.names())}. Build now, and commit it.")


def _about(slug: str, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is said about the file of an episode."""
    return [each for each in diagnostics if Path(each.place.file).stem == slug]
