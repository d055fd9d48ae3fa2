"""The ledger's folder on disk: reading it whole, writing what has changed."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from feedkit.diagnostics import Finding, WorldFailed
from feedkit.files.lasting import Exchange
from feedkit.files.whole import write_bytes
from feedkit.ledger.entries import NoJson, read_entry, read_show, write_entry, write_show
from feedkit.model.promise import Ledger, LedgerEntry, UnreadEntry

FOLDER = "ledger"
PICTURES = "pictures"
_SHOW = "show"


class ReadLedger(Struct, frozen=True):
    """The ledger, the text of each of its files by name, and what is wrong with them."""

    ledger: Ledger
    texts: Mapping[str, str]
    findings: tuple[Finding, ...]


def read_ledger(root: Path, unread: Mapping[str, UnreadEntry] | None = None) -> ReadLedger:
    """Read ``ledger/`` but for the pages of ``unread``; a missing folder is an empty ledger."""
    texts = _texts(root / FOLDER, but=unread or {})
    findings: list[Finding] = []
    episodes: dict[str, LedgerEntry] = {}
    show = None
    for slug, text in texts.items():
        try:
            if slug == _SHOW:
                show = read_show(text)
            else:
                episodes[slug] = read_entry(text)
        except (ValueError, TypeError, OverflowError) as error:
            help = "take the file from git again: git checkout -- " + _file(slug)
            message = f"the ledger cannot be read: {error}"
            line, column = (error.line, error.column) if isinstance(error, NoJson) else (0, 0)
            findings.append(Finding("PUB026", _file(slug), message, help, line=line, column=column))
    ledger = Ledger(
        show=show,
        episodes=episodes,
        pictures=_pictures(root / FOLDER / PICTURES),
        unread=unread or {},
    )
    return ReadLedger(ledger, texts, tuple(findings))


def _file(slug: str) -> str:
    return f"{FOLDER}/{slug}.json"


def _texts(folder: Path, *, but: Collection[str]) -> dict[str, str]:
    try:
        names = sorted(os.listdir(folder)) if folder.is_dir() else []  # noqa: PTH208  many names
        slugs = (
            name.removesuffix(".json")
            for name in names
            if name.endswith(".json") and not name.startswith(".")
        )
        return {
            slug: (folder / f"{slug}.json").read_text(encoding="utf-8-sig", errors="replace")
            for slug in slugs
            if slug not in but
        }
    except OSError as error:
        raise WorldFailed(f"{FOLDER}/ cannot be read: {error.strerror}") from error


def _pictures(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.jpg"))}


class LedgerChange(Struct, frozen=True):
    """The files of the ledger that a change writes, with their texts, and those it takes away.

    ``pictures`` are the pictures it takes in, by name, and ``unused`` those it takes away.
    """

    written: Mapping[str, str]
    removed: tuple[str, ...] = ()
    pictures: Mapping[str, Path] = field(default_factory=dict)
    unused: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.written or self.removed or self.pictures or self.unused)

    def names(self) -> tuple[str, ...]:
        """The names of its files, from the show's folder."""
        pictures = (f"{FOLDER}/{PICTURES}/{name}.jpg" for name in self.pictures)
        gone = (f"{FOLDER}/{PICTURES}/{path.name}" for path in self.unused)
        return (*map(_file, self.written), *map(_file, self.removed), *pictures, *gone)


def change(
    before: ReadLedger, after: Ledger, *, pictures: Mapping[str, Path] | None = None
) -> LedgerChange:
    """What has to be written so that the folder says what ``after`` says.

    ``pictures`` are files of this machine by the names that recordings carry them under.
    """
    texts = {slug: write_entry(entry) for slug, entry in after.episodes.items()}
    if after.show is not None:
        texts[_SHOW] = write_show(after.show)
    written = {slug: text for slug, text in texts.items() if before.texts.get(slug) != text}
    there, wanted = before.ledger.pictures, _wanted(after)
    return LedgerChange(
        written,
        tuple(slug for slug in before.texts if slug not in texts),
        {n: p for n, p in sorted((pictures or {}).items()) if n in wanted and n not in there},
        tuple(path for name, path in there.items() if name not in wanted),
    )


def _wanted(ledger: Ledger) -> set[str]:
    read = {name for entry in ledger.episodes.values() for name in entry.pictures()}
    return read.union(*(each.pictures for each in ledger.unread.values()))


def record(root: Path, change: LedgerChange) -> None:
    """Write a change of the ledger: each file whole or not at all, and on disk before returning."""
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        with Exchange(all_wait=True) as exchange:
            for place, content in _contents(change):
                exchange.put(f"{folder}/{place}", partial(write_bytes, content=content))
            exchange.settle()
        for slug in change.removed:
            (folder / f"{slug}.json").unlink(missing_ok=True)
        for path in change.unused:
            path.unlink(missing_ok=True)
        _sync(folder)
    except OSError as error:
        message = f"the ledger cannot be written: {error.strerror}"
        raise WorldFailed(message, "nothing that feeds name has been changed") from error


def _contents(change: LedgerChange) -> Iterator[tuple[str, bytes]]:
    """The files that are written, by their names in the folder."""
    for name, path in change.pictures.items():
        yield f"{PICTURES}/{name}.jpg", path.read_bytes()
    for slug, text in change.written.items():
        yield f"{slug}.json", text.encode()


def _sync(folder: Path) -> None:
    if os.name == "nt":
        return  # a folder cannot be opened there
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
