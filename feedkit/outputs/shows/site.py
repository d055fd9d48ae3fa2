"""All files of the common site that are no show's own."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.shelf import Shelf
from feedkit.outputs.shows import index_page, not_found, opml, sitemap
from feedkit.outputs.sitemap import PATH as SITEMAP
from feedkit.text.words import ENGLISH, Words


def common_files(
    shelf: Shelf, templates: Mapping[str, str], words: Words = ENGLISH
) -> dict[Artifact, bytes]:
    """Every file with what it holds; the list of feeds comes last, as feeds do."""
    sheet, style = index_page.stylesheet(shelf, templates)
    return dict(
        [
            _file(sheet, style, Stage.SIDE_FILES),
            _file(index_page.PATH, index_page.index_page(shelf, templates, words), Stage.PAGES),
            _file(not_found.PATH, not_found.not_found_page(shelf, templates, words), Stage.PAGES),
            _file(SITEMAP, sitemap.sitemap_index(shelf), Stage.PAGES),
            _file(sitemap.OWN, sitemap.own_pages(shelf), Stage.PAGES),
            _file(sitemap.ROBOTS, sitemap.robots(shelf), Stage.PAGES),
            _file(opml.PATH, opml.opml(shelf), Stage.FEEDS),
        ]
    )


def _file(path: str, content: bytes, stage: Stage) -> tuple[Artifact, bytes]:
    digest = sha256(content).hexdigest()
    return Artifact(kind="shows", key=path, path=path, digest=digest, stage=stage), content
