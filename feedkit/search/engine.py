"""pagefind, and what it makes of documents.

Its program reads a folder of HTML and writes another with the index. Documents are handed to it one
file each and named by their place, because the interface in Python waits a tenth of a second for
each of them. What decides a result is what it reads: the same documents make the same bytes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from feedkit.diagnostics import WorldFailed
from feedkit.model.artifact import MadeFile, Stage
from feedkit.search.listing import IndexFile, listing
from feedkit.search.presence import package

ENTRY = "pagefind-entry.json"
"""What says which of the files make up the index: it is to be written when they are there."""

NEEDED = ("pagefind.js", "pagefind-worker.js", ENTRY)
"""What a page of our own asks for besides the index; pagefind's own pages and looks stay behind."""

_LONGEST = 900
"""Seconds; thirty thousand documents take half a minute."""
_INDEX = ("*.pf_meta", "wasm.*.pagefind", "fragment/*", "index/*")
_UNKNOWN = "wasm.unknown.pagefind"
_WITHOUT = "pip uninstall pagefind-bin: titles and headings can be searched all the same"
_HELP = (
    f'install it again by pip install "feedkit-podcast[search]"; or do without it, by {_WITHOUT}'
)


def piece(folder: str, source: Path, file: IndexFile, *, ours: bool) -> MadeFile:
    """A file of an index as one of the site, in a folder there; its own are behind ``source``."""
    return MadeFile(
        path=folder + file.name,
        source=source / file.name,
        size=file.size,
        sha256=file.sha256,
        stage=Stage.PAGES if file.name == ENTRY else Stage.SIDE_FILES,
        ours=ours,
    )


def make_index(
    documents: Iterable[tuple[str, str]], folder: Path, *, language: str
) -> tuple[IndexFile, ...]:
    """Make the index of documents, each with its name, in a folder; with the stems of a language.

    Returns the files that a search takes, in order. Raises :class:`WorldFailed` where pagefind
    fails.
    """
    made = folder.absolute()
    _refuse_odd(made)
    try:
        shutil.rmtree(made, ignore_errors=True)
        made.parent.mkdir(parents=True, exist_ok=True)
        # A pagefind that a killed build has left goes on: it has folders of its own to write into.
        with TemporaryDirectory(dir=made.parent) as own:
            place, index = Path(own, "documents"), Path(own, "index")
            for each in (place, index):
                each.mkdir()
            for name, text in documents:
                (place / f"{name}.html").write_bytes(text.encode("utf-8", "replace"))
            _run(
                ["--site", str(place), "--output-path", str(index), "--force-language", language],
                place,
            )
            index.rename(made)
        return listing(made, sorted(_wanted(made)))
    except OSError as error:
        raise WorldFailed(f"{folder} cannot be written: {error.strerror}") from error


def _refuse_odd(folder: Path) -> None:
    """Refuse a folder that pagefind cannot work in, as it says nothing of why."""
    try:
        os.fspath(folder).encode()
    except UnicodeEncodeError as error:
        message = "the search index cannot be made: pagefind wants folders with names in UTF-8"
        help = "give the folder that the show lies in another name; or do without it, by "
        raise WorldFailed(message, help + _WITHOUT) from error


def _run(words: list[str], folder: Path) -> None:
    """Run pagefind where no settings of anybody's lie about."""
    program = _program()
    settings = {
        name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND")
    }
    try:
        done = subprocess.run(
            [str(program), *words, "--silent"],
            cwd=folder, env=settings, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=_LONGEST, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise WorldFailed(f"the search index cannot be made: {error}", _HELP) from error
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        message = f"the search index cannot be made: pagefind ended with {done.returncode}"
        raise WorldFailed(": ".join([message, *said[-1:]]), _HELP)


def _wanted(made: Path) -> Iterator[Path]:
    """The files of an index, with the stems of one language or, where it has none, of no one's."""
    stems = [each for each in made.glob("wasm.*.pagefind") if each.name != _UNKNOWN]
    for pattern in (*NEEDED, *_INDEX):
        for path in made.glob(pattern):
            if path.name != _UNKNOWN or not stems:
                yield path


def _program() -> Path:
    name = package()
    if not name:
        raise WorldFailed("the search index cannot be made: pagefind is not installed", _HELP)
    return Path(import_module(name).get_executable()).absolute()
