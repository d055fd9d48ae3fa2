"""The catalogues of messages, one file a language."""

from __future__ import annotations

from pathlib import Path

from feedkit import text
from feedkit.diagnostics import WorldFailed

FOLDER = Path(text.__file__).resolve().parent / "languages"


def catalogue(language: str) -> str:
    """The catalogue of a language, whatever its region; nothing where there is none."""
    file = FOLDER / f"{language.partition('-')[0].lower()}.po"
    try:
        return file.read_text(encoding="utf-8") if file.is_file() else ""
    except OSError as error:
        raise WorldFailed(f"{file} cannot be read: {error.strerror}") from error
