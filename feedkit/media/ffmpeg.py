"""ffmpeg: finding it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from feedkit.diagnostics import ProgramMissing
from feedkit.media.cure import GET_FFMPEG

_VARIABLE = "FEEDKIT_FFMPEG"


def find_ffmpeg(environment: Mapping[str, str]) -> Path | None:
    """The ffmpeg to use: ``FEEDKIT_FFMPEG``, else the one on ``PATH``, else imageio-ffmpeg's.

    The path is absolute. Folders that ``PATH`` gives relative to the current one do not count.
    A ``FEEDKIT_FFMPEG`` that is no program raises ``ProgramMissing``; none at all is ``None``.
    """
    path = environment.get("PATH", "")
    if named := environment.get(_VARIABLE, ""):
        found = _program(named, path)
        if found is None:
            raise ProgramMissing(f"{_VARIABLE} is {named}, and that is no program", GET_FFMPEG)
        return found
    return _program("ffmpeg", path) or _packaged()


def _program(name: str, path: str) -> Path | None:
    folders = [folder for folder in path.split(os.pathsep) if Path(folder).is_absolute()]
    found = shutil.which(name, path=os.pathsep.join(folders))
    if found is None or not (Path(found).is_absolute() or Path(name).name != name):
        return None
    return Path(found).absolute()


def _packaged() -> Path | None:
    try:
        found = Path(import_module("imageio_ffmpeg").get_ffmpeg_exe())
    except (ImportError, RuntimeError):
        return None
    return found if found.is_absolute() else None
