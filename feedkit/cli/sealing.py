"""When a build may trust the last one, and when the next one may trust this."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from feedkit.cache.seal import Outputs, Seal, Seen, close, looked, unbroken
from feedkit.model.request import Request
from feedkit.search.presence import package
from feedkit.site.unfinished import mark_of
from feedkit.source.folder import shows_above

if TYPE_CHECKING:
    from feedkit.pipeline import Built
    from feedkit.site.write import Plan


class Sealing:
    """The seal of the show's own site: previews and trials neither trust nor make one."""

    def __init__(self, request: Request, flags: dict[str, bool]) -> None:
        self._request = request
        trial = request.preview or request.dry_run or request.clean
        self._path = None if trial else request.root / ".feedkit" / "seal"
        given = sorted(name for name, given in flags.items() if given)
        secret = hashlib.sha256(request.choices.secret.encode("utf-8", "replace")).hexdigest()
        # A copied show has a copied seal; and what several shows share is no file of this one.
        engine = package()  # with and without a search index, a site is another one
        self._key = " ".join((*given, secret, engine, str(request.root), *_shared(request.root)))
        self._manifest = request.root / ".feedkit" / "manifest"
        self._began = time.time()
        self._seen: Seen = {}
        self._before = looked(request.root).stamps(self._seen) if self._path else {}

    def unbroken(self) -> Seal | None:
        """What the last build said, if it still holds."""
        if self._path is None or mark_of(self._manifest).exists():
            return None
        now = self._request.choices.now.timestamp()
        return unbroken(self._path, key=self._key, now=now, seen=self._seen)

    def close(self, built: Built, notes: tuple[str, ...]) -> None:
        """Keep what this build said, if all it looked at is as it was."""
        if self._path is None or built.examined.unmeasured or built.plan is None:
            return
        resolution = built.examined.resolution
        due = resolution.due.timestamp() if resolution and resolution.due else float("inf")
        where = looked(self._request.root, built.examined.folders)
        inputs = where.settled(self._before, began=self._began)
        if inputs is None:
            return
        close(
            self._path,
            key=self._key,
            where=where,
            inputs=inputs,
            outputs=Outputs(folder=self._request.output, stamps=_stamps(built, built.plan)),
            span=(self._request.choices.now.timestamp(), due),
            seal=Seal(diagnostics=built.examined.diagnostics, notes=notes),
        )


def _stamps(built: Built, plan: Plan) -> dict[str, tuple[int, int]]:
    """Size and time of every file of the site."""
    records = built.outcome.records if built.outcome else plan.standing
    return {path: (each.size, each.changed) for path, each in records.items()}


def _shared(root: Path) -> Iterator[str]:
    place = shows_above(root)
    if place is not None:
        stat = place.stat()
        yield f"{place} {stat.st_size} {stat.st_mtime_ns}"
