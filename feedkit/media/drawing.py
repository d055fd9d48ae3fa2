"""Cards are drawn when they are asked for, or before that many of them side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from feedkit.diagnostics import WorldFailed
from feedkit.media.chapters.new_file import PART
from feedkit.media.threads import a_file_per_core
from feedkit.model.artifact import MadeFile
from feedkit.model.card import Card

if TYPE_CHECKING:
    from concurrent.futures import Future


class Drawing(Struct, frozen=True):
    """Draws cards; ``folder`` holds those that were drawn ahead, until they are asked for.

    ``files`` are those of the site, with the artwork among them.
    """

    folder: Path
    files: Iterable[MadeFile]
    progress: Callable[[str], None]
    _sources: dict[str, Path] = field(default_factory=dict)
    _ahead: set[str] = field(default_factory=set)
    """Those that this very process has drawn: what another has left may have come to harm."""

    def __call__(self, card: Card) -> bytes:
        """The bytes of a card."""
        drawn = self.folder / card.key
        if card.key not in self._ahead:
            return _draw(card, self._artwork(card))
        try:
            content = drawn.read_bytes()
            drawn.unlink()
        except OSError:
            return _draw(card, self._artwork(card))  # somebody has taken it away
        self._ahead.discard(card.key)
        return content

    def ahead(self, cards: Iterable[Card]) -> None:
        """Draw all of these, on all cores."""
        wanted = {each.key: each for each in cards}
        if len(wanted) < 2:
            return
        futures: list[Future[None]] = []
        with a_file_per_core() as threads:
            try:
                futures += (
                    threads.submit(self._keep, each, self._artwork(each))
                    for each in wanted.values()
                )
                for number, future in enumerate(futures, start=1):
                    self.progress(f"Drawing cards: {number} of {len(futures)}")
                    future.result()
                self._ahead.update(wanted)
            finally:
                for future in futures:
                    future.cancel()

    def _keep(self, card: Card, artwork: Path) -> None:
        place = self.folder / card.key
        part = place.with_name(f".{place.name}{PART}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_draw(card, artwork))
            part.replace(place)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise WorldFailed(f"{place} cannot be written: {error.strerror}") from error

    def _artwork(self, card: Card) -> Path:
        if not self._sources:
            self._sources.update((each.path, each.source) for each in self.files)
        return self._sources[card.artwork]


def _draw(card: Card, artwork: Path) -> bytes:
    from feedkit.media.cards import draw  # noqa: PLC0415  slow, and most builds draw nothing

    return draw(card, artwork)
