"""The style sheet and the scripts: one file each, named after their content.

The style sheet begins with the colours of the show's artwork, so that a sheet of the author's own
can have the last word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from feedkit.model.artifact import Artifact, Stage
from feedkit.outputs.pages.theme import theme
from feedkit.outputs.publication import Output, Publication, digest_of

STYLESHEET = "site.css"
SCRIPT = "player.js"
SEARCH_SCRIPT = "search.js"
_KIND = "page-asset"


def asset_path(publication: Publication, name: str) -> str:
    """The path of the style sheet or a script."""
    return _path(_text(publication, name), name)


def _text(publication: Publication, name: str) -> str:
    show, written = publication.catalog.show, publication.templates.get(name, "")
    colours = theme(show.artwork.palette, show.site.colours) if name == STYLESHEET else ""
    return colours + written


@lru_cache(maxsize=8)
def _path(text: str, name: str) -> str:
    digest = sha256(text.encode()).hexdigest()
    return f"assets/feedkit-{digest[:8]}.{name.rpartition('.')[2]}"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    for name in (STYLESHEET, SCRIPT, SEARCH_SCRIPT):
        yield Artifact(
            kind=_KIND,
            key=name,
            path=asset_path(publication, name),
            digest=digest_of(_KIND, _text(publication, name)),
            stage=Stage.SIDE_FILES,
        )


def _render(publication: Publication, artifact: Artifact) -> bytes:
    return _text(publication, artifact.key).encode()


ASSETS = Output(kind=_KIND, stage=Stage.SIDE_FILES, artifacts=_artifacts, render=_render)
