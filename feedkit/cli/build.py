"""``feedkit build``: the site and the feed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from feedkit.cli.asking import (
    Elsewhere,
    Teller,
    Usage,
    alone,
    cores,
    moment,
    say,
    scratch,
    secret,
    tell,
    workshop,
)
from feedkit.cli.sealing import Sealing
from feedkit.cli.summary import archives_written, notes_on
from feedkit.collector import put_off_collector, tame_collector
from feedkit.source.folder import find_show, find_shows

if TYPE_CHECKING:
    from feedkit.model.request import Request
    from feedkit.pipeline import Built


@click.command("build")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this folder.")
@click.option("--base-url", metavar="URL", help="Build for another address.")
@click.option("--drafts", is_flag=True, help="Include drafts.")
@click.option("--future", is_flag=True, help="Include episodes that are not due yet.")
@click.option("--now", metavar="TIME", help="Build as if it were this time.")
@click.option("--locked", is_flag=True, help="Refuse to change the ledger.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--clean", is_flag=True, help="Take away everything else in the folder.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1), help="Use so many processes, not one per core."
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    envvar="FEEDKIT_CLUSTER",
    help="Have a Dask cluster listen and encode, such as tcp://scheduler:8786.",
)
@click.option(
    "--cluster-files",
    metavar="PLACE",
    envvar="FEEDKIT_CLUSTER_FILES",
    help="Where its workers find this folder: another path, or an http address.",
)
@click.pass_obj
def command(
    folder: Path,
    /,
    *,
    output: Path | None,
    base_url: str | None,
    now: str | None,
    jobs: int | None,
    cluster: str | None,
    cluster_files: str | None,
    **flags: bool,
) -> None:
    """Build the site and the feed into public/.

    With -o, --base-url, --drafts, --future or --now it is a preview: it goes to .feedkit/preview
    unless -o is given, promises nothing, and asks search engines to stay away.

    In a folder with shows.yaml all shows that it lists are built, side by side.
    """
    several = find_shows(folder)
    request = _request(
        several or find_show(folder),
        flags,
        output=folder.absolute() / output if output else None,
        base_url=base_url,
        now=now,
        jobs=jobs or cores(),
    )
    elsewhere = Elsewhere(cluster, cluster_files)
    if several is not None:
        from feedkit.cli.several import build_several

        build_several(request, elsewhere)
    else:
        _build(request, flags, elsewhere)


def _build(request: Request, flags: dict[str, bool], elsewhere: Elsewhere) -> None:
    seal = Sealing(request, flags)
    kept = seal.unbroken()
    if kept is not None:
        say(kept.diagnostics)
        tell(_nothing(request.output))
        _note(kept.notes)
        return
    put_off_collector()
    with alone(request.root, wanted=not request.dry_run):
        _build_anew(request, seal, elsewhere)


def _build_anew(request: Request, seal: Sealing, elsewhere: Elsewhere) -> None:
    from feedkit.pipeline import build

    tame_collector()
    teller = Teller()
    with (
        teller.telling(),
        scratch(request.dry_run) as folder_of_trial,
        elsewhere.cluster(request.root) as cluster,
    ):
        bench = workshop(request.root, teller, scratch=folder_of_trial, cluster=cluster)
        built = build(request, bench, progress=teller.writing)
    say(built.examined.diagnostics)
    if built.examined.refused(strict=request.strict):
        tell("Nothing was written.", err=True)
        sys.exit(1)
    notes = tuple(notes_on(built.examined))
    _report(request, built)
    _note(notes)
    seal.close(built, notes)


def _request(
    root: Path,
    flags: dict[str, bool],
    *,
    output: Path | None,
    base_url: str | None,
    now: str | None,
    jobs: int,
) -> Request:
    from feedkit.model.request import Choices, Request

    if base_url is not None and not _is_address(base_url):
        raise Usage(f"{base_url} is no web address", "write it whole, such as https://example.org/")
    preview = bool(output or base_url or now or flags["drafts"] or flags["future"])
    place = root / (".feedkit/preview" if preview else "public")
    return Request(
        root=root,
        choices=Choices(
            now=moment(now),
            drafts=flags["drafts"],
            future=flags["future"],
            address=base_url,
            secret=secret(root),
        ),
        output=output or place,
        preview=preview,
        locked=flags["locked"],
        strict=flags["strict"],
        clean=flags["clean"],
        dry_run=flags["dry_run"],
        jobs=jobs,
    )


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"https", "http"} and bool(parts.hostname)


def _report(request: Request, built: Built) -> None:
    place = _shown(request.output)
    if request.dry_run:
        _would(built)
    elif built.outcome is None or not (built.outcome.written or built.outcome.removed):
        tell(_nothing(request.output))
    else:
        outcome = built.outcome
        tell(_sentence(built, place))
        for line in archives_written(built):
            tell(line)
        if outcome.removed:
            tell(f"Took away {_files(len(outcome.removed))} no longer needed.")
    for line in _promised(built):
        tell(line)


def _nothing(output: Path) -> str:
    return f"Nothing has changed: {_shown(output)} is as it should be."


def _note(notes: tuple[str, ...]) -> None:
    for note in notes:
        tell(note)


def _sentence(built: Built, place: str) -> str:
    outcome, resolution = built.outcome, built.examined.resolution
    count = len(outcome.written) if outcome else 0
    episodes = len(resolution.catalog.episodes) if resolution else 0
    what = f"{episodes} episode{'s' * (episodes != 1)}"
    return f"Wrote {_files(count)} to {place}: {what}, feed at {place}/feed.xml."


def _would(built: Built) -> None:
    from feedkit.model.addresses import printable

    plan = built.plan
    for piece in plan.stale if plan else ():
        tell(f"would write {printable(piece.path)}")
    for path in plan.obsolete if plan else ():
        tell(f"would take away {printable(path)}")
    if not plan and not built.ledger:
        tell("Nothing would change.")


def _promised(built: Built) -> list[str]:
    names = built.ledger.names()
    if not names:
        return []
    shown = ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
    return [f"The ledger has changed: commit {shown}."]


def _files(count: int) -> str:
    return f"{count} file{'s' * (count != 1)}"


def _shown(path: Path) -> str:
    """A path as short as it can be said from here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
