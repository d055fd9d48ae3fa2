"""What stages need of this machine: caches below ``.feedkit``, ffmpeg, and who is told of it."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from feedkit import __version__
from feedkit.cache.facts import Facts
from feedkit.cache.texts import Texts
from feedkit.diagnostics import Finding
from feedkit.media.defect import Defect
from feedkit.media.gather import Gathering, TranscriptFacts, Workbench
from feedkit.model.assets import Assets
from feedkit.model.audio_facts import AudioFacts, ImageFacts
from feedkit.model.material import Material
from feedkit.model.promise import Ledger
from feedkit.model.written import WrittenShow


def _code() -> str:
    """The digest of feedkit's own source: another one may make other bytes of the same input."""
    sha = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        sha.update(path.read_bytes())
    return sha.hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The files of a show with what is wrong with them, and recordings nothing could decode."""

    material: Material
    findings: tuple[Finding, ...]
    unmeasured: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """The folder ``.feedkit`` of a show. Deleting it costs time, nothing else.

    A ``trial`` reads what is kept there and keeps nothing itself.
    """

    folder: Path
    output: Path
    find_ffmpeg: Callable[[], Path | None]
    progress: Callable[[str], None] = lambda _what: None
    trial: bool = False
    texts: Texts = field(init=False)
    version: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", Texts(self.folder / "cache" / "items"))
        object.__setattr__(self, "version", f"{__version__}+{_code()}")

    def manifest(self, output: Path) -> Path:
        """The manifest of an output folder: the site's own, or one by the folder's name."""
        if output.resolve() == self.output.resolve():
            return self.folder / "manifest"
        name = hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:12]
        return self.folder / f"manifest-{name}"

    def gather(self, show: WrittenShow, assets: Assets, ledger: Ledger) -> Gathered:
        """Look at all files of a show, as far as they are not known already."""
        cache = self.folder / "cache"
        audio: Facts[AudioFacts | Defect] = Facts(
            cache / "audio.json", AudioFacts | Defect, version=self.version
        )
        images: Facts[ImageFacts | Defect] = Facts(
            cache / "images.json", ImageFacts | Defect, version=self.version
        )
        transcripts: Facts[TranscriptFacts] = Facts(
            cache / "transcripts.json", TranscriptFacts, version=self.version
        )
        measured = (each.facts for each in ledger.episodes.values())
        with self._small() as small:
            bench = Workbench(
                ffmpeg=self.find_ffmpeg(),
                audio=audio,
                images=images,
                transcripts=transcripts,
                small=small,
                measured=frozenset(each.source for each in measured if each.levels),
                progress=self.progress,
            )
            gathering = Gathering(bench)
            material = gathering.material(show, assets)
        if not self.trial:
            audio.save()
            images.save()
            transcripts.save()
        return Gathered(
            material=material,
            findings=tuple(gathering.findings),
            unmeasured=tuple(gathering.unmeasured),
        )

    @contextmanager
    def _small(self) -> Iterator[Path]:
        """The folder for smaller pictures; that of a trial does not stay."""
        if not self.trial:
            yield self.folder / "cache" / "small"
            return
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
