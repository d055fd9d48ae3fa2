"""What another machine does with one recording. These functions run there.

Nothing is done where that machine is another feedkit, or sees another file: what comes back is to
the byte what would have been made here.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from msgspec import Struct

from feedkit.diagnostics import WorldFailed
from feedkit.elsewhere.reach import Reach
from feedkit.media.audio import probe
from feedkit.media.cure import GET_FFMPEG
from feedkit.media.decoder import Ear
from feedkit.media.defect import Defect
from feedkit.media.digest import digest
from feedkit.media.encode import encode
from feedkit.media.ffmpeg import find_ffmpeg
from feedkit.media.listening import Recording
from feedkit.media.opened import opened
from feedkit.model.audio_facts import AudioFacts
from feedkit.model.recipe import Recipe
from feedkit.own_version import own_version

_SHARE = (
    "mount the show's folder on every worker in the same place, or say with --cluster-files "
    "where they find it"
)


class Encoded(Struct, frozen=True):
    """A file that was put beside where it is wanted: its name, and its digest."""

    name: str
    sha256: str


def hear(reach: Reach, recording: Recording, ear: Ear) -> AudioFacts | Defect:
    """Probe and measure a recording on this machine, for another one."""
    ffmpeg = _prepared(reach)
    with _at_hand(reach, recording.path, recording.sha256) as path:
        return probe(path, ffmpeg=ffmpeg, levels=True, ear=ear)


def encode_for(reach: Reach, recipe: Recipe, folder: Path) -> Encoded | Defect:
    """Encode a recording into a folder that both machines see, under a name that nobody has.

    A worker that was taken for dead, or whose ffmpeg outlived it, so writes into no other's file.
    """
    ffmpeg = _prepared(reach)
    assert recipe.encoding is not None
    there = Path(reach.place(folder))
    if not there.is_dir():
        raise WorldFailed(f"{_worker()} does not see the folder {there}", _SHARE)
    target = there / f"{uuid4().hex}.encoded.{recipe.extension}"
    with _at_hand(reach, recipe.source, recipe.sha256) as source:
        failed = encode(
            source,
            target,
            recipe.encoding,
            ffmpeg=ffmpeg,
            duration=recipe.duration,
            channels=recipe.channels,
        )
    return failed or Encoded(target.name, _digest(target))


def _worker() -> str:
    return f"the worker on {platform.node() or 'a machine without a name'}"


def _prepared(reach: Reach) -> Path:
    """The ffmpeg of this machine, if it can do what is wanted."""
    if own_version() != reach.version:
        message = f"{_worker()} has feedkit {own_version()}, and this is {reach.version}"
        raise WorldFailed(message, "install the same feedkit on all machines")
    ffmpeg = find_ffmpeg(os.environ)
    if ffmpeg is None:
        raise WorldFailed(f"{_worker()} has no ffmpeg", f"there, {GET_FFMPEG}")
    return ffmpeg


@contextmanager
def _at_hand(reach: Reach, path: Path, sha256: str) -> Iterator[Path]:
    """The file on this machine that is a file on the other, with the same bytes."""
    place = reach.place(path)
    if reach.served and place.startswith(reach.there.rstrip("/")):
        from feedkit.elsewhere.fetching import fetched  # noqa: PLC0415  (slow, and seldom needed)

        with fetched(place, name=path.name, there=_worker()) as copy:
            _same(copy, place, sha256)
            yield copy
        return
    there = Path(place)
    if not there.is_file():
        raise WorldFailed(f"{_worker()} does not see {place}", _SHARE)
    _same(there, place, sha256)
    yield there


def _same(path: Path, place: str, sha256: str) -> None:
    if _digest(path) != sha256:
        message = f"{_worker()} sees another file as {place}"
        help = "wait until it is whole there, and see that it is the same; then run this again"
        raise WorldFailed(message, help)


def _digest(path: Path) -> str:
    with opened(path) as file:
        return digest(file)[1]
