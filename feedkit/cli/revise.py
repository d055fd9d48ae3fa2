"""``feedkit revise``: the next edition of a published recording."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedkit.cli.changing import change_ledger, of_shows

if TYPE_CHECKING:
    from feedkit.model.promise import Ledger
    from feedkit.model.request import Request
    from feedkit.model.resolution import Resolution
    from feedkit.workshop import Workshop


@click.command("revise")
@click.argument("slugs", metavar="SLUG...", nargs=-1, required=True)
@click.pass_obj
def command(folder: Path, slugs: tuple[str, ...]) -> None:
    """Publish recordings anew, with the chapters and tags that the show has by now.

    SLUG is the name of an episode's file without its ending. The next build puts the new edition
    at an address of its own and names it in the feed, under the same GUID; the earlier one stays
    where it is. Apps that have the episode download it again. In a folder with shows.yaml it is
    SHOW/SLUG.
    """
    for root, names in of_shows(folder, slugs).items():
        change_ledger(root, partial(_all_revised, names), settled=True)


def _all_revised(
    names: list[str],
    ledger: Ledger,
    resolution: Resolution,
    request: Request,
    bench: Workshop,
) -> Ledger:
    for name in names:
        ledger = _revised(ledger, resolution, request, bench, Path(name).stem)
    return ledger


def _revised(
    ledger: Ledger, resolution: Resolution, request: Request, bench: Workshop, slug: str
) -> Ledger:
    from feedkit.ledger.accept import NothingToAccept
    from feedkit.ledger.revise import revisable, revise
    from feedkit.media import Defect
    from feedkit.resolve.editions import as_it_is, revision

    intent, recording = revisable(ledger, resolution, slug=slug, now=request.choices.now)
    recipe = revision(resolution, intent, recording)
    made = bench.editions.made(recipe) if recipe else as_it_is(recording)
    if isinstance(made, Defect):
        raise NothingToAccept(f"{made.message}: {made.help}")
    return revise(ledger, intent, embedded=recipe.embedded if recipe else None, made=made)
