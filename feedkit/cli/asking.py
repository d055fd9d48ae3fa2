"""What commands that look at a show are asked: the clock, the folder, and how to say it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from feedkit.diagnostics.failure import Failure
from feedkit.diagnostics.text import Paint, lines, plain, safe

if TYPE_CHECKING:
    from rich.status import Status

    from feedkit.diagnostics import Diagnostic
    from feedkit.elsewhere.cluster import Cluster
    from feedkit.workshop import Workshop

_COLOURS: dict[str, dict[str, Any]] = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan"},
    "frame": {"fg": "blue"},
    "help": {"bold": True},
}


class Usage(Failure):
    """A value on the command line or in the environment that cannot be meant."""

    exit_status = 2


def moment(written: str | None) -> datetime:
    """The time to build for: the one written, that of ``SOURCE_DATE_EPOCH``, or now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if written is not None:
            found = datetime.fromisoformat(written)
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
        if epoch:
            return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        shown = written if written is not None else f"SOURCE_DATE_EPOCH={epoch}"
        help = "write it like 2026-01-31T09:00+01:00"
        raise Usage(f"{shown} is no time: {error}", help) from None
    return datetime.now(UTC)


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def secret(root: Path) -> str:
    """What the addresses of private feeds are made of, empty where nobody has said."""
    from feedkit.source.secret import read_secret

    return read_secret(root, os.environ)


def paint() -> Paint:
    """Colours where a person reads them."""
    wanted = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    return _colour if wanted and os.environ.get("TERM") != "dumb" else plain


def _colour(text: str, part: str) -> str:
    return click.style(text, **_COLOURS[part])


def tell(text: str, *, err: bool = False) -> None:
    """Print text, whatever is in it: names of files and titles cannot command the terminal."""
    click.echo("\n".join(map(safe, text.split("\n"))), err=err)


def say(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics for a person, on standard error."""
    for line in lines(diagnostics, paint=paint()):
        click.echo(line, err=True)


@contextmanager
def alone(root: Path, *, wanted: bool = True) -> Iterator[None]:
    """Nobody else builds or changes the show of a folder while the block runs."""
    if not wanted:
        yield
        return
    from feedkit.ledger.folder import FOLDER
    from feedkit.site.lock import held, this_process
    from feedkit.site.unfinished import sweep_all

    since = datetime.now().astimezone().strftime("%H:%M:%S")
    with held(root / ".feedkit" / "lock", holder=this_process(since)) as after_another:
        if after_another:
            sweep_all(root / ".feedkit", root / FOLDER)
        yield


@dataclass(frozen=True)
class Elsewhere:
    """The cluster that was asked for, and where its workers find the folder; or neither."""

    address: str | None
    files: str | None

    @contextmanager
    def cluster(self, root: Path) -> Iterator[Cluster | None]:
        """The cluster, while the block runs, if one was asked for."""
        if not self.address:
            yield None
            return
        from feedkit.elsewhere.cluster import cluster

        with cluster(self.address, root=root, files=self.files or "") as found:
            yield found


@contextmanager
def scratch(trial: bool) -> Iterator[Path | None]:
    """A folder for what a trial makes, which goes when it ends."""
    if not trial:
        yield None
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        yield Path(folder)


def workshop(
    root: Path,
    teller: Teller,
    *,
    scratch: Path | None = None,
    cluster: Cluster | None = None,
) -> Workshop:
    """The caches and programs of this machine for a show; a cluster listens and encodes."""
    from feedkit.media import find_ffmpeg
    from feedkit.media.threads import a_file_per_core
    from feedkit.workshop import Workshop

    return Workshop(
        folder=root / ".feedkit",
        output=root / "public",
        find_ffmpeg=lambda: find_ffmpeg(os.environ),
        executor=cluster.executor if cluster else a_file_per_core,
        reach=cluster.reach if cluster else None,
        progress=teller.working,
        still=teller.still,
        scratch=scratch,
    )


_LINE_STOPS = 1.0
"""Seconds in which a line at the foot of the terminal has stopped, at the most."""


class Teller:
    """Says what takes long, to a person at a terminal, from the first second on."""

    def __init__(self) -> None:
        self._status: Status | None = None
        self._others: frozenset[threading.Thread] = frozenset()

    def working(self, what: str) -> None:
        """Say what is being done."""
        if sys.stderr.isatty() and self._status is not None:
            from rich.text import Text

            self._status.update(Text(safe(what)))

    def writing(self, what: str, done: int, whole: int) -> None:
        """Say how far the writing is."""
        if done % 20 == 0:
            self.working(f"Writing {done + 1} of {whole}: {what}")

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Show a line at the foot of the terminal while the block runs."""
        if not sys.stderr.isatty():
            yield
            return
        from rich.console import Console

        self._others = frozenset(threading.enumerate())
        with Console(stderr=True).status("Reading the show", spinner="dots") as status:
            self._status = status
            try:
                yield
            finally:
                self._status = None
        self._halt()

    @contextmanager
    def still(self) -> Iterator[None]:
        """Keep the line from moving while the block runs: a thread moves it."""
        status = self._status
        if status is None:
            yield
            return
        status.stop()
        self._halt()
        try:
            yield
        finally:
            status.start()

    def _halt(self) -> None:
        for thread in frozenset(threading.enumerate()) - self._others:
            thread.join(_LINE_STOPS)
