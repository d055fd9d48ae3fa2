"""The order of the stages: from a folder to a site, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from feedkit.cache.spool import Spool
from feedkit.crew import Crew
from feedkit.diagnostics import Diagnostic, Finding
from feedkit.examination import examine, place_all
from feedkit.examined import Examined
from feedkit.last_build import LastBuild
from feedkit.ledger.folder import LedgerChange, change, record
from feedkit.model import addresses
from feedkit.model.artifact import Artifact, MadeFile, Stage
from feedkit.model.request import Request
from feedkit.outputs.feed.feed import layouts
from feedkit.outputs.pages import TemplateMistake
from feedkit.outputs.pages.cards import stale_cards
from feedkit.outputs.publication import NotRead, Publication
from feedkit.outputs.search.documents import documents, index_digest, stems
from feedkit.outputs.table import OF_EPISODES, RENDERERS
from feedkit.outputs.unread import unread
from feedkit.remembering import remember
from feedkit.resolve.encoded import alternate_paths
from feedkit.site.guard import refuse_foreign
from feedkit.site.placing import OURS, Hands
from feedkit.site.write import Outcome, Plan, Site, lacking, plan, write
from feedkit.source.assets import AUDIO_ENDINGS
from feedkit.source.templates import FOLDER as TEMPLATES
from feedkit.workshop import Workshop


class Built(Struct, frozen=True, kw_only=True):
    """What a build came to. ``outcome`` is absent where nothing was to be written or might be."""

    examined: Examined
    plan: Plan | None = None
    outcome: Outcome | None = None
    ledger: LedgerChange = field(default_factory=lambda: LedgerChange({}))


Progress = Callable[[str, int, int], None]


def rehearse(request: Request, workshop: Workshop) -> Examined:
    """Examine a show, and try its own templates on it."""
    with workshop.spool() as spool, _crew(request, workshop, spool) as crew:
        examined = examine(request, workshop, crew=crew)
        if examined.publication is None or examined.refused(strict=False):
            return examined
        mistaken = _rehearsed(examined.pieces, examined.publication, request.root, crew)
    return replace(examined, diagnostics=(*examined.diagnostics, *mistaken))


def _crew(request: Request, workshop: Workshop, spool: Spool) -> Crew:
    return Crew(root=request.root, jobs=request.jobs, spool=spool, still=workshop.still)


def build(request: Request, workshop: Workshop, *, progress: Progress) -> Built:
    """Examine a show and write its site, unless something stands against it."""
    refuse_foreign(request.output, root=request.root)
    site = Site(
        folder=request.output, manifest=workshop.manifest(request.output), root=request.root
    )
    with workshop.spool() as spool, _crew(request, workshop, spool) as crew:
        examined, planned, last = _planned(request, workshop, site, crew)
        if planned is None or examined.publication is None:
            return Built(examined=examined)
        publication = examined.publication
        mistaken = _rehearsed(planned.stale, publication, request.root, crew)
        if not mistaken and not request.dry_run:
            planned, lost = _brought(planned, site, workshop, _keepers(examined))
            mistaken = place_all(lost, request.root)
        if mistaken:
            said = (*examined.diagnostics, *mistaken)
            return Built(examined=replace(examined, diagnostics=said))
        kept = _ledger_change(examined, request)
        done = Built(examined=examined, plan=planned, ledger=kept)
        if request.dry_run:
            return done
        if planned or kept:
            pictures = workshop.drawing(
                each for each in planned.pieces if isinstance(each, MadeFile)
            )
            pictures.ahead(stale_cards(publication, planned.stale))
            outcome = write(
                site,
                planned,
                render=_renderer(publication, planned.stale, crew),
                hands=_hands(publication, planned.stale, crew, site),
                before_feeds=partial(_before_feeds, request, kept, crew),
                progress=progress,
            )
            publication.items.keep(layouts(publication))
            done = replace(done, outcome=outcome)
        workshop.tidy()
    remember(examined, last)
    return done


def _planned(
    request: Request, workshop: Workshop, site: Site, crew: Crew
) -> tuple[Examined, Plan | None, LastBuild]:
    """What there is to write, if anything may be; and what was taken over from the last build.

    An episode that has not changed is read again where something has to be made of it anew.
    """
    last = workshop.last_build(request)
    while isinstance(found := _attempted(request, workshop, site, last, crew), LastBuild):
        last = found  # and what was known or made of more of it has left memory
    return (*found, last)


def _attempted(
    request: Request, workshop: Workshop, site: Site, last: LastBuild, crew: Crew
) -> tuple[Examined, Plan | None] | LastBuild:
    """The same; or what of the last build may be taken over where that was too much."""
    try:
        examined = examine(request, workshop, last, crew)
        if examined.refused(strict=request.strict) or examined.publication is None:
            return examined, None
        keep = _unmakeable(examined)
        planned = plan(site, examined.pieces, keep=keep, clean=request.clean)
        wanted = frozenset(unread(examined.publication, planned.stale))
        if not wanted and examined.publication.index:
            pieces = (*examined.pieces, *_index(examined.publication, site, workshop))
            planned = plan(site, pieces, keep=keep, clean=request.clean)
    except NotRead:
        return last.without_any()
    return last.without(wanted) if wanted else (examined, planned)


def _index(publication: Publication, site: Site, workshop: Workshop) -> tuple[MadeFile, ...]:
    """The files of the search index, made anew where it is another one."""
    return workshop.index(
        publication.index,
        partial(documents, publication),
        digest=index_digest(publication),
        language=stems(publication.catalog.show.language),
        site=site.folder,
    )


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
    wanted = [(each, each.recipe) for each in lacking(site, planned) if each.recipe is not None]
    workshop.ahead(recipe for _, recipe in wanted)
    for piece, recipe in wanted:
        found = workshop.bring(piece, recipe, slug=keepers.get(piece.path, ""))
        brought[piece.path] = None if isinstance(found, Finding) else found
        if isinstance(found, Finding) and piece.path in keepers:
            lost.append(found)
    return planned.with_others(brought), lost


def _renderer(
    publication: Publication, stale: Iterable[Artifact | MadeFile], crew: Crew
) -> Callable[[Artifact], bytes]:
    """What makes the bytes of stale files, in their order, unless they are made already.

    The files of episodes come from the crew, which is always a little ahead.
    """
    made = crew.spool
    ours = [each for each in stale if isinstance(each, Artifact) and each.path not in made]
    of_episodes = [each for each in ours if each.kind in OF_EPISODES]
    coming = crew.render(publication, of_episodes)

    def render(artifact: Artifact) -> bytes:
        found = made.get(artifact.path)
        if found is None and artifact.kind in OF_EPISODES:
            _, found = next(coming)
        return RENDERERS[artifact.kind](publication, artifact) if found is None else found

    return render


def _hands(
    publication: Publication, stale: Iterable[Artifact | MadeFile], crew: Crew, site: Site
) -> Hands:
    """Who writes the files of episodes, if it is not us."""
    ours = (each for each in stale if isinstance(each, Artifact))
    theirs = [each for each in ours if each.kind in OF_EPISODES]
    if not crew.writes(len(theirs)):
        return OURS
    return Hands(
        paths={each.path for each in theirs},
        put=partial(crew.put, publication, theirs, site.folder),
    )


def _before_feeds(request: Request, kept: LedgerChange, crew: Crew) -> None:
    """Promise what the feeds will name. They are large, and the crew's memory is free by then."""
    crew.leave()
    if kept:
        record(request.root, kept)


