"""A show understood: read, looked at, resolved and checked, with everything there is to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from feedkit.check.run import check_episodes, check_show
from feedkit.crew import Crew
from feedkit.diagnostics import Diagnostic, Finding, Severity
from feedkit.examined import Examined, Understood
from feedkit.files.whole import has_length
from feedkit.last_build import LastBuild
from feedkit.ledger.compare import compare
from feedkit.ledger.folder import ReadLedger, read_ledger
from feedkit.model.artifact import Artifact, MadeFile
from feedkit.model.assets import Assets
from feedkit.model.request import Request
from feedkit.model.resolution import Resolution
from feedkit.model.written import WrittenShow
from feedkit.outputs.feed.sizes import large_feeds
from feedkit.outputs.hosting import PATHS as HOSTING_PATHS
from feedkit.outputs.pages.menu import lost_entries
from feedkit.outputs.publication import Publication
from feedkit.outputs.search.documents import index_folder
from feedkit.outputs.table import OUTPUTS
from feedkit.resolve.catalog import resolve
from feedkit.resolve.editions import new_editions, settle
from feedkit.resolve.encoded import files_of_alternates, to_encode, with_encoded
from feedkit.resolve.episode import resolve_episodes
from feedkit.search.presence import version as search_engine
from feedkit.site.conflicts import conflicts
from feedkit.source.assets import find_assets, folders_of
from feedkit.source.load import load, read_episodes
from feedkit.source.places import in_order, place
from feedkit.source.reading import read_bytes
from feedkit.source.secret import exposed_secret
from feedkit.source.static import static_files
from feedkit.source.templates import read_templates
from feedkit.text.words import Words
from feedkit.workshop import Gathered, Workshop


def examine(
    request: Request, workshop: Workshop, last: LastBuild | None = None, crew: Crew | None = None
) -> Examined:
    """Read, look, resolve and check: everything but writing.

    What ``last`` knows of episodes is taken over; without it all are read. A ``crew`` shares the
    work where there is much.
    """
    read = crew.read if crew else read_episodes
    loaded = load(request.root, but=last.known if last else (), read=read)
    ledger = read_ledger(request.root, last.pages if last else {})
    of_episodes = [*loaded.findings, *ledger.findings]
    of_show = [*exposed_secret(request.root)]
    if loaded.show is None:
        return _refused((*of_episodes, *of_show), ledger, request)
    assets, unfound = find_assets(request.root, loaded.show)
    gathered = workshop.gather(loaded.show, assets, ledger.ledger)
    resolved = resolve(
        loaded.show,
        gathered.material,
        ledger.ledger,
        request.choices,
        unchanged=last.unchanged if last else (),
        decide=crew.resolve if crew else resolve_episodes,
    )
    of_episodes += [*unfound, *gathered.findings]
    if not isinstance(resolved, Resolution):
        return _refused((*of_episodes, *of_show, *resolved), ledger, request)
    decided = _Decided(
        assets=assets,
        gathered=gathered,
        ledger=ledger,
        written=loaded.show,
        of_episodes=(*of_episodes, *resolved.of_episodes, *check_episodes(resolved)),
        of_show=(*of_show, *resolved.of_show, *check_show(resolved)),
    )
    return _published(decided, resolved, request, workshop, last=last, crew=crew)


class _Decided(Struct, frozen=True, kw_only=True):
    """What a resolution was made from, and what was found by then."""

    assets: Assets
    gathered: Gathered
    ledger: ReadLedger
    written: WrittenShow
    of_episodes: tuple[Finding, ...]
    of_show: tuple[Finding, ...]


def _published(
    decided: _Decided,
    resolved: Resolution,
    request: Request,
    workshop: Workshop,
    *,
    last: LastBuild | None,
    crew: Crew | None,
) -> Examined:
    """What comes of a resolution: the files of the site, known to the byte if all is well."""
    of_show = decided.of_show
    if settled := not _erroneous((*decided.of_episodes, *of_show)):
        resolved, unmade = _made(resolved, request, workshop)
        settled = not _erroneous(unmade)
        of_show = (*of_show, *unmade)
    words = decided.gathered.material.words
    publication, mistakes = _publication(request, resolved, workshop, words, last=last, crew=crew)
    of_episodes = place_all(decided.of_episodes, request.root)
    examined = Examined(
        diagnostics=(*of_episodes, *place_all((*of_show, *mistakes), request.root)),
        ledger=decided.ledger,
        resolution=resolved,
        publication=publication,
        pieces=_pieces(publication, resolved, request.root, crew if settled else None),
        unmeasured=decided.gathered.unmeasured,
        settled=settled,
        folders=tuple(folders_of(request.root, decided.written, decided.assets)),
        understood=Understood.of(decided.written, decided.assets).with_more(of_episodes, of_show),
    )
    return _compared(examined, resolved, publication, request)


def _refused(findings: Iterable[Finding], ledger: ReadLedger, request: Request) -> Examined:
    """What there is to say where the show could not be understood."""
    return Examined(diagnostics=place_all(findings, request.root), ledger=ledger)


def _compared(
    examined: Examined, resolved: Resolution, publication: Publication, request: Request
) -> Examined:
    """The same, held against what has been promised, and with the sizes of what there is."""
    now, ledger = request.choices.now, examined.ledger.ledger
    comparison = compare(ledger, resolved, now=now, locked=request.locked)
    against = tuple(_against(examined.pieces, publication, settled=examined.settled))
    of_show = (*comparison.of_show, *against)
    of_episodes = place_all(comparison.of_episodes, request.root)
    known = (said for each in resolved.unchanged for said in each.said)
    understood = examined.understood
    return replace(
        examined,
        comparison=comparison,
        diagnostics=in_order(
            (*examined.diagnostics, *place_all(of_show, request.root), *of_episodes, *known)
        ),
        understood=understood and understood.with_more(of_episodes, of_show),
    )


def _erroneous(findings: Iterable[Finding]) -> bool:
    return any(each.severity is Severity.ERROR for each in findings)


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
    unmade = [each.under("AUD026") if key in encodings else each for key, each in failed.items()]
    return with_encoded(settled, {**known, **made}), [*unmade, *refused]


def _against(
    pieces: tuple[Artifact | MadeFile, ...], publication: Publication, *, settled: bool
) -> Iterator[Finding]:
    """What is wrong with the files of the site; how large they are is known when all are."""
    yield from conflicts(pieces)
    yield from lost_entries(publication.catalog.show.site.menu, pieces)
    if settled:
        yield from large_feeds(publication, pieces)


def _publication(
    request: Request,
    resolved: Resolution,
    workshop: Workshop,
    words: Words,
    *,
    last: LastBuild | None,
    crew: Crew | None,
) -> tuple[Publication, Iterable[Finding]]:
    engine = search_engine() if resolved.catalog.episodes else ""
    language = resolved.catalog.show.language
    templates, findings = read_templates(request.root)
    publication = Publication(
        catalog=resolved.catalog,
        templates=templates.texts,
        overridden=templates.overridden,
        noindex=request.preview,
        version=workshop.version,
        words=words,
        items=workshop.items(request.output, crew.spool if crew else workshop.spool()),
        told=last.told if last else {},
        draw=workshop.drawing(resolved.files),
        index=index_folder(engine=engine, language=language) if engine else "",
        source=lambda file: read_bytes(request.root / file),
    )
    return publication, findings


def _pieces(
    publication: Publication,
    resolved: Resolution,
    root: Path,
    crew: Crew | None,
) -> tuple[Artifact | MadeFile, ...]:
    """Every file of the site; what the author tells a host takes the place of what we would."""
    if crew is not None:
        crew.note(publication)
    static = tuple(static_files(root))
    theirs = {each.path for each in static} & HOSTING_PATHS
    ours = (each for each in _artifacts(publication) if each.path not in theirs)
    return (*ours, *resolved.files, *static)


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    for output in OUTPUTS:
        yield from output.artifacts(publication)


def place_all(findings: Iterable[Finding], root: Path) -> tuple[Diagnostic, ...]:
    """The findings about the files of a folder as diagnostics."""

    def text_of(file: str) -> str:
        try:
            return (root / file).read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return ""

    return place(findings, text_of)
