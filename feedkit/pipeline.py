"""The order of the stages: from a folder to a site, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from feedkit.check.run import check
from feedkit.diagnostics import Diagnostic, Finding, Severity
from feedkit.ledger.compare import Comparison, compare
from feedkit.ledger.folder import LedgerChange, ReadLedger, change, read_ledger, record
from feedkit.model import addresses
from feedkit.model.artifact import Artifact, MadeFile, Stage
from feedkit.model.request import Request
from feedkit.model.resolution import Resolution
from feedkit.outputs.feed.sizes import large_feeds
from feedkit.outputs.hosting import PATHS as HOSTING_PATHS
from feedkit.outputs.pages import TemplateMistake
from feedkit.outputs.pages.cards import stale_cards
from feedkit.outputs.pages.menu import lost_entries
from feedkit.outputs.publication import Publication
from feedkit.outputs.table import OUTPUTS, RENDERERS
from feedkit.resolve.catalog import resolve
from feedkit.resolve.editions import new_editions, settle
from feedkit.resolve.encoded import alternate_paths, files_of_alternates, to_encode, with_encoded
from feedkit.site.conflicts import conflicts
from feedkit.site.files import has_length
from feedkit.site.guard import refuse_foreign
from feedkit.site.write import Outcome, Plan, Site, lacking, plan, write
from feedkit.source.assets import AUDIO_ENDINGS, find_assets, folders_of
from feedkit.source.load import load
from feedkit.source.places import place
from feedkit.source.reading import read_bytes
from feedkit.source.secret import exposed_secret
from feedkit.source.static import static_files
from feedkit.source.templates import FOLDER as TEMPLATES
from feedkit.source.templates import read_templates
from feedkit.text.words import Words
from feedkit.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A show as far as it could be understood, with everything there is to say about it.

    ``settled`` says that new editions of recordings were made and are known to the byte, which
    nobody takes the time for while there are mistakes.
    """

    diagnostics: tuple[Diagnostic, ...]
    ledger: ReadLedger
    resolution: Resolution | None = None
    comparison: Comparison | None = None
    publication: Publication | None = None
    pieces: tuple[Artifact | MadeFile, ...] = ()
    unmeasured: tuple[str, ...] = ()
    settled: bool = False
    folders: tuple[Path, ...] = ()

    def refused(self, *, strict: bool) -> bool:
        """Whether something keeps the site from being written."""
        stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(each.severity in stopping for each in self.diagnostics)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build came to. ``outcome`` is absent where nothing was to be written or might be."""

    examined: Examined
    plan: Plan | None = None
    outcome: Outcome | None = None
    ledger: LedgerChange = field(default_factory=lambda: LedgerChange({}))


Progress = Callable[[str, int, int], None]


def examine(request: Request, workshop: Workshop) -> Examined:
    """Read, look, resolve and check: everything but writing."""
    loaded = load(request.root)
    ledger = read_ledger(request.root)
    findings = [*loaded.findings, *ledger.findings, *exposed_secret(request.root)]
    if loaded.show is None:
        return Examined(diagnostics=_placed(findings, request.root), ledger=ledger)
    assets, unfound = find_assets(request.root, loaded.show)
    gathered = workshop.gather(loaded.show, assets, ledger.ledger)
    resolved = resolve(loaded.show, gathered.material, ledger.ledger, request.choices)
    findings += [*unfound, *gathered.findings]
    if not isinstance(resolved, Resolution):
        findings += resolved
        return Examined(diagnostics=_placed(findings, request.root), ledger=ledger)
    findings += [*resolved.findings, *check(resolved)]
    settled = not any(each.severity is Severity.ERROR for each in findings)
    if settled:
        resolved, unmade = _made(resolved, request, workshop)
        settled = not any(each.severity is Severity.ERROR for each in unmade)
        findings += unmade
    compared = compare(ledger.ledger, resolved, now=request.choices.now, locked=request.locked)
    publication, mistakes = _publication(request, resolved, workshop, gathered.material.words)
    pieces = _pieces(publication, resolved, tuple(static_files(request.root)))
    findings += [*compared.findings, *mistakes, *_against(pieces, publication, settled=settled)]
    return Examined(
        diagnostics=_placed(findings, request.root),
        ledger=ledger,
        resolution=resolved,
        comparison=compared,
        publication=publication,
        pieces=pieces,
        unmeasured=gathered.unmeasured,
        settled=settled,
        folders=tuple(folders_of(request.root, loaded.show, assets)),
    )


def _made(
    resolved: Resolution, request: Request, workshop: Workshop
) -> tuple[Resolution, list[Finding]]:
    """The resolution once new editions and alternates are made, and what could not be."""
    editions = new_editions(resolved)
    encodings, known = to_encode(resolved, partial(has_length, request.output))
    paths = {each.audio_path: each.file for each in resolved.intents}
    files = {**paths, **files_of_alternates(resolved)}
    made, failed = workshop.make({**editions, **encodings}, files)
    settled, refused = settle(resolved, made)
    unmade = [
        replace(each, code="AUD026") if key in encodings else each for key, each in failed.items()
    ]
    return with_encoded(settled, {**known, **made}), [*unmade, *refused]


def _against(
    pieces: tuple[Artifact | MadeFile, ...], publication: Publication, *, settled: bool
) -> Iterator[Finding]:
    """What is wrong with the files of the site; how large they are is known when all are."""
    yield from conflicts(pieces)
    yield from lost_entries(publication.catalog.show.site.menu, pieces)
    if settled:
        yield from large_feeds(publication, pieces)


def rehearse(request: Request, workshop: Workshop) -> Examined:
    """Examine a show, and try its own templates on it."""
    examined = examine(request, workshop)
    if examined.publication is None or examined.refused(strict=False):
        return examined
    mistaken = _rehearsed(examined.pieces, examined.publication, request.root)
    return replace(examined, diagnostics=(*examined.diagnostics, *mistaken))


def build(request: Request, workshop: Workshop, *, progress: Progress) -> Built:
    """Examine a show and write its site, unless something stands against it."""
    refuse_foreign(request.output, root=request.root)
    examined = examine(request, workshop)
    if examined.refused(strict=request.strict) or examined.publication is None:
        return Built(examined=examined)
    site = Site(
        folder=request.output, manifest=workshop.manifest(request.output), root=request.root
    )
    planned = plan(site, examined.pieces, keep=_unmakeable(examined), clean=request.clean)
    mistaken = _rehearsed(planned.stale, examined.publication, request.root)
    if not mistaken and not request.dry_run:
        planned, lost = _brought(planned, site, workshop, _keepers(examined))
        mistaken = _placed(lost, request.root)
    if mistaken:
        said = (*examined.diagnostics, *mistaken)
        return Built(examined=replace(examined, diagnostics=said))
    kept = _ledger_change(examined, request)
    done = Built(examined=examined, plan=planned, ledger=kept)
    if request.dry_run or not (planned or kept):
        return done
    pictures = workshop.drawing(each for each in planned.pieces if isinstance(each, MadeFile))
    pictures.ahead(stale_cards(examined.publication, planned.stale))
    outcome = write(
        site,
        planned,
        render=_renderer(examined.publication),
        before_feeds=lambda: record(request.root, kept) if kept else None,
        progress=progress,
    )
    workshop.tidy()
    return Built(examined=examined, plan=planned, outcome=outcome, ledger=kept)


def _ledger_change(examined: Examined, request: Request) -> LedgerChange:
    if examined.comparison is None or request.preview or request.locked:
        return LedgerChange({})
    pictures = examined.resolution.pictures if examined.resolution else {}
    return change(examined.ledger, examined.comparison.after, pictures=pictures)


def _keepers(examined: Examined) -> dict[str, str]:
    """The names in the ledger of the episodes that recordings belong to, by path."""
    intents = examined.resolution.intents if examined.resolution else ()
    paths = ((each, (each.audio_path, *alternate_paths(each))) for each in intents)
    return {path: each.kept or each.slug for each, its in paths for path in its}


def _brought(
    planned: Plan, site: Site, workshop: Workshop, keepers: Mapping[str, str]
) -> tuple[Plan, list[Finding]]:
    """The plan with the copies of recordings that it takes, made; and those that cannot be.

    An earlier edition that cannot be made is left out: no feed of today names it.
    """
    lost: list[Finding] = []
    brought: dict[str, Artifact | MadeFile | None] = {}
    for piece in lacking(site, planned):
        if piece.recipe is None:
            continue
        found = workshop.bring(piece, piece.recipe, slug=keepers.get(piece.path, ""))
        brought[piece.path] = None if isinstance(found, Finding) else found
        if isinstance(found, Finding) and piece.path in keepers:
            lost.append(found)
    return planned.with_others(brought), lost


def _publication(
    request: Request, resolved: Resolution, workshop: Workshop, words: Words
) -> tuple[Publication, Iterable[Finding]]:
    templates, findings = read_templates(request.root)
    publication = Publication(
        catalog=resolved.catalog,
        templates=templates.texts,
        overridden=templates.overridden,
        noindex=request.preview,
        version=workshop.version,
        words=words,
        remember=workshop.texts.recall if workshop.scratch else workshop.texts.remember,
        source=lambda file: read_bytes(request.root / file),
        draw=workshop.drawing(resolved.files),
    )
    return publication, findings


def _pieces(
    publication: Publication, resolved: Resolution, static: tuple[MadeFile, ...]
) -> tuple[Artifact | MadeFile, ...]:
    """Every file of the site; what the author tells a host takes the place of what we would."""
    theirs = {each.path for each in static} & HOSTING_PATHS
    ours = (each for each in _artifacts(publication) if each.path not in theirs)
    return (*ours, *resolved.files, *static)


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    for output in OUTPUTS:
        yield from output.artifacts(publication)


def _renderer(publication: Publication) -> Callable[[Artifact], bytes]:
    return lambda artifact: RENDERERS[artifact.kind](publication, artifact)


def _rehearsed(
    pieces: Iterable[Artifact | MadeFile], publication: Publication, root: Path
) -> tuple[Diagnostic, ...]:
    """The mistakes in a show's own templates, found before anything is written."""
    if not publication.overridden:
        return ()
    render = _renderer(publication)
    try:
        for piece in pieces:
            if isinstance(piece, Artifact) and piece.stage is Stage.PAGES:
                render(piece)
    except TemplateMistake as mistake:
        file = f"{TEMPLATES}/{mistake.name.removeprefix('feedkit/')}"
        help = "correct it, or delete the file: feedkit's own template takes its place"
        found = Finding("SITE037", file, mistake.message, help, line=mistake.line, column=1)
        return _placed([found], root)
    return ()


def _unmakeable(examined: Examined) -> frozenset[str]:
    """The paths of audio that apps may still ask for and that nothing here makes.

    That is what the feed names and is not on this machine, and the editions before the present
    one, which a feed that an app has kept still names.
    """
    resolution = examined.resolution
    intents = resolution.intents if resolution else ()
    away = (
        path
        for each in intents
        if not each.audio_here
        for path in (each.audio_path, *alternate_paths(each))
    )
    former = (
        addresses.media(each.episode.slug, ending, edition=edition)
        for each in intents
        for edition in range(1, each.promise.audio.edition)
        for ending in AUDIO_ENDINGS
    )
    return frozenset((*away, *former))


def _placed(findings: Iterable[Finding], root: Path) -> tuple[Diagnostic, ...]:
    def text_of(file: str) -> str:
        try:
            return (root / file).read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return ""

    return place(findings, text_of)
