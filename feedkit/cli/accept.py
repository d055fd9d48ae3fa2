"""``feedkit accept``: a change of something promised, meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedkit.cli.changing import change_ledger, of_shows

if TYPE_CHECKING:
    from feedkit.model.promise import Ledger
    from feedkit.model.request import Request
    from feedkit.model.resolution import Resolution
    from feedkit.workshop import Workshop


_WORDS = ("date", "page", "audio", "guid", "gone", "address", "prefix", "feeds")


@click.command("accept")
@click.argument("slug", metavar="SLUG|show")
@click.argument("what", type=click.Choice(_WORDS))
@click.pass_obj
def command(folder: Path, slug: str, what: str) -> None:
    """Record in the ledger that a change of something promised is meant.

    SLUG is the name of an episode's file without its ending: its date, page, audio or guid may
    change, or it may be gone. For "show" the address of the feed, the guid or the prefix that
    counts downloads may change, and feeds besides it may be given up. The next build carries the
    change out, with redirects where pages have moved. In a folder with shows.yaml it is SHOW/SLUG
    or SHOW/show.
    """

    def alter(ledger: Ledger, resolution: Resolution, _: Request, _bench: Workshop) -> Ledger:
        from feedkit.ledger.accept import accept

        return accept(ledger, resolution, slug=Path(name).stem, what=what)

    [(root, [name])] = of_shows(folder, [slug]).items()
    change_ledger(root, alter, settled=what == "audio")
