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
    from feedkit.examined import Examined


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
    """Look for mistakes in the show, or in all that shows.yaml lists, and write nothing.

    Exits 1 where there are errors, or warnings with --strict.
    """
    from feedkit.diagnostics import Severity
    from feedkit.source.folder import find_show, find_shows

    several = find_shows(folder)
    teller = Teller()
    with teller.telling():
        if several is None:
            diagnostics = _examined(find_show(folder), teller).diagnostics
        else:
            diagnostics = _all_examined(several, teller)
    _PRINTERS[form](diagnostics)
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    sys.exit(1 if any(each.severity in stopping for each in diagnostics) else 0)


def _examined(root: Path, teller: Teller) -> Examined:
    from feedkit.model.request import Choices, Request
    from feedkit.pipeline import rehearse

    choices = Choices(now=moment(None), secret=secret(root))
    request = Request(root=root, choices=choices, output=root / "public")
    return rehearse(request, workshop(root, teller))


def _all_examined(root: Path, teller: Teller) -> tuple[Diagnostic, ...]:
    from feedkit.collection import listed, together

    listing = listed(root)
    shows = {folder: _examined(root / folder, teller) for folder in listing.folders}
    return tuple(dict.fromkeys((*listing.diagnostics, *together(shows))))


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
