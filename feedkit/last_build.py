"""What the last build knew of each episode, as far as it still holds."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from feedkit.cache.rows import Row, read_rows, write_rows
from feedkit.cache.scan import RECENT, Scan, scan, stamp
from feedkit.model.artifact import MadeFile
from feedkit.model.promise import UnreadEntry
from feedkit.model.request import Request
from feedkit.model.resolution import Unchanged
from feedkit.resolve.feeds import newest_first
from feedkit.site import manifest
from feedkit.source.folder import EPISODES, SHOW, shows_above

_Known = Mapping[str, tuple[Row, Unchanged]]


class Making(Struct, frozen=True, kw_only=True):
    """What a build depends on besides files: what is asked, and of which feedkit."""

    request: Request
    version: str
    ffmpeg: str

    def told(self) -> list[str]:
        """It in words. Only a digest of the secret is ever kept."""
        choices = self.request.choices
        secret = hashlib.sha256(choices.secret.encode("utf-8", "replace")).hexdigest()
        asked = (choices.drafts, choices.future, choices.address, self.request.preview)
        return [self.version, self.ffmpeg, secret, *map(str, asked)]


class LastBuild(Struct, frozen=True, kw_only=True):
    """The episodes that are as they were when the site was built last, by their files.

    ``began`` is when the present build began to look at files, in nanoseconds of their clock.
    """

    making: Making
    path: Path
    began: int
    known: _Known = field(default_factory=dict)
    told: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What outputs noted of the episodes, of those as well that are read again with others."""

    @property
    def unchanged(self) -> tuple[Unchanged, ...]:
        """What is known of each."""
        return tuple(unchanged for _, unchanged in self.known.values())

    @property
    def pages(self) -> dict[str, UnreadEntry]:
        """Their pages of the ledger."""
        return {each.standing.kept: _unread(each) for each in self.unchanged if each.standing.kept}

    def without(self, slugs: Collection[str]) -> LastBuild:
        """The same, but for some episodes, by the slugs of their pages."""
        left = {
            file: each
            for file, each in self.known.items()
            if each[1].standing.episode.slug not in slugs
        }
        return replace(self, known=left)

    def without_any(self) -> LastBuild:
        """The same, but for all episodes."""
        return LastBuild(making=self.making, path=self.path, began=self.began)

    def keep(
        self,
        fresh: Iterable[tuple[Unchanged, Iterable[Path]]],
        *,
        shared: Iterable[Path],
        folders: Iterable[str],
    ) -> None:
        """Keep what is known of all episodes by now, for the next build.

        ``fresh`` are those that were read, with the files they name; ``shared`` are the files that
        all depend on, ``folders`` those that hold files by the episodes' names.
        """
        root, there = self.making.request.root, tuple(folders)
        seen = scan(root, there)
        rows = {file: row for file, (row, _) in self.known.items()}
        for unchanged, others in fresh:
            row = self._row(unchanged, others, seen)
            if row is not None:
                rows[row.file] = row
        under = {
            "making": self.making.told(),
            "folders": list(there),
            "files": {_name(root, each): _digest(each) for each in shared},
            "shows": _shows(root),
        }
        write_rows(self.path, (rows[file] for file in sorted(rows)), under=under)

    def _row(self, unchanged: Unchanged, others: Iterable[Path], seen: Scan) -> Row | None:
        """The row of an episode; nothing where one of its files was written a moment ago.

        The ledger's pages are the build's own, and count however young they are.
        """
        root, standing = self.making.request.root, unchanged.standing
        beside = seen.named(standing.slug)
        named = {_name(root, each): stamp(each) for each in others}
        for size, changed in (*beside.values(), *named.values()):
            if size < 0 or changed > self.began - RECENT:
                return None
        page = f"ledger/{standing.kept or standing.slug}.json"
        return Row.of(unchanged, beside, {**named, page: stamp(root / page)})


def last_build(making: Making, *, rows: Path, records: Path, began: int) -> LastBuild:
    """What can be taken over from the last build into the same folder.

    ``rows`` are what it knew, ``records`` its manifest. Those beside an episode that has changed
    are read again with it, for their pages name it, and so is the newest, for the home page.
    """
    request = making.request
    root = request.root
    folders: list[str] = []

    def holds(under: Any) -> bool:
        folders.extend(under["folders"])
        if under["making"] != making.told() or under["shows"] != _shows(root):
            return False
        return all(_digest(root / name) == digest for name, digest in under["files"].items())

    read = read_rows(rows, holds=holds)
    there = scan(root, folders)
    whole = {file: found for file, row in read.items() if (found := row.unchanged()) is not None}
    fresh = _Site(request.output, records)
    held = {
        file
        for file, found in whole.items()
        if _stands(root, read[file], there)
        and found.standing.promise.published <= request.choices.now
        and fresh.has(found.files)
    }
    known = {file: (read[file], whole[file]) for file in held - set(_beside(whole, held))}
    told = {whole[file].standing.episode.slug: whole[file].notes for file in held}
    return LastBuild(making=making, path=rows, began=began, known=known, told=told)


def files_of(root: Path, show: Iterable[Path]) -> Iterator[Path]:
    """The files that everything of a show depends on, given those that its own file names."""
    yield root / SHOW
    yield root / "ledger/show.json"
    yield from show


def folders_of(audio: str | None) -> tuple[str, ...]:
    """The folders that hold files by the episodes' names; ``audio`` is the one show.yaml names."""
    return (EPISODES, audio) if audio else (EPISODES,)


class _Site:
    """The folder of a site as its manifest has it, read when it is first asked for."""

    def __init__(self, folder: Path, records: Path) -> None:
        self._folder = folder
        self._path = records
        self._records: Mapping[str, manifest.Written] | None = None

    def has(self, files: Iterable[MadeFile]) -> bool:
        """Whether all these files stand there as they were put there."""
        return all(map(self._stands, files))

    def _stands(self, file: MadeFile) -> bool:
        if self._records is None:
            self._records = manifest.load(self._path) or {}
        record = self._records.get(file.path)
        if record is None or record.digest != file.sha256:
            return False
        return stamp(self._folder / file.path) == (record.size, record.changed)


def _stands(root: Path, row: Row, there: Scan) -> bool:
    """Whether all files of an episode are as they were."""
    beside = there.named(PurePosixPath(row.file).stem)
    if beside != row.beside:
        return False
    return all(stamp(f"{root}/{path}") == before for path, before in row.others.items())


def _beside(known: Mapping[str, Unchanged], held: Collection[str]) -> Iterator[str]:
    """The newest episode, and those on either side of one that has changed."""
    order = sorted(known, key=lambda file: newest_first(known[file].standing.episode))
    yield from order[:1]
    for place, file in enumerate(order):
        if file not in held:
            yield from order[max(0, place - 1) : place + 2]


def _unread(each: Unchanged) -> UnreadEntry:
    facts = each.standing.facts
    return UnreadEntry(
        source=facts.source if facts.levels else "", former=each.former, pictures=each.pictures
    )


def _shows(root: Path) -> str:
    """The digest of the list of shows above, if there is one."""
    place = shows_above(root)
    return f"{place.parent} {_digest(place)}" if place else ""


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