def _rehearsed(
    pieces: Iterable[Artifact | MadeFile], publication: Publication, root: Path, crew: Crew
) -> tuple[Diagnostic, ...]:
    """The mistakes in a show's own templates, found before anything is written.

    The pages are made for that, and kept in the crew's spool.
    """
    if not publication.overridden:
        return ()
    pages = [each for each in pieces if isinstance(each, Artifact) and each.stage is Stage.PAGES]
    of_episodes = [each for each in pages if each.kind in OF_EPISODES]
    try:
        for path, content in crew.render(publication, of_episodes):
            crew.spool.put(path, content)
        for each in pages:
            if each.kind not in OF_EPISODES:
                crew.spool.put(each.path, RENDERERS[each.kind](publication, each))
    except TemplateMistake as mistake:
        file = f"{TEMPLATES}/{mistake.name.removeprefix('feedkit/')}"
        help = "correct it, or delete the file: feedkit's own template takes its place"
        found = Finding("SITE037", file, mistake.message, help, line=mistake.line, column=1)
        return place_all([found], root)
    return ()


def _unmakeable(examined: Examined) -> frozenset[str]:
    """The paths of audio that apps may still ask for and that nothing here makes.

    That is what the feed names and is not on this machine, and the editions before the present
    one, which a feed that an app has kept still names.
    """
    resolution = examined.resolution
    intents = resolution.standing if resolution else ()
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
