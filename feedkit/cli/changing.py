"""What the commands have in common that change the ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from feedkit.cli.asking import Teller, alone, moment, say, secret, tell, workshop

if TYPE_CHECKING:
    from feedkit.model.promise import Ledger
    from feedkit.model.request import Request
    from feedkit.model.resolution import Resolution
    from feedkit.workshop import Workshop

    Alter = Callable[[Ledger, Resolution, Request, Workshop], Ledger]


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
    from feedkit.ledger.accept import NothingToAccept
    from feedkit.ledger.folder import change, record
    from feedkit.pipeline import examine

    teller = Teller()
    with teller.telling():
        bench = workshop(request.root, teller.working)
        examined = examine(request, bench)
        resolution = examined.resolution
        if resolution is None or examined.ledger.findings or (settled and not examined.settled):
            say(examined.diagnostics)
            sys.exit(1)
        try:
            ledger = alter(examined.ledger.ledger, resolution, request, bench)
        except NothingToAccept as reason:
            tell(f"feedkit: {reason}", err=True)
            sys.exit(1)
    changed = change(examined.ledger, ledger, pictures=resolution.pictures)
    record(request.root, changed)
    tell(f"Recorded in {', '.join(changed.names())}. Build now, and commit it.")
