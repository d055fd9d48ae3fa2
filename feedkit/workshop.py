"""What stages need of this machine: caches below ``.feedkit``, ffmpeg, and who is told of it."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from feedkit.cache.facts import Facts
from feedkit.cache.items import Items
from feedkit.cache.spool import Spool
from feedkit.cache.texts import Texts
from feedkit.diagnostics import Finding
from feedkit.last_build import LastBuild, Making, last_build
from feedkit.media.defect import Defect
from feedkit.media.drawing import Drawing
from feedkit.media.editions import Editions
from feedkit.media.gather import Gathering, TranscriptFacts, Workbench
from feedkit.media.threads import a_file_per_core
from feedkit.model.artifact import MadeFile
from feedkit.model.assets import Assets
from feedkit.model.audio_facts import AudioFacts, ImageFacts
from feedkit.model.material import Copies, Material
from feedkit.model.promise import Ledger
from feedkit.model.recipe import Made, Recipe
from feedkit.model.request import Request
from feedkit.model.written import WrittenShow
from feedkit.own_version import own_version
from feedkit.search import engine, listing
from feedkit.source.languages import catalogue
from feedkit.text.words import Words, compiled, words_of

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from feedkit.elsewhere.reach import Reach
    from feedkit.media.listening import Hear

R = TypeVar("R")


Keep = Callable[[str, Callable[[], str]], str]
"""Gives the text kept under a digest, or makes it, and perhaps keeps it."""


def _hear(reach: Reach) -> Hear:
    from feedkit.elsewhere.errands import hear  # noqa: PLC0415  only with a cluster

    return partial(hear, reach)


def _measured(ledger: Ledger) -> frozenset[str]:
    """The digests of the recordings whose levels the ledger has."""
    read = (each.facts for each in ledger.episodes.values())
    unread = (each.source for each in ledger.unread.values())
    return frozenset((*(each.source for each in read if each.levels), *unread))


class Gathered(Struct, frozen=True, kw_only=True):
    """The files of a show with what is wrong with them, and recordings nothing could decode."""

    material: Material
    findings: tuple[Finding, ...]
    unmeasured: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """The folder ``.feedkit`` of a show. Deleting it costs time, nothing else.

    A trial reads what is kept there and keeps nothing itself: what it makes goes to ``scratch``.
    ``executor`` makes what listens to recordings: threads of this machine, processes, or with a
    ``reach`` the machines of a cluster, which encode them, too. ``still`` keeps whatever shows the
    ``progress`` from moving for a block.
    """

    folder: Path
    output: Path
    find_ffmpeg: Callable[[], Path | None]
    executor: Callable[[], Executor] = a_file_per_core
    reach: Reach | None = None
    progress: Callable[[str], None] = lambda _what: None
    still: Callable[[], AbstractContextManager[None]] = nullcontext
    scratch: Path | None = None
    version: str = field(init=False)
    editions: Editions = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "version", own_version())
        object.__setattr__(self, "editions", self._editions())

    def manifest(self, output: Path) -> Path:
        """The manifest of an output folder: the site's own, or one by the folder's name."""
        return self.folder / f"manifest{self._mark(output)}"

    def spool(self) -> Spool:
        """A place for what has been made and is not in the site yet."""
        return Spool(self.scratch or self.folder)

    def items(self, output: Path, made: Spool) -> Items:
        """The items of the feeds in an output folder; new ones go to a spool."""
        return Items(self.folder / "cache" / f"items{self._mark(output)}.json", output, made)

    def last_build(self, request: Request) -> LastBuild:
        """What the last build into the same folder knew, as far as it still holds."""
        began = time.time_ns()
        ffmpeg = self.find_ffmpeg()
        making = Making(request=request, version=self.version, ffmpeg=str(ffmpeg or ""))
        output = request.output
        rows = self.folder / "cache" / f"episodes{self._mark(output)}"
        return last_build(making, rows=rows, records=self.manifest(output), began=began)

    def _mark(self, output: Path) -> str:
        """What tells the files of an output folder from those of the site's own."""
        if output.resolve() == self.output.resolve():
            return ""
        return "-" + hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:12]

    def gather(self, show: WrittenShow, assets: Assets, ledger: Ledger) -> Gathered:
        """Look at all files of a show, as far as they are not known already."""
        cache = self.folder / "cache"
        audio: Facts[AudioFacts | Defect] = Facts(
            cache / "audio.json", AudioFacts | Defect, version=self.version
        )
        images: Facts[ImageFacts | Defect] = Facts(
            cache / "images.json", ImageFacts | Defect, version=self.version
        )
        copies: Facts[Copies] = Facts(cache / "copies.json", Copies, version=self.version)
        transcripts: Facts[TranscriptFacts] = Facts(
            cache / "transcripts.json", TranscriptFacts, version=self.version
        )
        bench = Workbench(
            ffmpeg=self.find_ffmpeg(),
            audio=audio,
            images=images,
            copies=copies,
            transcripts=transcripts,
            small=tuple(each / "small" for each in (cache, self.scratch) if each),
            executor=self.executor,
            hear=_hear(self.reach) if self.reach else None,
            measured=_measured(ledger),
            progress=self.progress,
        )
        gathering = Gathering(bench)
        try:
            material = gathering.material(show, assets)
        except BaseException:
            if self.scratch is None:
                audio.save(whole=False)  # hours of listening, perhaps
            raise
        if self.scratch is None:
            for each in (audio, images, copies, transcripts):
                each.save(whole=not ledger.unread)
        return Gathered(
            material=replace(material, words=self._words(show.show.language)),
            findings=tuple(gathering.findings),
            unmeasured=tuple(gathering.unmeasured),
        )

    def make(
        self, recipes: Mapping[str, Recipe], files: Mapping[str, str]
    ) -> tuple[dict[str, Made], dict[str, Finding]]:
        """What new editions of recordings come to, as far as it is not known already.

        Both come by the keys of the recipes; ``files`` are the episodes' files by the same keys,
        for what cannot be made.
        """
        made: dict[str, Made] = {}
        findings: dict[str, Finding] = {}
        each = self._side_by_side(self.editions.made, recipes.values())
        for key, found in zip(recipes, each, strict=True):
            if isinstance(found, Defect):
                findings[key] = Finding(found.code, files[key], found.message, found.help)
            else:
                made[key] = found
        return made, findings

    def ahead(self, recipes: Iterable[Recipe]) -> None:
        """Make the copies that :meth:`bring` will be asked for, as far as that is possible."""
        wanted = (each for each in recipes if not (each.lost or self.editions.has(each)))
        unlike = {recipe.key: recipe for recipe in wanted}
        self._side_by_side(self.editions.file, unlike.values())

    def _side_by_side(self, make: Callable[..., R], recipes: Collection[Recipe]) -> list[R]:
        """What a function of the editions makes of each recipe."""
        reach = self.reach
        if reach and not reach.served and not self.scratch and any(r.encoding for r in recipes):
            from feedkit.elsewhere.sending import Sending  # noqa: PLC0415  only with a cluster

            with self.executor() as executor:
                sending = Sending(reach, executor, self.progress)
                return sending.each(partial(make, encode=sending.encode), recipes)
        if len(recipes) < 2:
            return [make(recipe) for recipe in recipes]
        with a_file_per_core() as threads:
            return list(threads.map(make, recipes))

    def bring(self, file: MadeFile, recipe: Recipe, *, slug: str) -> MadeFile | Finding:
        """A file with its copy made and ready to be moved; or why that is not possible.

        ``slug`` is the episode's name in the ledger.
        """
        if recipe.lost:
            name = f"ledger/pictures/{recipe.lost[0]}.jpg"
            message = f"{file.path} was published with a picture that is missing: {name}"
            return Finding("PUB029", name, message, "take the file from git again")
        found = self.editions.file(recipe, sha256=file.sha256)
        if isinstance(found, Defect):
            return Finding(found.code, f"ledger/{slug}.json", found.message, found.help)
        source, made = found
        if made.sha256 != file.sha256:
            message = f"{file.path} was published with other bytes than can be made of it now"
            help = (
                "put the published file into the site's folder again; or make the next edition: "
                f"feedkit revise {slug}"
            )
            return Finding("PUB029", f"ledger/{slug}.json", message, help)
        return replace(file, source=source, ours=True)

    def index(
        self,
        folder: str,
        documents: Callable[[Keep], Iterable[tuple[str, str]]],
        *,
        digest: str,
        language: str,
        site: Path,
    ) -> tuple[MadeFile, ...]:
        """The files of the search index in a folder of the site; made where the site lacks any.

        ``digest`` is that of all that the documents are made from. A document is kept, so that the
        next index needs no episode that has not changed.
        """
        texts = Texts(self.folder / "cache" / "search")
        source, kept = site / folder, listing.read(texts.recall(digest, str))
        if not kept or not all(listing.stands(source, each) for each in kept):
            source = self._made / folder
            trial = self.scratch is not None
            single = Texts(self.folder / "cache" / "documents")
            used: set[str] = set()

            def keep(name: str, make: Callable[[], str]) -> str:
                used.add(name)
                return (single.recall if trial else single.remember)(name, make)

            kept = engine.make_index(documents(keep), source, language=language)
            if not trial:
                texts.remember(digest, lambda: listing.written(kept))
                single.forget_all_but(used)
        ours = source != site / folder
        return tuple(engine.piece(folder, source, each, ours=ours) for each in kept)

    def drawing(self, files: Iterable[MadeFile]) -> Drawing:
        """Draws cards with artwork that is among these files of the site."""
        return Drawing(self._made / "cards", files, self.progress)

    def tidy(self) -> None:
        """Take away the copies of recordings that the site has by now."""
        shutil.rmtree(self._made, ignore_errors=True)

    @property
    def _made(self) -> Path:
        return (self.scratch or self.folder) / "made"

    def _editions(self) -> Editions:
        texts = Texts(self.folder / "cache" / "editions")
        trial = self.scratch is not None
        return Editions(
            self._made,
            remember=texts.recall if trial else texts.remember,
            version=self.version.rpartition("+")[2],
            ffmpeg=self.find_ffmpeg,
            progress=self.progress,
        )

    def _words(self, language: str) -> Words:
        """The words of a language; its catalogue is compiled once."""
        written = catalogue(language)
        if not written:
            return words_of(language, "")
        texts = Texts(self.folder / "cache" / "words")
        keep = texts.recall if self.scratch is not None else texts.remember
        digest = hashlib.sha256(written.encode()).hexdigest()
        return words_of(language, keep(digest, lambda: compiled(written)))
