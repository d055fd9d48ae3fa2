"""``robots.txt``: everything is open, as directories need it; a preview is closed."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.artifact import Artifact, Stage
from feedkit.outputs.pages.links import whole
from feedkit.outputs.publication import Output, Publication, digest_of
from feedkit.outputs.sitemap import PATH as SITEMAP_PATH

_KIND = "robots"


def _text(publication: Publication) -> str:
    if publication.noindex:
        return "User-agent: *\nDisallow: /\n"
    sitemap = whole(publication.catalog.show.address, SITEMAP_PATH)
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    digest = digest_of(_KIND, _text(publication))
    yield Artifact(kind=_KIND, key="", path="robots.txt", digest=digest, stage=Stage.PAGES)


def _render(publication: Publication, _artifact: Artifact) -> bytes:
    return _text(publication).encode()


ROBOTS = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
