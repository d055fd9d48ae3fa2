"""The style sheet and the script: one file each, named after their content."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from feedkit.model.artifact import Artifact, Stage
from feedkit.outputs.publication import Output, Publication, digest_of

STYLESHEET = "site.css"
SCRIPT = "player.js"
_KIND = "page-asset"


def asset_path(publication: Publication, name: str) -> str:
    """The path of a template that is written as it stands."""
    return _path(publication.templates.get(name, ""), name.rpartition(".")[2])


@lru_cache(maxsize=8)
def _path(text: str, extension: str) -> str:
    return f"assets/feedkit-{sha256(text.encode()).hexdigest()[:8]}.{extension}"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    for name in (STYLESHEET, SCRIPT):
        yield Artifact(
            kind=_KIND,
            key=name,
            path=asset_path(publication, name),
            digest=digest_of(_KIND, publication.templates.get(name, "")),
            stage=Stage.SIDE_FILES,
        )


def _render(publication: Publication, artifact: Artifact) -> bytes:
    return publication.templates.get(artifact.key, "").encode()


ASSETS = Output(kind=_KIND, stage=Stage.SIDE_FILES, artifacts=_artifacts, render=_render)
