"""``feedkit accept``: a change of something promised, meant."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from feedkit.cli.asking import Teller, moment, say, tell, workshop


@click.command("accept")
@click.argument("slug", metavar="SLUG|show")
@click.argument("what", type=click.Choice(["date", "page", "audio", "guid", "gone", "address"]))
@click.pass_obj
def command(folder: Path, slug: str, what: str) -> None:
    """Record in the ledger that a change of something promised is meant.

    SLUG is the name of an episode's file without its ending: its date, page, audio or guid may
    change, or it may be gone. For "show" the address of the feed or the guid may change. The next
    build carries the change out, with redirects where pages have moved.
    """
    from feedkit.ledger.accept import NothingToAccept, accept
    from feedkit.ledger.folder import change, record
    from feedkit.model.request import Choices, Request
    from feedkit.pipeline import examine
    from feedkit.source.folder import find_show

    root = find_show(folder)
    request = Request(root=root, choices=Choices(now=moment(None)), output=root / "public")
    teller = Teller()
    with teller.telling():
        examined = examine(request, workshop(root, teller.working))
    if examined.resolution is None or examined.ledger.findings:
        say(examined.diagnostics)
        sys.exit(1)
    try:
        ledger = accept(
            examined.ledger.ledger, examined.resolution, slug=Path(slug).stem, what=what
        )
    except NothingToAccept as reason:
        tell(f"feedkit: {reason}", err=True)
        sys.exit(1)
    changed = change(examined.ledger, ledger)
    record(root, changed)
    names = ", ".join(f"ledger/{each}.json" for each in (*changed.written, *changed.removed))
    tell(f"Recorded in {names}. Build now, and commit it.")
