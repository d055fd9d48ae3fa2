"""What to do about a file, as a name or as a command to type."""

from __future__ import annotations

import shlex
from pathlib import PurePath

GET_FFMPEG = (
    "install ffmpeg (apt, brew and winget have it), or the one that comes with "
    "pip install 'feedkit-podcast[ffmpeg]'"
)


def renamed(name: str, extension: str) -> str:
    """The same name with another extension, which has no dot."""
    return f"{PurePath(name).stem}.{extension}"


def by_ffmpeg(name: str, options: str, extension: str) -> str:
    """The command that makes a file of another kind, never over the file itself."""
    made = renamed(name, extension)
    if made == name:
        made = f"{PurePath(name).stem}-2.{extension}"
    return f"ffmpeg -i {_argument(name)} {options} {_argument(made)}"


def _argument(name: str) -> str:
    """A name as a shell and ffmpeg both take it for a file's."""
    plain = not name.startswith("-") and ":" not in name
    return shlex.quote(name if plain else f"./{name}")
