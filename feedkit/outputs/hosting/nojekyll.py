"""``.nojekyll``: GitHub Pages serves the site as it stands, files with a low line among them."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.artifact import Artifact, Stage
from feedkit.outputs.publication import Output, Publication, digest_of

_KIND = "no-jekyll"


def _artifacts(_publication: Publication) -> Iterator[Artifact]:
    digest = digest_of(_KIND)
    yield Artifact(kind=_KIND, key="", path=".nojekyll", digest=digest, stage=Stage.SIDE_FILES)


def _render(_publication: Publication, _artifact: Artifact) -> bytes:
    return b""


NO_JEKYLL = Output(kind=_KIND, stage=Stage.SIDE_FILES, artifacts=_artifacts, render=_render)
