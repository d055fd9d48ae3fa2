"""``feedkit serve``: a look at the show, which follows every change."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from feedkit.cli.asking import Teller, alone, moment, say, secret, tell, workshop
from feedkit.diagnostics.failure import Failure, ProgramMissing
from feedkit.diagnostics.text import lines

if TYPE_CHECKING:
    from feedkit.pipeline import Built
    from feedkit.serve.standing import Report


@click.command("serve")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen at; 0.0.0.0: all."
)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port to listen at; 0: any free one.",
)
@click.pass_obj
def command(folder: Path, host: str, port: int) -> None:
    """Show the site in a browser, and build it again on every change.

    Drafts and episodes that are not due are in it. It is the preview in .feedkit/preview, which
    promises nothing. While something is wrong, the last good site stays, with what is wrong over
    its pages. Ctrl-C ends it.
    """
    from feedkit.source.folder import find_show

    root = find_show(folder)
    try:
        from feedkit.serve.server import address, listening, serve
        from feedkit.serve.watch import changes
    except ModuleNotFoundError as error:
        message = f"serving needs {error.name}, which is not installed"
        raise ProgramMissing(message, 'pip install "feedkit-podcast[serve]"') from None
    sock = listening(host, port)
    tell(f"Serving at {address(sock, host)}; Ctrl-C ends it.")
    sys.stdout.flush()
    building = serve(
        root / ".feedkit/preview",
        build=partial(_report, root),
        watch=partial(changes, root),
        sock=sock,
        host=host,
    )
    if building():
        sys.stdout.flush()
        os._exit(0)  # whatever a build is cut off in, the next one mends


def _report(root: Path) -> Report:
    """Build the preview once, and say what came of it here and to browsers."""
    from feedkit.model.request import Choices, Request
    from feedkit.pipeline import build
    from feedkit.serve.standing import Report

    choices = Choices(now=moment(None), drafts=True, future=True, secret=secret(root))
    output = root / ".feedkit/preview"
    request = Request(root=root, choices=choices, output=output, preview=True)
    try:
        with alone(root):
            built = build(request, workshop(root, Teller()), progress=_quiet)
    except Failure as failure:
        tell(f"feedkit: {failure.message}\n  {failure.help}", err=True)
        return Report(said=(failure.message, failure.help))
    say(built.examined.diagnostics)
    tell(_sentence(built))
    sys.stdout.flush()
    refused = built.examined.refused(strict=False)
    return Report(
        said=tuple(lines(built.examined.diagnostics)) if refused else (),
        changed=built.outcome is not None,
        prefix=_prefix(built),
        elsewhere=frozenset(x for x in built.examined.folders if not x.is_relative_to(root)),
    )


def _sentence(built: Built) -> str:
    if built.examined.refused(strict=False):
        return "Nothing was written: the last good site stays."
    outcome = built.outcome
    changed = len(outcome.written) + len(outcome.removed) if outcome else 0
    return (
        f"Built: {changed} file{'s' * (changed != 1)} changed." if changed else "Nothing changed."
    )


def _prefix(built: Built) -> str | None:
    resolution = built.examined.resolution
    return urlsplit(resolution.catalog.show.address).path if resolution else None


def _quiet(*_progress: object) -> None:
    """Say nothing of what takes long."""
