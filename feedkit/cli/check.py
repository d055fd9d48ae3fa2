"""``feedkit check``: mistakes, and nothing written."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedkit.cli.asking import Teller, moment, say, secret, tell, workshop

if TYPE_CHECKING:
    from feedkit.diagnostics import Diagnostic


@click.command("check")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to print what is found.",
)
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.pass_obj
def command(folder: Path, form: str, strict: bool) -> None:
    """Look for mistakes in the show and write nothing.

    Exits 1 where there are errors, or warnings with --strict.
    """
    from feedkit.model.request import Choices, Request
    from feedkit.pipeline import rehearse
    from feedkit.source.folder import find_show

    root = find_show(folder)
    request = Request(
        root=root,
        choices=Choices(now=moment(None), secret=secret(root)),
        output=root / "public",
        strict=strict,
    )
    teller = Teller()
    with teller.telling():
        examined = rehearse(request, workshop(root, teller.working))
    _PRINTERS[form](examined.diagnostics)
    sys.exit(1 if examined.refused(strict=strict) else 0)


def _text(diagnostics: tuple[Diagnostic, ...]) -> None:
    say(diagnostics)
    if not diagnostics:
        tell("No mistakes found.")


def _json(diagnostics: tuple[Diagnostic, ...]) -> None:
    from feedkit.diagnostics import json_text

    for text in json_text.lines(diagnostics):
        click.echo("".join(each if _harmless(each) else json.dumps(each)[1:-1] for each in text))


def _harmless(character: str) -> bool:
    return character.isprintable() or character == "\n"


def _github(diagnostics: tuple[Diagnostic, ...]) -> None:
    from feedkit.diagnostics import github

    for line in github.lines(diagnostics):
        tell(line)


_PRINTERS: Mapping[str, Callable[[tuple[Diagnostic, ...]], None]] = {
    "text": _text,
    "json": _json,
    "github": _github,
}
