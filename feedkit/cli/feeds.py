"""``feedkit feeds``: the addresses of all feeds of a show."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from feedkit.cli.asking import Teller, moment, say, secret, tell, workshop


@click.command("feeds")
@click.pass_obj
def command(folder: Path) -> None:
    """Print the addresses of the show's feeds, those of members and reviewers among them.

    Whoever has the address of a private feed can listen to it: give each to its owner alone.
    """
    from feedkit.examination import examine
    from feedkit.model.request import Choices, Request
    from feedkit.source.folder import find_show

    root = find_show(folder)
    choices = Choices(now=moment(None), secret=secret(root))
    teller = Teller()
    with teller.telling():
        request = Request(root=root, choices=choices, output=root / "public")
        examined = examine(request, workshop(root, teller))
    resolution = examined.resolution
    if resolution is None:
        say(examined.diagnostics)
        sys.exit(1)
    for feed in resolution.catalog.feeds:
        if not feed.show.paging.archive:
            tell(f"{feed.name or 'show'}: {feed.show.feed_address}")
