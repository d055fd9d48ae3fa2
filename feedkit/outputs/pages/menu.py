"""Entries of the author's menu that lead nowhere, which is known when all files of a site are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feedkit.diagnostics import Finding
from feedkit.model.artifact import Artifact, MadeFile
from feedkit.model.site_choices import MenuEntry
from feedkit.outputs.pages.links import INDEX_FILE, file_of
from feedkit.text.nearest import nearest


def lost_entries(
    menu: Iterable[MenuEntry], pieces: Iterable[Artifact | MadeFile]
) -> Iterator[Finding]:
    """The entries that lead to a page of the site which there is not."""
    ways = {index: each.link for index, each in enumerate(menu) if each.link.startswith("/")}
    paths = {each.path for each in pieces} if ways else set[str]()
    for index, way in ways.items():
        wanted = way[1:].partition("#")[0]
        if wanted not in paths and file_of(wanted) not in paths:
            message = f"the menu leads to {way}, and there is no such page"
            at = ("site", "menu", index)
            yield Finding("SITE001", "show.yaml", message, _help(wanted, paths), at=at)


def _help(wanted: str, paths: Iterable[str]) -> str:
    pages = [each.removesuffix(INDEX_FILE) for each in paths if each.endswith(".html")]
    near = nearest(wanted, sorted(pages), 0.6)
    if near:
        return f"did you mean “/{near}”?"
    return "name a page of the site from its root, such as /subscribe/, or put one into static/"
