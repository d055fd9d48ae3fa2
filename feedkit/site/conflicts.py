"""Two files that want one place in the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feedkit.diagnostics import Finding
from feedkit.model.artifact import Artifact, MadeFile


def conflicts(pieces: Iterable[Artifact | MadeFile]) -> Iterator[Finding]:
    """Files of ``static/`` and aliases that stand where something else has to stand."""
    listed = tuple(pieces)
    folders: set[str] = set()
    for each in listed:
        folder = each.path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    first: dict[str, Artifact | MadeFile] = {}
    for each in listed:
        other = first.setdefault(each.path, each)
        if other is not each:
            yield _finding(each, "is an address that the site needs itself")
        elif each.path in folders:
            yield _finding(each, "is a folder of the site, and cannot be a file as well")


def _finding(piece: Artifact | MadeFile, what: str) -> Finding:
    made = isinstance(piece, MadeFile)
    file = f"static/{piece.path}" if made else "show.yaml"
    message = f"“/{piece.path}” {what}"
    help = "give the file another name" if made else "take it out of the aliases"
    return Finding("PUB027", file, message, help)
