"""The pictures of a show, looked at side by side: what they are, and smaller copies of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from feedkit import media
from feedkit.media.defect import Defect
from feedkit.media.known import Known
from feedkit.media.smaller import Smaller, renditions_of
from feedkit.media.threads import a_file_per_core
from feedkit.model.audio_facts import ImageFacts
from feedkit.model.material import Copies, Copy, Icon, ImageMaterial
from feedkit.model.named_pictures import Use

if TYPE_CHECKING:
    from concurrent.futures import Future


class _Seen(Struct, frozen=True):
    facts: ImageFacts | Defect
    copies: Copies | None = None


class Pictures:
    """What is known of pictures, and what is found out by looking at the others."""

    def __init__(
        self,
        facts: Known[ImageFacts | Defect],
        copies: Known[Copies],
        smaller: Smaller,
        progress: Callable[[str], None],
    ) -> None:
        self._facts = facts
        self._copies = copies
        self._smaller = smaller
        self._progress = progress
        self._seen: dict[Path, _Seen] = {}

    def look(self, listed: Iterable[tuple[Path, Use]]) -> None:
        """Look at all of these, and make the copies that their uses take and that are lacking."""
        uses: dict[Path, Use] = {}
        for path, use in listed:
            uses[path] = max(use, uses.get(path, use))
        unknown = {}
        for path, use in uses.items():
            known = self._known(path, use)
            if known is None:
                unknown[path] = use
            else:
                self._seen[path] = known
        if unknown:
            self._look_at(unknown)

    def of(self, path: Path, use: Use) -> ImageMaterial | Defect:
        """What there is of a picture that was looked at."""
        seen = self._seen[path]
        if isinstance(seen.facts, Defect):
            return seen.facts
        if seen.copies is None or use is Use.NAMED:
            return ImageMaterial(path=path, facts=seen.facts)
        small = seen.copies.small
        return ImageMaterial(
            path=path,
            facts=seen.facts,
            small=small.path,
            small_size=small.size,
            small_sha256=small.sha256,
            renditions=seen.copies.renditions if use is Use.SHOWN else (),
        )

    def icons(self, path: Path, facts: ImageFacts) -> tuple[Icon, ...]:
        """The icons that are made of the show's artwork."""
        return tuple(self._smaller.icons(path, facts))

    def palette(self, path: Path) -> tuple[str, ...]:
        """The colours of a picture, from the copy of it; they are looked for once."""
        seen = self._seen[path]
        if seen.copies is None:
            return ()
        if not seen.copies.palette:
            from feedkit.media.palette import palette  # noqa: PLC0415  slow, and seldom needed

            seen = _Seen(seen.facts, replace(seen.copies, palette=palette(seen.copies.small.path)))
            self._remember(path, seen)
        assert seen.copies is not None
        return seen.copies.palette

    def _known(self, path: Path, use: Use) -> _Seen | None:
        facts = self._facts.get(path)
        if facts is None:
            return None
        if isinstance(facts, Defect) or use is Use.NAMED:
            return _Seen(facts)
        copies = self._copies.get(path)
        if copies is None or not _whole(copies, facts, use):
            return None
        return _Seen(facts, copies)

    def _look_at(self, uses: Mapping[Path, Use]) -> None:
        looks: dict[Path, Future[_Seen]] = {}
        with media.undisturbed(), a_file_per_core() as threads:
            try:
                for path, use in uses.items():
                    known = self._facts.get(path)
                    looks[path] = threads.submit(_look, path, use, known, self._smaller)
                for number, (path, look) in enumerate(looks.items(), start=1):
                    self._progress(f"Looking at {path.name}, picture {number} of {len(looks)}")
                    self._remember(path, look.result())
            finally:
                for look in looks.values():
                    look.cancel()

    def _remember(self, path: Path, seen: _Seen) -> None:
        self._seen[path] = seen
        self._facts.put(path, seen.facts)
        if seen.copies is not None:
            self._copies.put(path, seen.copies)


def _look(path: Path, use: Use, known: ImageFacts | Defect | None, smaller: Smaller) -> _Seen:
    facts = known or media.probe_image(path)
    if isinstance(facts, Defect) or use is Use.NAMED:
        return _Seen(facts)
    return _Seen(facts, smaller.copies(path, facts, on_pages=use is Use.SHOWN))


def _whole(copies: Copies, facts: ImageFacts, use: Use) -> bool:
    """Whether all copies that a use takes are there, and no others."""
    told = [(each.media_type, each.width) for each in copies.renditions]
    wanted = [(each.form.media_type, each.width) for each in renditions_of(facts)]
    if told != (wanted if use is Use.SHOWN else []):
        return False
    return all(map(_is_there, (copies.small, *(each.copy for each in copies.renditions))))


def _is_there(copy: Copy) -> bool:
    try:
        return copy.path.stat().st_size == copy.size.bytes
    except OSError:
        return False
