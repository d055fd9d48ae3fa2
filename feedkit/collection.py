"""Several shows, each built as if alone, into one site: what they need beyond one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from posixpath import normpath

from msgspec import Struct

from feedkit.diagnostics import Diagnostic, Severity
from feedkit.examination import place_all
from feedkit.examined import Examined
from feedkit.model.shelf import Shelf, ShelvedShow
from feedkit.model.shows_file import ShowsFile
from feedkit.outputs.shows.site import common_files
from feedkit.outputs.sitemap import lists_among
from feedkit.pipeline import Built
from feedkit.site.write import Outcome, Site, plan, write
from feedkit.source.languages import catalogue
from feedkit.source.shows import list_findings, read_shows
from feedkit.source.templates import own_templates
from feedkit.text.words import compiled, words_of

_COMMAND = re.compile(r"\bfeedkit (accept|revise) (?=[^\s-])")


class Listing(Struct, frozen=True, kw_only=True):
    """``shows.yaml`` as far as it could be understood. ``shows`` is absent where it is in error."""

    root: Path
    diagnostics: tuple[Diagnostic, ...]
    shows: ShowsFile | None = None

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of the shows, from the one with the list; none where it is in error."""
        return tuple(normpath(each) for each in self.shows.shows) if self.shows else ()


def listed(root: Path) -> Listing:
    """What the ``shows.yaml`` of a folder lists, and what is wrong with it."""
    document = read_shows(root)
    findings = list(document.findings)
    if document.value is not None:
        findings += list_findings(root, document.value)
    wrong = any(each.severity is Severity.ERROR for each in findings)
    return Listing(
        root=root,
        diagnostics=place_all(findings, root),
        shows=None if wrong else document.value,
    )


def from_root(diagnostics: Iterable[Diagnostic], folder: str) -> tuple[Diagnostic, ...]:
    """The diagnostics of one show as they are said from the folder with the list."""
    return tuple(_from_root(each, folder) for each in diagnostics)


def _from_root(each: Diagnostic, folder: str) -> Diagnostic:
    command = rf"feedkit \1 {folder}/"
    return each._replace(
        place=each.place._replace(file=normpath(f"{folder}/{each.place.file}")),
        message=_COMMAND.sub(command, each.message),
        help=_COMMAND.sub(command, each.help),
    )


def together(shows: Mapping[str, Examined]) -> tuple[Diagnostic, ...]:
    """What there is to say about all shows; what they share is said once."""
    each = (from_root(examined.diagnostics, folder) for folder, examined in shows.items())
    return tuple(dict.fromkeys(diagnostic for said in each for diagnostic in said))


def write_common(
    shows: ShowsFile, built: Mapping[str, Built], *, site: Site, preview: bool, dry_run: bool
) -> Outcome:
    """Write what belongs to no show: the page that leads to them, and the list of feeds."""
    shelved = (_shelved(folder, each.examined) for folder, each in built.items())
    shelf = Shelf(
        title=shows.title,
        description=shows.description,
        address=f"{shows.address.rstrip('/')}/",
        language=shows.language,
        shows=tuple(each for each in shelved if each is not None),
        noindex=preview,
    )
    written = catalogue(shows.language)
    words = words_of(shows.language, compiled(written) if written else "")
    files = common_files(shelf, own_templates(), words)
    planned = plan(site, files)
    if dry_run or not planned:
        return Outcome(written=tuple(each.path for each in planned.stale), removed=planned.obsolete)
    return write(site, planned, render=files.__getitem__)


def _shelved(folder: str, examined: Examined) -> ShelvedShow | None:
    """A show of the common site, unless it could not be understood."""
    if examined.resolution is None:
        return None
    lists = lists_among(each.path for each in examined.pieces)
    return ShelvedShow(folder=folder, show=examined.resolution.catalog.show, sitemaps=lists)
